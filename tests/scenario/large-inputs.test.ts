import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../src/scenario/parse';
import { GUESSES_MAX, type Problem } from '../../src/scenario/problems';
import { paramsSchemas } from '../../src/techniques/index';

const base = { version: 1, techniques: [{ id: 'sse' }] };
/** Fields that nobody has, each near to one that there is. */
const misspelt = (name: string, count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [name + (36 + index).toString(36), 1]));

function problemsOf(input: unknown): readonly Problem[] {
  const result = parseScenario(input, paramsSchemas);
  return result.ok ? [] : result.problems;
}

const guessedCount = (problems: readonly Problem[]) => problems.filter(({ nearest }) => nearest !== null).length;

describe('parseScenario(a list that is too long)', () => {
  /** Whoever looks at one of them is told so. */
  const untouchable = new Proxy(
    {},
    {
      get: () => {
        throw new Error('looked at');
      },
    },
  );
  const untouchables = (count: number) => Array.from({ length: count }, () => untouchable);

  it.each([
    [
      'techniques',
      { techniques: [...Array.from({ length: 6 }, (_, index) => ({ id: 'sse', key: `${index}` })), untouchable] },
    ],
    ['messages.timesMs', { messages: { kind: 'at', timesMs: untouchables(100_001) } }],
    ['articleLoop.draws', { articleLoop: { draws: untouchables(100_001) } }],
    ['articleLoop.draws.0', { articleLoop: { draws: [untouchables(100_001)] } }],
    ['interventions', { interventions: untouchables(10_001) }],
  ])('%s: tells its length, and does not look at the rest', (path, part) => {
    expect(problemsOf({ ...base, ...part })).toMatchObject([{ path, allowed: { kind: 'list' } }]);
  });

  it('tells a lane that is wrong beside its length', () => {
    const techniques = [{ id: 'sse' }, { id: 'sse' }, ...Array.from({ length: 9 }, () => ({ id: 'ssse' }))];
    const paths = problemsOf({ ...base, techniques }).map(({ path }) => path);
    expect(paths.slice(0, 3)).toEqual(['techniques', 'techniques.1.key', 'techniques.2.id']);
    expect(paths).toContain('techniques.5.id');
    expect(paths).not.toContain('techniques.6.id');
  });
});

describe('parseScenario(more faults than anybody reads)', () => {
  it.each([
    ['of the scenario', (count: number) => ({ ...base, ...misspelt('interventions', count) })],
    [
      'of one lane',
      (count: number) => ({ ...base, techniques: [{ id: 'sse', params: misspelt('reconnectMs', count) }] }),
    ],
    [
      'of many acts',
      (count: number) => ({
        ...base,
        interventions: Array.from({ length: count }, () => ({ atMs: 1, do: 'publish', payloadByte: 1 })),
      }),
    ],
    [
      'of the value of a `set`',
      (count: number) => ({
        ...base,
        interventions: [{ atMs: 1, do: 'set', path: 'server', value: misspelt('failureProbability', count) }],
      }),
    ],
  ])('tells every unknown field %s, with a guess for the first alone', (_what, inputOf) => {
    expect(guessedCount(problemsOf(inputOf(GUESSES_MAX)))).toBe(GUESSES_MAX);
    const problems = problemsOf(inputOf(GUESSES_MAX + 30));
    expect(problems).toHaveLength(GUESSES_MAX + 30);
    expect(problems.map(({ nearest }) => nearest !== null)).toEqual(problems.map((_, index) => index < GUESSES_MAX));
  });

  it('tells more of them than a call takes as arguments', () => {
    const techniques = [{ id: 'sse', params: misspelt('unheardOf', 200_000) }];
    expect(problemsOf({ ...base, techniques })).toHaveLength(200_000);
    const interventions = [{ atMs: 1, do: 'publish', ...misspelt('unheardOf', 200_000) }];
    expect(problemsOf({ ...base, interventions })).toHaveLength(200_000);
  });
});
