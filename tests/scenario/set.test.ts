import { describe, expect, it } from 'vitest';
import { readSetValue, withSetValue } from '../../src/scenario/set-value';
import { parsed, problemsOf } from '../support/scenarios';

const lanes = [{ id: 'ajax-polling' }, { id: 'sse' }, { id: 'websocket', key: 'ws' }];
const withSets = (...sets: readonly Record<string, unknown>[]) => ({
  version: 1,
  techniques: lanes,
  interventions: sets.map((set, index) => ({ atMs: index, do: 'set', ...set })),
});
const setsOf = (...sets: readonly Record<string, unknown>[]) => parsed(withSets(...sets)).interventions;
const firstProblem = (set: Record<string, unknown>) => problemsOf(withSets(set))[0];

const TAKEN: readonly [path: string, value: unknown][] = [
  ['network.oneWayLatencyMs', 0],
  ['network.lossProbability', 1],
  ['network.bandwidthKbps', null],
  ['network.bandwidthKbps', 56],
  ['network.jitter', { kind: 'uniform', spreadMs: 5 }],
  ['network.tls', '1.3'],
  ['browser.connectionsPerHost', 2],
  ['proxy', null],
  ['server.keepAliveMs', 0],
  ['server.processingMs', 20],
  ['server.holdLimitMs', 500],
  ['server.heartbeatMs', null],
  ['server.keepsMessages', false],
  ['server.watchesForClose', false],
  ['server.failureProbability', 0.5],
  ['messages.perSecond', 3],
  ['messages.payloadBytes', 0],
  ['messages', { kind: 'at', timesMs: [5, 6], payloadBytes: 1 }],
  ['articleLoop.firstMs', 0],
  ['articleLoop.sleepMs', 10],
  ['articleLoop.probability', 1],
  ['articleLoop.draws', [[1, 30]]],
  ['params.pollIntervalMs', 100],
  ['params.reconnectMs', 50],
  ['params.answers', 'at-once'],
];

const REFUSED: readonly [path: string, value: unknown][] = [
  ['network.oneWayLatencyMs', -1],
  ['network.oneWayLatencyMs', '60'],
  ['network.oneWayLatencyMs.deeper', 1],
  ['network', null],
  ['network', 5],
  ['network.jitter', { kind: 'odd' }],
  ['network.tls', '1.1'],
  ['network.httpVersion', '3'],
  ['server.workers', 0],
  ['messages.kind', 'every'],
  ['messages.perSecond', 1001],
  ['params.pollIntervalMs', null],
  ['params.answers', 'hold'],
  ['articleLoop.draws', [[100]]],
  ['browser.connectionsPerHost', 0],
];

/** Fields that are not there. */
const MISSING: readonly [path: string, value: unknown][] = [
  ['network.latency', 1],
  ['network.', 1],
  ['network.__proto__', {}],
  ['network.constructor', 1],
  ['network.jitter.spreadMs', 5],
  ['messages.periodMs', 5],
];

const UNSETTABLE: readonly [path: string, value: unknown][] = [
  ['seed', 8],
  ['durationMs', 5],
  ['clients', 2],
  ['version', 1],
  ['interventions', []],
  ['techniques', []],
  ['techniques.0.id', 'sse'],
  ['techniques.9.params.reconnectMs', 5],
  ['params', {}],
  ['', 1],
  ['.', 1],
  ['Network.oneWayLatencyMs', 1],
];

describe('parseScenario with a `set`', () => {
  it.each(TAKEN)('takes %s = %j as it stands', (path, value) => {
    expect(setsOf({ path, value })).toEqual([{ atMs: 0, do: 'set', path, value, isEnabled: true }]);
  });

  it('fills in what the value leaves out', () => {
    expect(
      setsOf(
        { path: 'network.jitter', value: { kind: 'pareto' } },
        { path: 'server', value: { processingMs: 5 } },
        { path: 'proxy', value: { isBuffering: true } },
      ),
    ).toMatchObject([
      { value: { kind: 'pareto', scaleMs: 10, shape: 2 } },
      { value: { processingMs: 5, keepAliveMs: 5000, holdLimitMs: 25_000, heartbeatMs: 15_000, keepsMessages: true } },
      { value: { isBuffering: true, bufferBytes: 4096, idleTimeoutMs: 60_000, passesUpgrade: true } },
    ]);
  });

  it('takes a parameter of one lane, named by key or by place', () => {
    expect(setsOf({ path: 'params.reconnectMs', value: 5, lane: 'ws' })).toMatchObject([
      { path: 'params.reconnectMs', lane: 'ws', value: 5 },
    ]);
    expect(setsOf({ path: 'techniques.2.params.reconnectMs', value: 5 })).toMatchObject([
      { path: 'params.reconnectMs', lane: 'ws', value: 5 },
    ]);
    expect(setsOf({ path: 'techniques.2.params.reconnectMs', value: 5, lane: 'ws' })).toMatchObject([
      { lane: 'ws', value: 5 },
    ]);
  });

  it('takes the usual kind where the value names none', () => {
    expect(setsOf({ path: 'messages', value: {} }, { path: 'network.jitter', value: {} })).toMatchObject([
      { value: { kind: 'poisson', perSecond: 0.5 } },
      { value: { kind: 'none' } },
    ]);
  });

  it('takes a part of one lane', () => {
    expect(setsOf({ path: 'network.oneWayLatencyMs', value: 5, lane: 'sse' })).toMatchObject([
      { lane: 'sse', value: 5 },
    ]);
  });

  it.each(UNSETTABLE)('refuses %j: it cannot change while it runs', (path, value) => {
    expect(firstProblem({ path, value })).toMatchObject({
      path: 'interventions.0.path',
      value: path,
      allowed: {
        kind: 'settable-path',
        parts: ['network', 'browser', 'proxy', 'server', 'messages', 'uplink', 'articleLoop', 'params'],
      },
    });
  });

  it.each([
    ['browser.warmConnection', false],
    ['browser.tabs', 1.5],
    ['browser', { warmConnection: false }],
  ])('refuses %j = %j: it speaks of the time before the run', (path, value) => {
    expect(firstProblem({ path, value })).toMatchObject({
      path: 'interventions.0.path',
      allowed: { kind: 'changeable-path', fixed: ['browser.warmConnection', 'browser.tabs'] },
    });
  });

  it.each(REFUSED)('refuses %s = %j, at the act, as a scenario would be', (path, value) => {
    expect(firstProblem({ path, value })).toMatchObject({
      path: 'interventions.0.value',
      target: expect.stringContaining(path.split('.')[0] === 'params' ? 'techniques.' : (path.split('.')[0] ?? '')),
      message: expect.stringMatching(/^interventions\.0\.value: /),
    });
  });

  it.each(MISSING)('refuses %s = %j: no such field, said of the path and not of the value', (path, value) => {
    expect(firstProblem({ path, value })).toMatchObject({
      path: 'interventions.0.path',
      target: null,
      value: path,
      allowed: { kind: 'known-field' },
      message: expect.stringMatching(/^interventions\.0\.path: no such field/),
    });
  });

  it('says an unknown field inside of a value of the value', () => {
    expect(firstProblem({ path: 'network', value: { latency: 1 } })).toMatchObject({
      path: 'interventions.0.value',
      target: 'network.latency',
      nearest: 'oneWayLatencyMs',
    });
  });
});

describe('parseScenario with a `set` of what is not there', () => {
  it('refuses what no lane, or not the named one, has', () => {
    expect(firstProblem({ path: 'params.pauseMs', value: 1 })).toMatchObject({
      path: 'interventions.0.path',
      allowed: { kind: 'param-of-some-lane' },
    });
    expect(firstProblem({ path: 'params.constructor', value: 1 })).toMatchObject({ path: 'interventions.0.path' });
    expect(firstProblem({ path: 'params.__proto__.x', value: 1 })).toMatchObject({ path: 'interventions.0.path' });
    expect(firstProblem({ path: 'params.pollIntervalMs', value: 1, lane: 'sse' })).toMatchObject({
      path: 'interventions.0.path',
    });
    expect(firstProblem({ path: 'params.reconnectMs', value: 1, lane: 'websocket' })).toMatchObject({
      path: 'interventions.0.lane',
      allowed: { kind: 'choice', options: ['ajax-polling', 'sse', 'ws'] },
    });
    expect(firstProblem({ path: 'network.oneWayLatencyMs', value: 1, lane: 'nobody' })).toMatchObject({
      path: 'interventions.0.lane',
    });
    expect(firstProblem({ path: 'techniques.2.params.reconnectMs', value: 5, lane: 'sse' })).toMatchObject({
      path: 'interventions.0.path',
    });
  });

  it('refuses a field of a proxy where there is none; takes it where there is, or has been put', () => {
    const field = { path: 'proxy.isBuffering', value: true };
    expect(firstProblem(field)).toMatchObject({
      path: 'interventions.0.path',
      allowed: { kind: 'whole-parent', parent: 'proxy' },
      message:
        'interventions.0.path: expected proxy, which is null here and has to be set as a whole, got "proxy.isBuffering"',
    });
    expect(firstProblem({ path: 'articleLoop.draws.0.0', value: 5 })).toMatchObject({
      path: 'interventions.0.path',
      allowed: { kind: 'whole-parent', parent: 'articleLoop.draws' },
    });
    expect(problemsOf({ ...withSets(field), proxy: {} })).toEqual([]);
    expect(problemsOf(withSets({ path: 'proxy', value: {} }, field))).toEqual([]);
    expect(problemsOf({ ...withSets({ path: 'proxy', value: null }, field), proxy: {} })).toMatchObject([
      { path: 'interventions.1.path', allowed: { kind: 'whole-parent', parent: 'proxy' } },
    ]);
  });

  it.each([
    [
      'server.processingMs',
      'interventions.0.value: server.processingMs: expected a number from 0 to 60000 ms, got nothing',
    ],
    ['network.tls', 'interventions.0.value: network.tls: expected one of: none, 1.2, 1.3, got nothing'],
    [
      'params.reconnectMs',
      'interventions.0.value: techniques.1.params.reconnectMs: expected a number from 0 to 3600000 ms, or null, got nothing',
    ],
    ['network.speed', 'interventions.0.value: expected another value, got nothing'],
    ['seed', 'interventions.0.value: expected another value, got nothing'],
  ])('refuses %s without a value, and says what it takes', (path, message) => {
    expect(problemsOf(withSets({ path })).map((each) => each.message)).toEqual([message]);
    const wrong = problemsOf(withSets({ path, value: -1 }))[0]?.message;
    if (!message.includes('another value')) expect(wrong).toBe(message.replace('got nothing', 'got -1'));
  });

  it('takes a whole part whose fixed fields stay as they are, and refuses one that changes them', () => {
    const whole = { path: 'browser', value: { connectionsPerHost: 2 } };
    expect(setsOf(whole)).toMatchObject([{ value: { connectionsPerHost: 2, warmConnection: true, tabs: 1 } }]);
    const cold = (value: Record<string, unknown>) =>
      problemsOf({ ...withSets({ path: 'browser', value }), browser: { warmConnection: false } });
    expect(cold({ connectionsPerHost: 2, warmConnection: false })).toEqual([]);
    expect(cold({ connectionsPerHost: 2 })).toMatchObject([
      { path: 'interventions.0.path', allowed: { kind: 'changeable-path' } },
    ]);
    expect(firstProblem({ path: 'browser', value: { connectionsPerHost: 0 } })).toMatchObject({
      path: 'interventions.0.value',
      target: 'browser.connectionsPerHost',
    });
  });

  it('refuses a place that a list does not have', () => {
    const input = (path: string) => ({ ...withSets({ path, value: 7 }), messages: { kind: 'at', timesMs: [1, 2] } });
    expect(problemsOf(input('messages.timesMs.1'))).toEqual([]);
    for (const path of ['messages.timesMs.2', 'messages.timesMs.-1', 'messages.timesMs.x', 'messages.timesMs.0.x']) {
      expect(problemsOf(input(path)), path).toHaveLength(1);
    }
  });
});

describe('parseScenario with several `set`s', () => {
  it('knows the places of a list as those before it leave it', () => {
    const input = { ...withSets(), messages: { kind: 'at', timesMs: [1, 2] } };
    const list = (...timesMs: readonly number[]) => ({ atMs: 0, do: 'set', path: 'messages.timesMs', value: timesMs });
    const item = (index: number) => ({ atMs: 1, do: 'set', path: `messages.timesMs.${index}`, value: 7 });
    expect(problemsOf({ ...input, interventions: [list(1, 2, 3), item(2)] })).toEqual([]);
    expect(problemsOf({ ...input, interventions: [list(1), item(1)] })).toMatchObject([
      { path: 'interventions.1.path', allowed: { kind: 'existing-place' } },
    ]);
  });

  it('holds each against the scenario as those before it leave it', () => {
    const kind = { path: 'network.jitter', value: { kind: 'uniform' } };
    const spread = { path: 'network.jitter.spreadMs', value: 9 };
    expect(problemsOf(withSets(kind, spread))).toEqual([]);
    expect(problemsOf(withSets(spread, kind))).toMatchObject([{ path: 'interventions.0.path' }]);
    expect(problemsOf(withSets({ ...spread, atMs: 2 }, { ...kind, atMs: 1 }))).toEqual([]);
    expect(problemsOf(withSets({ ...kind, atMs: 0.0001 }, { ...spread, atMs: 0 }))).toEqual([]);
    expect(problemsOf(withSets(kind, { path: 'network.jitter', value: { kind: 'none' } }, spread))).toMatchObject([
      { path: 'interventions.2.path' },
    ]);
  });

  it('holds each against the lanes that it means', () => {
    const kind = { path: 'messages', value: { kind: 'every' }, lane: 'sse' };
    expect(problemsOf(withSets(kind, { path: 'messages.periodMs', value: 5, lane: 'sse' }))).toEqual([]);
    expect(problemsOf(withSets(kind, { path: 'messages.periodMs', value: 5, lane: 'ws' }))).toMatchObject([
      { path: 'interventions.1.path' },
    ]);
    expect(problemsOf(withSets(kind, { path: 'messages.periodMs', value: 5 }))).toHaveLength(1);
  });

  it('tells what is wrong beside a scenario that is wrong elsewhere', () => {
    const input = {
      ...withSets({ path: 'network.lossProbability', value: 2 }),
      network: { oneWayLatencyMs: -1, bandwidthKbps: 5 },
      seed: 'x',
    };
    expect(problemsOf(input).map(({ path }) => path)).toEqual([
      'seed',
      'network.oneWayLatencyMs',
      'interventions.0.value',
    ]);
  });

  it('tells a part that is not built once, not at every act', () => {
    const input = { ...withSets({ path: 'network.lossProbability', value: 1 }), clients: 5000 };
    expect(problemsOf(input).map(({ path }) => path)).toEqual(['clients']);
  });
});

describe('withSetValue and readSetValue', () => {
  const scenario = parsed({ version: 1, techniques: lanes });

  it('withSetValue(scenario, act) shares all that it does not change', () => {
    const changed = withSetValue(scenario, { path: 'network.lossProbability', value: 1 });
    expect(changed.network).toEqual({ ...scenario.network, lossProbability: 1 });
    expect(changed.network.jitter).toBe(scenario.network.jitter);
    expect([changed.server, changed.browser, changed.messages, changed.techniques]).toEqual([
      scenario.server,
      scenario.browser,
      scenario.messages,
      scenario.techniques,
    ]);
    expect(changed.server).toBe(scenario.server);
    expect(changed.techniques).toBe(scenario.techniques);
    expect(scenario.network.lossProbability).toBe(0);
  });

  it('withSetValue(params.<name>) changes every lane that has it, or the lane named', () => {
    const all = withSetValue(scenario, { path: 'params.reconnectMs', value: 9 });
    expect(all.techniques.map(({ params }) => params['reconnectMs'])).toEqual([undefined, 9, 9]);
    expect(all.techniques[0]).toBe(scenario.techniques[0]);
    const one = withSetValue(scenario, { path: 'params.reconnectMs', value: 9, lane: 'ws' });
    expect(one.techniques.map(({ params }) => params['reconnectMs'])).toEqual([undefined, null, 9]);
    expect(readSetValue(one, { path: 'params.reconnectMs', value: 0, lane: 'ws' })).toBe(9);
  });
});
