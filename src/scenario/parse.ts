import * as v from 'valibot';
import { oneOf } from './allowed';
import { findUnavailable } from './availability';
import { parseInterventions } from './interventions';
import { parseWith, problem, type Problem } from './problems';
import { entriesOf, findUntold, nodeOf, schemaOf } from './schema-walk';
import { LANES_MAX, paramsSchemaOf, scenarioSchema, type Lane, type ParamsSchemas, type Scenario } from './schema';

export type ParseResult =
  { readonly ok: true; readonly scenario: Scenario } | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Untrusted → typed: every default filled in, or all problems at once. The registry hands in the techniques' parameter
 * schemas, so that a scenario knows no technique. Never throws.
 */
export function parseScenario(input: unknown, schemas: ParamsSchemas): ParseResult {
  const shape = parseWith(scenarioSchema, input, '');
  const { lanes, problems: laneProblems } = parseLanes(input, schemas);
  const sound = shape.output ?? parseWhatIsRight(input);
  const withoutActs: Scenario = { ...sound, techniques: lanes, interventions: [] };
  const acts = parseInterventions(sound.interventions, withoutActs, schemas);
  const problems = [...shape.problems, ...laneProblems, ...findUnavailable(withoutActs), ...acts.problems];
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, scenario: { ...withoutActs, interventions: acts.interventions } };
}

/** A scenario of what is right in an input with faults, and the default for all else. */
function parseWhatIsRight(input: unknown): v.InferOutput<typeof scenarioSchema> {
  const right = rightPart(v.omit(scenarioSchema, ['version', 'techniques']), input) as object | undefined;
  return v.parse(scenarioSchema, { ...right, version: 1, techniques: [{ id: 'any' }] });
}

/** `input` without the fields that are wrong; undefined where nothing right is left. */
function rightPart(schema: v.GenericSchema, input: unknown): unknown {
  const isRight = (value: unknown) => v.is(schema, value) && findUntold(nodeOf(schema), value).misfits.length === 0;
  if (isRight(input)) return input;
  const entries = entriesOf(nodeOf(schema), input);
  if (!entries || typeof input !== 'object' || input === null) return undefined;
  const given = input as Readonly<Record<string, unknown>>;
  const kept = Object.entries(entries)
    .filter(([name]) => Object.hasOwn(given, name))
    .map(([name, entry]) => [name, rightPart(schemaOf(entry), given[name])] as const)
    .filter(([, value]) => value !== undefined);
  const rest = Object.fromEntries(kept);
  return isRight(rest) ? rest : undefined;
}

function parseLanes(input: unknown, schemas: ParamsSchemas): { lanes: readonly Lane[]; problems: readonly Problem[] } {
  const listed = (input as { readonly techniques?: unknown } | null)?.techniques;
  if (!Array.isArray(listed)) return { lanes: [], problems: [] };
  const lanes: Lane[] = [];
  const problems: Problem[] = [];
  listed.slice(0, LANES_MAX).forEach((each: unknown, index) => {
    const { id, key, params } = (each ?? {}) as { id?: unknown; key?: unknown; params?: unknown };
    if (typeof id !== 'string') return;
    const laneKey = typeof key === 'string' ? key : id;
    if (lanes.some((lane) => lane.key === laneKey)) {
      problems.push(problem(`techniques.${index}.key`, key, { kind: 'free-key', taken: laneKey }));
    }
    const schema = paramsSchemaOf(id, schemas);
    const parsed = schema && parseWith(schema, params === undefined ? {} : params, `techniques.${index}.params`);
    const faults = parsed?.problems ?? [problem(`techniques.${index}.id`, id, oneOf(Object.keys(schemas)))];
    for (const fault of faults) problems.push(fault);
    // What is wrong here is told here: interventions on this lane are right for all that.
    lanes.push({ id, key: laneKey, params: parsed?.output ?? (schema ? v.parse(schema, {}) : {}) });
  });
  return { lanes, problems };
}
