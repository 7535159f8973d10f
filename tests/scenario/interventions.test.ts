import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../src/scenario/parse';
import { paramsSchemas } from '../../src/techniques/index';
import { parsed, problemsOf } from '../support/scenarios';

const DAY_MS = 86_400_000;
const lanes = [{ id: 'sse' }, { id: 'long-polling', key: 'lp' }];
const withActs = (...interventions: readonly unknown[]) => ({ version: 1, techniques: lanes, interventions });
const actsOf = (...interventions: readonly unknown[]) => parsed(withActs(...interventions)).interventions;
/** Acts as they come out, without what is the same for all of them. */
const switchedOn = (...acts: readonly object[]) => acts.map((act) => ({ ...act, isEnabled: true }));
const pathsOf = (...interventions: readonly unknown[]) =>
  problemsOf(withActs(...interventions)).map(({ path }) => path);

const WRONG_ACTS: readonly [what: string, act: unknown, field: string][] = [
  ['a moment before the run', { atMs: -1, do: 'publish' }, 'atMs'],
  ['a moment after a day', { atMs: DAY_MS + 1, do: 'publish' }, 'atMs'],
  ['no moment', { do: 'publish' }, 'atMs'],
  ['a moment in words', { atMs: '5s', do: 'publish' }, 'atMs'],
  ['half a byte', { atMs: 1, do: 'publish', payloadBytes: 0.5 }, 'payloadBytes'],
  ['more bytes than a message may have', { atMs: 1, do: 'publish', payloadBytes: 1_000_001 }, 'payloadBytes'],
  ['an outage without an end', { atMs: 1, do: 'outage' }, 'forMs'],
  ['an outage that ends before it begins', { atMs: 1, do: 'outage', forMs: -1 }, 'forMs'],
  ['a restart without a length', { atMs: 1, do: 'server-restart' }, 'forMs'],
  [
    'a memory that is neither kept nor lost',
    { atMs: 1, do: 'server-restart', forMs: 1, keepsMemory: 'yes' },
    'keepsMemory',
  ],
  ['a delay without a length', { on: 'sse/request/0', do: 'delay-response' }, 'byMs'],
  ['a failure that is a success', { on: 'sse/request/0', do: 'fail-response', status: 200 }, 'status'],
  ['a status that HTTP does not have', { on: 'sse/request/0', do: 'fail-response', status: 600 }, 'status'],
  ['a tab hidden without an end', { atMs: 1, do: 'hide-tab' }, 'forMs'],
  ['a sleep of more than a day', { atMs: 1, do: 'sleep', forMs: DAY_MS + 1 }, 'forMs'],
  ['a slow server that is not slower', { atMs: 1, do: 'server-slow', forMs: 5 }, 'byMs'],
  ['a server that gets faster', { atMs: 1, do: 'server-slow', forMs: 5, byMs: -1 }, 'byMs'],
  ['a cut without a moment', { on: 'sse/connection/0', do: 'cut-connection' }, 'atMs'],
  ['a cut of a request', { on: 'sse/request/0', atMs: 1, do: 'cut-connection' }, 'on'],
  ['a cut of nothing', { atMs: 1, do: 'cut-connection' }, 'on'],
  ['a cut that lasts', { on: 'sse/connection/0', atMs: 1, do: 'cut-connection', forMs: 1 }, 'forMs'],
  ['a stall without an end', { on: 'sse/connection/0', atMs: 1, do: 'stall-connection' }, 'forMs'],
  ['an unknown act on a connection', { on: 'sse/connection/0', atMs: 1, do: 'cut' }, 'do'],
  ['a connection of no lane', { on: 'poll/connection/0', atMs: 1, do: 'cut-connection' }, 'on'],
  ['an attempt of a connection', { on: 'sse/connection/0/attempt/1', atMs: 1, do: 'cut-connection' }, 'on'],
  ['a switch that is neither on nor off', { atMs: 1, do: 'publish', isEnabled: 'no' }, 'isEnabled'],
  ['no act', { atMs: 1 }, 'do'],
  ['an unknown act', { atMs: 1, do: 'explode' }, 'do'],
  ['both', { on: 'sse/request/0', atMs: 1, do: 'never-answer' }, 'atMs'],
  ['a set without a value', { atMs: 1, do: 'set', path: 'server.processingMs' }, 'value'],
  ['a set without a path', { atMs: 1, do: 'set', value: 1 }, 'path'],
  ['no lane of that key', { on: 'ajax-polling/request/0', do: 'never-answer' }, 'on'],
  ["a lane's id where it has another key", { on: 'long-polling/request/0', do: 'never-answer' }, 'on'],
];

describe('parseScenario(input) with an act that has the key of others', () => {
  const told = (act: Record<string, unknown>) =>
    problemsOf({ version: 1, techniques: [{ id: 'sse' }], interventions: [act] }).map(({ message }) => message);

  it('says that an act on a request needs `on` instead of `atMs`', () => {
    expect(told({ atMs: 5, do: 'reset-connection' })).toEqual([
      'interventions.0.on: expected <lane>/request/<id>[/attempt/<n>], got nothing',
      'interventions.0.atMs: no such field (known: on, do, isEnabled), got 5',
    ]);
  });

  it('says that an act at a moment needs `atMs` instead of `on`', () => {
    expect(told({ on: 'sse/request/0', do: 'sleep', forMs: 5 })).toEqual([
      'interventions.0.atMs: expected a number from 0 to 86400000 ms, got nothing',
      'interventions.0.on: no such field (known: atMs, do, forMs, isEnabled), got "sse/request/0"',
    ]);
  });

  it('says that an act on a connection needs both', () => {
    expect(told({ atMs: 5, do: 'cut-connection' })).toEqual([
      'interventions.0.on: expected <lane>/connection/<id>, got nothing',
    ]);
  });
});

describe('parseScenario(input).interventions', () => {
  it('takes every act of the contract, and fills in its defaults', () => {
    expect(
      actsOf(
        { atMs: 0, do: 'publish' },
        { atMs: 1.5, do: 'publish', payloadBytes: 1_000_000 },
        { atMs: DAY_MS, do: 'close-streams' },
        { atMs: 3, do: 'outage', forMs: 0 },
        { atMs: 4, do: 'server-restart', forMs: 10 },
        { atMs: 5, do: 'server-restart', forMs: 10, keepsMemory: false },
        { on: 'sse/request/0', do: 'drop-response' },
        { on: 'sse/request/0/attempt/1', do: 'delay-response', byMs: 100 },
        { on: 'lp/request/17', do: 'fail-response' },
        { on: 'lp/request/17/attempt/2', do: 'fail-response', status: 503 },
        { on: 'lp/request/1', do: 'reset-connection' },
        { on: 'lp/request/1', do: 'never-answer' },
        { on: 'lp/request/1', do: 'duplicate-response' },
        { on: 'lp/connection/0', atMs: 6, do: 'cut-connection' },
        { on: 'sse/connection/12', atMs: 7, do: 'stall-connection', forMs: 0 },
        { atMs: 8, do: 'server-slow', forMs: 10, byMs: 20 },
        { atMs: 9, do: 'server-stall', forMs: 10 },
        { atMs: 10, do: 'hide-tab', forMs: DAY_MS },
        { atMs: 11, do: 'sleep', forMs: 10 },
      ),
    ).toEqual(
      switchedOn(
        { atMs: 0, do: 'publish' },
        { atMs: 1.5, do: 'publish', payloadBytes: 1_000_000 },
        { atMs: DAY_MS, do: 'close-streams', overMs: 0 },
        { atMs: 3, do: 'outage', forMs: 0 },
        { atMs: 4, do: 'server-restart', forMs: 10, keepsMemory: true },
        { atMs: 5, do: 'server-restart', forMs: 10, keepsMemory: false },
        { on: 'sse/request/0', do: 'drop-response' },
        { on: 'sse/request/0/attempt/1', do: 'delay-response', byMs: 100 },
        { on: 'lp/request/17', do: 'fail-response', status: 500 },
        { on: 'lp/request/17/attempt/2', do: 'fail-response', status: 503 },
        { on: 'lp/request/1', do: 'reset-connection' },
        { on: 'lp/request/1', do: 'never-answer' },
        { on: 'lp/request/1', do: 'duplicate-response' },
        { on: 'lp/connection/0', atMs: 6, do: 'cut-connection' },
        { on: 'sse/connection/12', atMs: 7, do: 'stall-connection', forMs: 0 },
        { atMs: 8, do: 'server-slow', forMs: 10, byMs: 20 },
        { atMs: 9, do: 'server-stall', forMs: 10 },
        { atMs: 10, do: 'hide-tab', forMs: DAY_MS },
        { atMs: 11, do: 'sleep', forMs: 10 },
      ),
    );
  });

  it('lets every act be switched off', () => {
    const off = [
      { atMs: 1, do: 'set', path: 'network.oneWayLatencyMs', value: 5, isEnabled: false },
      { on: 'sse/connection/0', atMs: 1, do: 'cut-connection', isEnabled: false },
      { on: 'sse/request/0', do: 'never-answer', isEnabled: false },
    ];
    expect(actsOf(...off)).toEqual(off);
  });

  it('checks a `set` that is switched off, and lets it change nothing for those after it', () => {
    const jitter = { atMs: 1, do: 'set', path: 'network.jitter', value: { kind: 'uniform' } };
    const spread = { atMs: 2, do: 'set', path: 'network.jitter.spreadMs', value: 5 };
    expect(pathsOf(jitter, spread)).toEqual([]);
    expect(pathsOf({ ...jitter, isEnabled: false }, spread)).toEqual(['interventions.1.path']);
    expect(pathsOf({ ...jitter, value: { kind: 'odd' }, isEnabled: false })).toEqual(['interventions.0.value']);
  });
});

describe('parseScenario(input).interventions, one by one', () => {
  it('keeps their order, which is their number in the trace', () => {
    const acts = [5, 1, 3].map((atMs) => ({ atMs, do: 'close-streams', overMs: 0 }));
    expect(actsOf(...acts)).toEqual(switchedOn(...acts));
  });

  it.each(WRONG_ACTS)('refuses %s, and says where', (_what, act, field) => {
    expect(pathsOf({ atMs: 0, do: 'publish' }, act)).toEqual([`interventions.1.${field}`]);
  });

  it.each([
    'sse',
    'sse/request',
    'sse/request/',
    'sse/request/-1',
    'sse/request/1.5',
    'sse/request/one',
    'sse/request/1/',
    'sse/request/1/attempt',
    'sse/request/1/attempt/0',
    'sse/request/1/attempt/1/x',
    '/request/1',
    'sse/requests/1',
    ' sse/request/1',
    'sse/request/1\n',
  ])('refuses the key %j', (on) => expect(pathsOf({ on, do: 'never-answer' })).toEqual(['interventions.0.on']));
});

describe('parseScenario(input).interventions that are none', () => {
  it('tells what else is wrong with an act whose name is wrong: the fields of all acts, and names that none knows', () => {
    expect(pathsOf({ do: 'publsh', atMs: 'x', isEnabled: 1, foo: 1, forMs: 'x' })).toEqual([
      'interventions.0.do',
      'interventions.0.atMs',
      'interventions.0.isEnabled',
      'interventions.0.foo',
    ]);
    expect(pathsOf({ on: 'nowhere', do: 'drop-respons' })).toEqual(['interventions.0.do', 'interventions.0.on']);
    expect(pathsOf({})).toEqual(['interventions.0.do', 'interventions.0.atMs']);
    expect(pathsOf({ do: 'publsh', atMs: 1 })).toEqual(['interventions.0.do']);
  });

  it('says in words what a key looks like', () => {
    expect(problemsOf(withActs({ on: 'sse', do: 'never-answer' }))[0]?.message).toBe(
      'interventions.0.on: expected <lane>/request/<id>[/attempt/<n>], got "sse"',
    );
  });

  it.each([[null], [1], ['publish'], [[]], [undefined]])('refuses %j in place of an act', (act) => {
    expect(pathsOf(act)).toEqual(['interventions.0']);
  });

  it('takes at most 10,000', () => {
    const acts = Array.from({ length: 10_001 }, () => ({ atMs: 1, do: 'publish' }));
    expect(problemsOf(withActs(...acts))).toMatchObject([
      { path: 'interventions', allowed: { kind: 'list', minLength: null, maxLength: 10_000 } },
    ]);
    expect(parseScenario(withActs(...acts.slice(1)), paramsSchemas).ok).toBe(true);
  });
});

describe('parseScenario(input).techniques', () => {
  const refused = (...techniques: readonly unknown[]) => problemsOf({ version: 1, techniques });

  it('names a lane after its technique unless told', () => {
    expect(parsed({ version: 1, techniques: lanes }).techniques.map(({ key }) => key)).toEqual(['sse', 'lp']);
  });

  it('refuses two lanes of one name, given or not', () => {
    expect(refused({ id: 'sse' }, { id: 'sse' })).toMatchObject([
      { path: 'techniques.1.key', value: undefined, allowed: { kind: 'free-key', taken: 'sse' } },
    ]);
    expect(refused({ id: 'sse' }, { id: 'websocket', key: 'sse' })).toMatchObject([
      { path: 'techniques.1.key', value: 'sse' },
    ]);
    expect(refused({ id: 'sse' }, { id: 'sse', key: 'second' })).toEqual([]);
  });

  it.each(['', 'a b', 'a/b', 'tab\t', 'x'.repeat(61)])('refuses the key %j, in words', (key) => {
    expect(refused({ id: 'sse', key })).toMatchObject([
      {
        path: 'techniques.0.key',
        value: key,
        message: expect.stringContaining('1 to 60 characters without a slash or'),
      },
    ]);
  });

  it.each(['', 'SSE', 'sse ', '__proto__', 'constructor', 'comet', 5, null, undefined])(
    'refuses the technique %j',
    (id) => {
      expect(refused({ id })).toMatchObject([{ path: 'techniques.0.id', value: id }]);
    },
  );
});
