import { parseScenario } from '../../src/scenario/parse';
import { languageOf } from '../../src/i18n/catalogue';
import type { Problem } from '../../src/scenario/problems';
import type { Scenario } from '../../src/scenario/schema';
import { paramsSchemas } from '../../src/techniques/index';
import { problemSentence } from '../../src/views/problems/problem-sentence';

/** The scenario that `input` describes; a test that gives a wrong one fails with its problems. */
export function parsed(input: unknown): Scenario {
  const result = parseScenario(input, paramsSchemas);
  if (!result.ok) throw new Error(`The test's scenario is wrong:\n${result.problems.map(messageOf).join('\n')}`);
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

/** A problem with its English sentence, the one that the command line prints. */
export interface ToldProblem extends Problem {
  readonly message: string;
}

/** What is wrong with `input`; nothing when it is a scenario. */
export function problemsOf(input: unknown): readonly ToldProblem[] {
  const result = parseScenario(input, paramsSchemas);
  return result.ok ? [] : result.problems.map((problem) => ({ ...problem, message: messageOf(problem) }));
}

export function messageOf(problem: Problem): string {
  return problemSentence(problem, languageOf('en'));
}

/** The value at a dotted path. */
export function valueAt(target: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], target);
}
