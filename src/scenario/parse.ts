import * as v from 'valibot';
import { findUnavailable } from './availability';
import { notAvailable, parseWith, problem, type Problem } from './problems';
import {
  requestActSchema, scenarioSchema, timedActSchema, type Intervention, type Lane, type ParamsSchemas, type Scenario,
} from './schema';
import { readSetValue, SETTABLE_PARTS, withSetValue, type SetAct } from './set-value';

export type ParseResult =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly Problem[] };

type ParsedShape = v.InferOutput<typeof scenarioSchema>;

/**
 * Untrusted → typed: every default filled in, or all problems at once. The registry hands in the techniques' parameter
 * schemas, so that a scenario knows no technique. Never throws.
 */
export function parseScenario(input: unknown, schemas: ParamsSchemas): ParseResult {
  const shape = parseWith(scenarioSchema, input, '');
  const lanes = parseLanes(input, schemas);
  const problems = [...shape.problems, ...lanes.problems];
  if (shape.output === null || problems.length > 0) return { ok: false, problems };
  const withoutActs: Scenario = { ...shape.output, techniques: lanes.lanes, interventions: [] };
  const acts = parseInterventions(shape.output, withoutActs, schemas);
  const scenario = { ...withoutActs, interventions: acts.interventions };
  const all = [...findUnavailable(scenario), ...acts.problems];
  return all.length > 0 ? { ok: false, problems: all } : { ok: true, scenario };
}

function parseLanes(input: unknown, schemas: ParamsSchemas): { lanes: readonly Lane[]; problems: readonly Problem[] } {
  const listed = (input as { readonly techniques?: unknown } | null)?.techniques;
  if (!Array.isArray(listed)) return { lanes: [], problems: [] };
  const lanes: Lane[] = [];
  const problems: Problem[] = [];
  listed.forEach((each: unknown, index) => {
    const { id, key, params } = (each ?? {}) as { id?: unknown; key?: unknown; params?: unknown };
    if (typeof id !== 'string') return;
    const schema = Object.hasOwn(schemas, id) ? schemas[id] : undefined;
    if (!schema) {
      problems.push(problem(`techniques.${index}.id`, id, `one of: ${Object.keys(schemas).join(', ')}`));
      return;
    }
    const laneKey = typeof key === 'string' ? key : id;
    if (lanes.some((lane) => lane.key === laneKey)) {
      problems.push(problem(`techniques.${index}.key`, key, `a key that no other lane has ("${laneKey}" is taken)`));
    }
    const parsed = parseWith(schema, params ?? {}, `techniques.${index}.params`);
    problems.push(...parsed.problems);
    lanes.push({ id, key: laneKey, params: parsed.output ?? {} });
  });
  return { lanes, problems };
}

function parseInterventions(
  shape: ParsedShape,
  scenario: Scenario,
  schemas: ParamsSchemas,
): { interventions: readonly Intervention[]; problems: readonly Problem[] } {
  const interventions: Intervention[] = [];
  const problems: Problem[] = [];
  shape.interventions.forEach((act, index) => {
    const path = `interventions.${index}`;
    const isOnRequest = typeof act === 'object' && act !== null && 'on' in act;
    const parsed = parseWith(isOnRequest ? requestActSchema : timedActSchema, act, path);
    problems.push(...parsed.problems);
    if (parsed.output === null) return;
    const intervention = parsed.output as Intervention;
    const checked = checkIntervention(intervention, path, scenario, schemas);
    problems.push(...checked.problems);
    interventions.push(checked.intervention);
  });
  return { interventions, problems };
}

interface CheckedAct {
  readonly intervention: Intervention;
  readonly problems: readonly Problem[];
}

function checkIntervention(act: Intervention, path: string, scenario: Scenario, schemas: ParamsSchemas): CheckedAct {
  const refused = (found: Problem): CheckedAct => ({ intervention: act, problems: [found] });
  if (act.do === 'hide-tab' || act.do === 'duplicate-response') return refused(notAvailable(`${path}.do`, act.do));
  if (act.do === 'set') return checkSet(act, path, scenario, schemas);
  if (!('on' in act)) return { intervention: act, problems: [] };
  const laneKeys = scenario.techniques.map((lane) => lane.key);
  if (laneKeys.includes(act.on.split('/', 1)[0] ?? '')) return { intervention: act, problems: [] };
  return refused(problem(`${path}.on`, act.on, `a key that begins with a lane: ${laneKeys.join(', ')}`));
}

/**
 * A `set` is right when the scenario it leads to is: so that one is parsed, its faults are told at the act, and the
 * value is taken from it with every default filled in.
 */
function checkSet(act: Extract<Intervention, { do: 'set' }>, path: string, scenario: Scenario, schemas: ParamsSchemas): CheckedAct {
  const misplaced = findMisplacedSet(act, path, scenario);
  if (misplaced) return { intervention: act, problems: [misplaced] };
  const result = parseScenario(withSetValue(scenario, act), schemas);
  if (result.ok) return { intervention: { ...act, value: readSetValue(result.scenario, act) }, problems: [] };
  const problems = result.problems.map((each) => ({ ...each, message: `${path}: ${each.message}`, path: `${path}.value` }));
  return { intervention: act, problems };
}

function findMisplacedSet(act: SetAct, path: string, { techniques }: Scenario): Problem | null {
  const keys = act.path.split('.');
  const laneKeys = techniques.map((each) => each.key);
  if (act.lane !== undefined && !laneKeys.includes(act.lane)) {
    return problem(`${path}.lane`, act.lane, `one of: ${laneKeys.join(', ')}`);
  }
  const isParams = keys[0] === 'params' && keys.length > 1;
  const isLaneParams = keys[0] === 'techniques' && keys[2] === 'params' && keys.length > 3;
  const isPart = (SETTABLE_PARTS as readonly string[]).includes(keys[0] ?? '');
  if (!isParams && !isLaneParams && !isPart) {
    return problem(`${path}.path`, act.path, `a path that begins with ${SETTABLE_PARTS.join(', ')} or params`);
  }
  if (FIXED_PATHS.includes(act.path)) return problem(`${path}.path`, act.path, 'something that can change while it runs');
  const isKnown = !isParams || act.lane !== undefined || techniques.some((each) => (keys[1] ?? '') in each.params);
  return isKnown ? null : problem(`${path}.path`, act.path, 'a parameter that some lane has');
}

/** They speak of the time before the run. */
const FIXED_PATHS: readonly string[] = ['browser.warmConnection', 'browser.tabs'];
