import * as v from 'valibot';
import { findUnavailable } from './availability';
import { parseInterventions } from './interventions';
import { parseWith, problem, type Problem } from './problems';
import { scenarioSchema, type Lane, type ParamsSchemas, type Scenario } from './schema';

export type ParseResult =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly Problem[] };

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

/** What can be said of a scenario with faults: each part that is right as it stands, and the default for the others. */
function parseWhatIsRight(input: unknown): v.InferOutput<typeof scenarioSchema> {
  const given = typeof input === 'object' && input !== null ? (input as Readonly<Record<string, unknown>>) : {};
  const right = Object.entries(scenarioSchema.entries).filter(([name, entry]) => Object.hasOwn(given, name) && parseWith(entry, given[name], '').output !== null);
  const parts = Object.fromEntries(right.map(([name]) => [name, given[name]]));
  return v.parse(scenarioSchema, { ...parts, version: 1, techniques: [{ id: 'any' }] });
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
    const parsed = parseWith(schema, params === undefined ? {} : params, `techniques.${index}.params`);
    problems.push(...parsed.problems);
    lanes.push({ id, key: laneKey, params: parsed.output ?? {} });
  });
  return { lanes, problems };
}
