import { must } from '../core/assert';
import { toWholeMicroseconds } from '../core/units';
import { laneKeyOf } from './act-target';
import { findUnavailable } from './availability';
import { describeAllowed } from './describe-fields';
import { parseChange } from './parse-change';
import { parseWith, problem, toldAt, type Problem } from './problems';
import {
  connectionActSchema,
  paramsSchemaOf,
  requestActSchema,
  scenarioSchema,
  timedActSchema,
  type Intervention,
  type Lane,
  type ParamsSchemas,
  type Scenario,
} from './schema';
import { nodeOf, schemaAt, schemaOf } from './schema-walk';
import {
  findMisplacedSet,
  findMissingPlace,
  meantLanes,
  readSetValue,
  SETTABLE_PARTS,
  valueAt,
  withLaneNamed,
  type SetAct,
} from './set-value';

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
    const parsed = parseWith(actSchemaFor(each), each, `interventions.${index}`, problems.length);
    for (const fault of parsed.problems) problems.push(toldOfMissingValue(fault, each, scenario, schemas));
    if (parsed.output) listed.push({ index, act: parsed.output });
  });
  const sets = checkSets(listed.filter(isSet), scenario, schemas);
  for (const { index, act } of listed) problems.push(...findFaults(act, `interventions.${index}`, scenario));
  return {
    interventions: listed.map(({ index, act }) => sets.checked.get(index) ?? act),
    problems: [...problems, ...sets.problems],
  };
}

/** By its name; where that is none, by its key: what has one is an act on a request, unless it speaks of a connection. */
export function actSchemaFor(
  input: unknown,
): typeof timedActSchema | typeof connectionActSchema | typeof requestActSchema {
  if (typeof input !== 'object' || input === null) return timedActSchema;
  const { on, do: name } = input as { readonly on?: unknown; readonly do?: unknown };
  const named = [timedActSchema, connectionActSchema, requestActSchema].find(({ options }) =>
    options.some(({ entries }) => entries.do.literal === name),
  );
  if (named) return named;
  if (!('on' in input)) return timedActSchema;
  return typeof on === 'string' && on.includes('/connection/') ? connectionActSchema : requestActSchema;
}

/** A `set` without a value is told what the field takes that it names, as one with a wrong value is. */
function toldOfMissingValue(fault: Problem, input: unknown, scenario: Scenario, schemas: ParamsSchemas): Problem {
  if (fault.allowed.kind !== 'another-value' || !fault.path.endsWith('.value')) return fault;
  const { path, lane } = input as { readonly path?: unknown; readonly lane?: unknown };
  if (typeof path !== 'string') return fault;
  const named = withLaneNamed({ path, value: undefined, lane: typeof lane === 'string' ? lane : undefined }, scenario);
  const isMisplaced = findMisplacedSet(named, '', scenario) !== null;
  const field = isMisplaced ? null : fieldOf(named, scenario, schemas);
  return field === null ? fault : toldAt(fault.path, problem(field.path, undefined, describeAllowed(field.node)));
}

/** The field that a `set` names, of the first lane that it means; null where there is none. */
function fieldOf(act: SetAct, scenario: Scenario, schemas: ParamsSchemas) {
  const keys = act.path.split('.');
  const [meant] = keys[0] === 'params' ? meantLanes(act, scenario) : [];
  const schema = meant ? paramsSchemaOf(meant.id, schemas) : scenarioSchema;
  const node = schema && schemaAt(nodeOf(schema), meant ? keys.slice(1) : keys, meant ? meant.params : scenario);
  const path = meant ? `techniques.${scenario.techniques.indexOf(meant)}.${act.path}` : act.path;
  return node && { path, node };
}

function isSet(listed: Listed<Intervention>): listed is Listed<SetIntervention> {
  return listed.act.do === 'set';
}

/** What is switched off may be about a lane that is not on stage: the reader has taken it away, and may bring it back. */
function findFaults(act: Intervention, path: string, scenario: Scenario): readonly Problem[] {
  if (!('on' in act) || !act.isEnabled) return [];
  const laneKeys = scenario.techniques.map((lane) => lane.key);
  if (laneKeys.includes(laneKeyOf(act))) return [];
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
      const before = sceneOfLane.get(lane.key) ?? scenario;
      const missing = findMissingPlace(act, path, before);
      if (missing) {
        faults.set(missing.path, missing);
        continue;
      }
      const result = parseSet(act, before, schemas);
      for (const fault of result.problems)
        faults.set(JSON.stringify([fault.path, fault.allowed]), toldOfSet(act, path, fault));
      if (!result.scenario) continue;
      // What is switched off is right by itself, and changes nothing for those after it.
      if (act.isEnabled) sceneOfLane.set(lane.key, result.scenario);
      checked.set(index, { ...act, value: result.value });
    }
    for (const fault of faults.values()) problems.push(fault);
  }
  return { checked, problems };
}

/** Where a `set` (at `path` in the list) is wrong: its path, where that names a field that is not there; else its value. */
function toldOfSet(act: SetIntervention, path: string, fault: Problem): Problem {
  const { kind } = fault.allowed;
  const field = fault.path.replace(/^techniques\.\d+\./, '');
  const isMissing = (kind === 'known-field' || kind === 'known-parameter') && `${act.path}.`.startsWith(`${field}.`);
  return isMissing ? { ...fault, path: `${path}.path`, value: act.path } : toldAt(`${path}.value`, fault);
}

/** As the run counts time: acts at one moment go by their order in the list. */
function momentOf({ atMs }: SetIntervention): number {
  return toWholeMicroseconds(atMs);
}

interface ParsedSet {
  readonly scenario: Scenario | null;
  /** With every default filled in. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
}

/** The scenario after the act, of which only what changes is parsed: it may stand beside a long list of messages. */
function parseSet(act: SetIntervention, before: Scenario, schemas: ParamsSchemas): ParsedSet {
  const keys = act.path.split('.');
  const part = SETTABLE_PARTS.find((name) => name === keys[0]);
  if (part === undefined) return parseParams(act, before, schemas);
  const isItem = Array.isArray(valueAt(before, keys.slice(0, -1)));
  if (isItem && typeof act.value === 'number') return parseItem(act.value, keys, before);
  const { output, problems } = parseChange(scenarioSchema.entries[part], before[part], keys.slice(1), act.value, part);
  if (problems.length > 0) return refused(problems);
  const scenario = { ...before, [part]: output };
  const known = new Set(findUnavailable(before).map(({ path }) => path));
  const unavailable = findUnavailable(scenario).filter(({ path }) => !known.has(path));
  return unavailable.length > 0 ? refused(unavailable) : accepted(scenario, act);
}

/** To the acts after this one, a number in a list is as good as another: the list, which may be long, is not copied. */
function parseItem(item: number, keys: readonly string[], before: Scenario): ParsedSet {
  const node = must(schemaAt(nodeOf(scenarioSchema), keys, before), 'an item has a schema');
  const { output, problems } = parseWith(schemaOf(node), item, keys.join('.'));
  return problems.length > 0 ? refused(problems) : { scenario: before, value: output, problems };
}

function parseParams(act: SetIntervention, before: Scenario, schemas: ParamsSchemas): ParsedSet {
  const [, ...keys] = act.path.split('.');
  const meant = meantLanes(act, before);
  const problems: Problem[] = [];
  const techniques = before.techniques.map((lane, index) => {
    const schema = meant.includes(lane) ? paramsSchemaOf(lane.id, schemas) : null;
    if (!schema) return lane;
    const parsed = parseChange(schema, lane.params, keys, act.value, `techniques.${index}.params`);
    for (const fault of parsed.problems) problems.push(fault);
    return { ...lane, params: parsed.problems.length > 0 ? lane.params : (parsed.output as Lane['params']) };
  });
  return problems.length > 0 ? refused(problems) : accepted({ ...before, techniques }, act);
}

function refused(problems: readonly Problem[]): ParsedSet {
  return { scenario: null, value: null, problems };
}

function accepted(scenario: Scenario, act: SetIntervention): ParsedSet {
  return { scenario, value: readSetValue(scenario, act), problems: [] };
}
