import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../src/scenario/parse';
import { parseChange } from '../../src/scenario/parse-change';
import { messagesSchema, networkSchema } from '../../src/scenario/schema';
import { withSetValue } from '../../src/scenario/set-value';
import { simulate } from '../../src/simulate';
import { paramsSchemas } from '../../src/techniques/index';
import { anyScenario, tracesOf } from '../support/any-scenario';
import { parsed, problemsOf } from '../support/scenarios';
import { anyLeafSet, settableLeaves } from '../support/settable-leaves';

const base = { version: 1, durationMs: 3000, techniques: [{ id: 'long-polling' }] };
const jitterKind = (value: string) => ({ atMs: 600, do: 'set', path: 'network.jitter.kind', value });

describe('a `set` of the field that chooses the kind', () => {
  it.each([
    ['none', { kind: 'none' }],
    ['uniform', { kind: 'uniform', spreadMs: 50 }],
    ['normal', { kind: 'normal', deviationMs: 20 }],
    ['logNormal', { kind: 'logNormal', medianMs: 20, sigma: 0.5 }],
    ['pareto', { kind: 'pareto', scaleMs: 10, shape: 2 }],
  ])('network.jitter.kind = %s brings the defaults of that kind', (kind, jitter) => {
    const scenario = parsed({ ...base, interventions: [jitterKind(kind)] });
    expect(withSetValue(scenario, jitterKind(kind)).network.jitter).toEqual(jitter);
    const asOneValue = { ...jitterKind(kind), path: 'network.jitter', value: { kind } };
    const [byKind, byValue] = [scenario, parsed({ ...base, interventions: [asOneValue] })].map((each) =>
      simulate(each),
    );
    expect(byKind?.lanes[0]?.events.length).toBeGreaterThan(0);
    expect(byKind?.lanes[0]?.events).toEqual(byValue?.lanes[0]?.events);
  });

  it('is refused where a field is left that the new kind does not have, or one missing that it needs', () => {
    const started = { ...base, network: { jitter: { kind: 'uniform', spreadMs: 5 } } };
    expect(problemsOf({ ...started, interventions: [jitterKind('uniform')] })).toEqual([]);
    expect(problemsOf({ ...started, interventions: [jitterKind('normal')] })).toMatchObject([
      { path: 'interventions.0.value', target: 'network.jitter.spreadMs' },
    ]);
    expect(problemsOf({ ...base, interventions: [jitterKind('odd')] })).toMatchObject([{ value: 'odd' }]);
    expect(
      problemsOf({ ...base, interventions: [{ ...jitterKind('at'), path: 'messages.kind' }] }).map(
        ({ target }) => target,
      ),
    ).toEqual(expect.arrayContaining(['messages.timesMs', 'messages.perSecond']));
  });
});

describe('a `set` of any leaf', () => {
  it('settableLeaves: they are all there', () => {
    const paths = settableLeaves.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining(['network.jitter.kind', 'network.jitter.sigma', 'messages.kind', 'articleLoop.draws']),
    );
    expect(new Set(paths).size).toBeGreaterThan(35);
  });

  it('is refused, or leaves a scenario that parses to itself and runs', () => {
    let takenCount = 0;
    fc.assert(
      fc.property(anyScenario, anyLeafSet, (given, act) => {
        const result = parseScenario({ ...given, interventions: [act] }, paramsSchemas);
        if (!result.ok) return;
        takenCount++;
        const after = withSetValue(result.scenario, act);
        expect(parsed(after)).toEqual(after);
        tracesOf({ ...result.scenario, durationMs: 4000 });
      }),
      { seed: 1, numRuns: 200 },
    );
    expect(takenCount).toBeGreaterThan(60);
  });
});

describe('parseChange(schema, before, keys, value, path)', () => {
  /** A list that nobody may look into. */
  const unread = new Proxy([], {
    get(list, name) {
      if (name === 'length' || typeof name === 'symbol') return Reflect.get(list, name) as unknown;
      throw new Error(`read at ${name}`);
    },
  });
  const messages = { kind: 'at', timesMs: unread, payloadBytes: 20 };

  it.each([
    [['payloadBytes'], 5, { ...messages, payloadBytes: 5 }],
    [['kind'], 'at', messages],
  ])('%j = %j does not look at the list beside it', (keys, value, output) => {
    expect(parseChange(messagesSchema, messages, keys, value, 'messages')).toEqual({ output, problems: [] });
  });

  it.each([
    [['payloadBytes'], -1, 'messages.payloadBytes'],
    [['payload'], 1, 'messages.payload'],
    [['payloadBytes', 'deeper'], 1, 'messages.payloadBytes'],
  ])('%j = %j does not look at it either to refuse', (keys, value, path) => {
    expect(parseChange(messagesSchema, messages, keys, value, 'messages').problems).toMatchObject([{ path }]);
  });

  it('parses one item of a list, not the others', () => {
    const times = [1, 2, 3];
    const change = parseChange(messagesSchema, { ...messages, timesMs: times }, ['timesMs', '1'], 9, 'messages');
    expect(change.output).toEqual({ ...messages, timesMs: [1, 9, 3] });
    expect(
      parseChange(messagesSchema, { ...messages, timesMs: times }, ['timesMs', '1'], -9, 'messages').problems,
    ).toMatchObject([{ path: 'messages.timesMs.1', value: -9 }]);
  });

  it('fills in the defaults of what is put in', () => {
    const network = { jitter: { kind: 'none' }, oneWayLatencyMs: 60 };
    expect(parseChange(networkSchema, network, ['jitter', 'kind'], 'pareto', 'network').output).toEqual({
      jitter: { kind: 'pareto', scaleMs: 10, shape: 2 },
      oneWayLatencyMs: 60,
    });
  });
});
