import { parseScenario } from '../../src/scenario/parse';
import type { Problem } from '../../src/scenario/problems';
import type { Scenario } from '../../src/scenario/schema';
import { paramsSchemas } from '../../src/techniques/index';

/** The scenario that `input` describes; a test that gives a wrong one fails with its problems. */
export function parsed(input: unknown): Scenario {
  const result = parseScenario(input, paramsSchemas);
  if (!result.ok)
    throw new Error(`The test's scenario is wrong:\n${result.problems.map(({ message }) => message).join('\n')}`);
  return result.scenario;
}

/** A scenario of one lane, 30 s long, with the parts given. */
export function oneLane(
  id: string,
  params: Record<string, unknown> = {},
  rest: Record<string, unknown> = {},
): Scenario {
  return parsed({ version: 1, techniques: [{ id, params }], ...rest });
}

/** What is wrong with `input`; nothing when it is a scenario. */
export function problemsOf(input: unknown): readonly Problem[] {
  const result = parseScenario(input, paramsSchemas);
  return result.ok ? [] : result.problems;
}

/** The value at a dotted path. */
export function valueAt(target: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], target);
}
