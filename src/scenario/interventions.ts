import { toWholeMicroseconds } from '../core/units';
import { findUnavailable } from './availability';
import { parseWith, problem, toldAt, type Problem } from './problems';
import {
  connectionActSchema,
  paramsSchemaOf,
  requestActSchema,
  scenarioSchema,
  timedActSchema,
  type Intervention,
  type ParamsSchemas,
  type Scenario,
} from './schema';
import { findMisplacedSet, meantLanes, readSetValue, SETTABLE_PARTS, withLaneNamed, withSetValue } from './set-value';

type SetIntervention = Extract<Intervention, { do: 'set' }>;
/** What was asked for, at its place in the list; it goes on to be checked against the scenario. */
interface Listed<Act> {
  readonly index: number;
  readonly act: Act;
}

export interface ParsedInterventions {
  readonly interventions: readonly Intervention[];
  readonly problems: readonly Problem[];
}

/** The interventions of a scenario, with every default filled in, and what is wrong with them; `scenario` is without them. */
export function parseInterventions(
  list: readonly unknown[],
  scenario: Scenario,
  schemas: ParamsSchemas,
): ParsedInterventions {
  const listed: Listed<Intervention>[] = [];
  const problems: Problem[] = [];
  list.forEach((each, index) => {
    const parsed = parseWith(actSchemaFor(each), each, `interventions.${index}`);
    problems.push(...parsed.problems);
    if (parsed.output) listed.push({ index, act: parsed.output });
  });
  const sets = checkSets(listed.filter(isSet), scenario, schemas);
  for (const { index, act } of listed) problems.push(...findFaults(act, `interventions.${index}`, scenario));
  return {
    interventions: listed.map(({ index, act }) => sets.checked.get(index) ?? act),
    problems: [...problems, ...sets.problems],
  };
}

/** By its key and its name: what has a key is an act on a request, unless either speaks of a connection. */
export function actSchemaFor(
  input: unknown,
): typeof timedActSchema | typeof connectionActSchema | typeof requestActSchema {
  if (typeof input !== 'object' || input === null || !('on' in input)) return timedActSchema;
  const { on, do: name } = input as { readonly on: unknown; readonly do?: unknown };
  const isNamedSo = connectionActSchema.options.some(({ entries }) => entries.do.literal === name);
  const isOnConnection = isNamedSo || (typeof on === 'string' && on.includes('/connection/'));
  return isOnConnection ? connectionActSchema : requestActSchema;
}

function isSet(listed: Listed<Intervention>): listed is Listed<SetIntervention> {
  return listed.act.do === 'set';
}

function findFaults(act: Intervention, path: string, scenario: Scenario): readonly Problem[] {
  if (!('on' in act)) return [];
  const laneKeys = scenario.techniques.map((lane) => lane.key);
  if (laneKeys.includes(act.on.split('/', 1)[0] ?? '')) return [];
  return [problem(`${path}.on`, act.on, { kind: 'request-of-lane', laneKeys })];
}

/**
 * A `set` is right when the scenario that it leads to is: so each is made, in the order of time and for each lane that
 * it means, and the part that it changes is parsed. Its value is taken from there, with every default filled in.
 */
function checkSets(
  acts: readonly Listed<SetIntervention>[],
  scenario: Scenario,
  schemas: ParamsSchemas,
): { readonly checked: ReadonlyMap<number, SetIntervention>; readonly problems: readonly Problem[] } {
  const checked = new Map<number, SetIntervention>();
  const problems: Problem[] = [];
  const sceneOfLane = new Map(scenario.techniques.map(({ key }) => [key, scenario]));
  for (const { index, act: given } of acts.toSorted((one, other) => momentOf(one.act) - momentOf(other.act))) {
    const path = `interventions.${index}`;
    const act = withLaneNamed(given, scenario);
    const misplaced = findMisplacedSet(act, path, scenario);
    if (misplaced) problems.push(misplaced);
    // What is wrong alike in several lanes is told once.
    const faults = new Map<string, Problem>();
    for (const lane of misplaced ? [] : meantLanes(act, scenario)) {
      const result = parseSet(act, sceneOfLane.get(lane.key) ?? scenario, schemas);
      for (const fault of result.problems)
        faults.set(JSON.stringify([fault.path, fault.allowed]), toldAt(`${path}.value`, fault));
      if (!result.scenario) continue;
      // What is switched off is right by itself, and changes nothing for those after it.
      if (act.isEnabled) sceneOfLane.set(lane.key, result.scenario);
      checked.set(index, { ...act, value: readSetValue(result.scenario, act) });
    }
    problems.push(...faults.values());
  }
  return { checked, problems };
}

/** As the run counts time: acts at one moment go by their order in the list. */
function momentOf({ atMs }: SetIntervention): number {
  return toWholeMicroseconds(atMs);
}

interface ParsedSet {
  readonly scenario: Scenario | null;
  readonly problems: readonly Problem[];
}

/** The scenario after the act. Only the part that changes is parsed again: it may stand beside a long list of messages. */
function parseSet(act: SetIntervention, before: Scenario, schemas: ParamsSchemas): ParsedSet {
  const after = withSetValue(before, act);
  const part = SETTABLE_PARTS.find((name) => name === act.path.split('.', 1)[0]);
  if (part === undefined) return parseParams(after, before, schemas);
  const { output, problems } = parseWith(scenarioSchema.entries[part], after[part], part);
  if (output === null) return { scenario: null, problems };
  const scenario = { ...after, [part]: output };
  const known = new Set(findUnavailable(before).map(({ path }) => path));
  const unavailable = findUnavailable(scenario).filter(({ path }) => !known.has(path));
  return unavailable.length > 0 ? { scenario: null, problems: unavailable } : { scenario, problems: [] };
}

function parseParams(after: Scenario, before: Scenario, schemas: ParamsSchemas): ParsedSet {
  const problems: Problem[] = [];
  const techniques = after.techniques.map((lane, index) => {
    const schema = lane === before.techniques[index] ? null : paramsSchemaOf(lane.id, schemas);
    if (!schema) return lane;
    const parsed = parseWith(schema, lane.params, `techniques.${index}.params`);
    problems.push(...parsed.problems);
    return { ...lane, params: parsed.output ?? lane.params };
  });
  return { scenario: problems.length > 0 ? null : { ...after, techniques }, problems };
}
