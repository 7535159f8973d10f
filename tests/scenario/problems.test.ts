import { describe, expect, it } from 'vitest';
import { scenarioSchema, serverSchema } from '../../src/scenario/schema';
import { paramsSchemas } from '../../src/techniques/index';
import { problemsOf } from '../support/scenarios';

const lane = { id: 'sse' };
const base = { version: 1, techniques: [lane] };
const messagesOf = (input: unknown) => problemsOf(input).map(({ message }) => message);

describe('parseScenario(input with faults)', () => {
  it('tells all of them at once, each with its path, what came and what is allowed', () => {
    const input = {
      version: 1,
      seed: -1,
      clients: 5000,
      colour: 'red',
      size: 3,
      techniques: [
        { id: 'ssse' },
        { id: 'long-polling', params: { pauseMs: -5, pollIntervalMs: 1, retryFactor: 'two' } },
      ],
      network: { oneWayLatencyMs: -60, httpVersion: '3', jitter: { kind: 'uniform', spreadMs: '5' } },
      server: { workers: 8, holdLimitMs: null, extra: 1 },
      interventions: [
        { atMs: -1, do: 'publish' },
        { atMs: 5, do: 'set', path: 'server.processingMs', value: 99_999 },
        { on: 'nobody/request/0', do: 'never-answer' },
      ],
    };
    const partNames = Object.keys(scenarioSchema.entries).join(', ');
    const serverNames = Object.keys(serverSchema.entries).join(', ');
    const paramNames =
      'clientTimeoutMs, pauseMs, usesCursor, retryFirstMs, retryFactor, retryMaxMs, retryJitterFraction';
    expect(messagesOf(input)).toEqual([
      'seed: expected a whole number from 0 to 4294967295, got -1',
      'network.oneWayLatencyMs: expected a number from 0 to 60000 ms, got -60',
      'network.jitter.spreadMs: expected a number from 0 to 60000 ms, got "5"',
      'network.httpVersion: expected one of: 1.1, 2, got "3"',
      'server.holdLimitMs: expected a number from 0 to 3600000 ms, got null',
      `colour: no such field (known: ${partNames}), got "red"`,
      `size: no such field (known: ${partNames}), got 3`,
      `server.extra: no such field (known: ${serverNames}), got 1`,
      `techniques.0.id: expected one of: ${Object.keys(paramsSchemas).join(', ')}, got "ssse"; did you mean sse?`,
      'techniques.1.params.pauseMs: expected a number from 0 to 3600000 ms, got -5',
      'techniques.1.params.retryFactor: expected a number from 1 to 100, got "two"',
      `techniques.1.params.pollIntervalMs: no such field (known: ${paramNames}), got 1`,
      'clients: not available yet (got 5000, allowed so far: up to 1000)',
      'interventions.0.atMs: expected a number from 0 to 86400000 ms, got -1',
      'interventions.2.on: expected a key that begins with a lane: ssse, long-polling, got "nobody/request/0"',
      'interventions.1.value: server.processingMs: expected a number from 0 to 60000 ms, got 99999',
    ]);
  });
});

describe('parseScenario(input with one fault)', () => {
  it('tells one problem a value, in one line', () => {
    expect(messagesOf({ ...base, seed: -1.5 })).toEqual([
      'seed: expected a whole number from 0 to 4294967295, got -1.5',
    ]);
    expect(messagesOf({ ...base, server: { heartbeatMs: 5 } })).toEqual([
      'server.heartbeatMs: expected a number from 100 to 3600000 ms, or null, got 5',
    ]);
    expect(messagesOf({ ...base, messages: { kind: 'at', timesMs: [0, -1, 'x'] } })).toEqual([
      'messages.timesMs.1: expected a number from 0 to 86400000 ms, got -1',
      'messages.timesMs.2: expected a number from 0 to 86400000 ms, got "x"',
    ]);
  });

  it('shortens a long value, and tells even one that is no JSON', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(messagesOf({ ...base, seed: 'x'.repeat(500) })[0]).toHaveLength(
      'seed: expected a whole number from 0 to 4294967295, got '.length + 61,
    );
    for (const value of [
      circle,
      10n,
      Symbol('s'),
      () => 1,
      Object.create(null),
      {
        toJSON: () => {
          throw new Error('no');
        },
      },
    ]) {
      expect(messagesOf({ ...base, seed: value })).toEqual([
        expect.stringContaining('seed: expected a whole number from 0 to 4294967295, got '),
      ]);
    }
  });
});

describe('parseScenario(input).problems as data', () => {
  it('tells what is allowed so that any language can say it', () => {
    expect(problemsOf({ ...base, server: { holdLimitMs: -1 }, network: { bandwidthKbps: 0 } })).toMatchObject([
      {
        path: 'network.bandwidthKbps',
        target: null,
        value: 0,
        allowed: { kind: 'number', isWhole: false, min: 1, max: 10_000_000, unit: 'kbps', isNullable: true },
      },
      {
        path: 'server.holdLimitMs',
        allowed: { kind: 'number', isWhole: false, min: 0, max: 3_600_000, unit: 'ms', isNullable: false },
      },
    ]);
    expect(problemsOf({ ...base, clients: 5000 })).toMatchObject([
      { path: 'clients', allowed: { kind: 'built', max: 1000 } },
    ]);
  });

  it('tells the field that a `set` sets, and once what is wrong alike in several lanes', () => {
    const set = { atMs: 5, do: 'set', path: 'network.lossProbability', value: 2 };
    const input = { version: 1, techniques: [lane, { id: 'websocket' }], interventions: [set] };
    expect(problemsOf(input)).toMatchObject([
      { path: 'interventions.0.value', target: 'network.lossProbability', value: 2, allowed: { kind: 'number' } },
    ]);
  });

  it.each([
    ['a slip of the finger', { netwrok: {} }, 'network'],
    ['another case', { Server: {} }, 'server'],
    ['the core of a name', { network: { latency: 5 } }, 'oneWayLatencyMs'],
    ['a misspelt choice', { techniques: [{ id: 'long-poling' }] }, 'long-polling'],
    ['a misspelt kind', { messages: { kind: 'burst' } }, 'bursts'],
    ['nothing like it', { colour: 1 }, null],
    ['a choice of another type', { network: { tls: 1.2 } }, null],
  ])('guesses what was meant by %s', (_what, change, nearest) => {
    expect(problemsOf({ ...base, ...change })).toMatchObject([{ nearest }]);
  });

  it('is told in the sentence', () => {
    expect(messagesOf({ ...base, network: { latency: 5 } })).toEqual([
      'network.latency: no such field (known: oneWayLatencyMs, jitter, lossProbability, bandwidthKbps, tls, httpVersion), got 5; did you mean oneWayLatencyMs?',
    ]);
  });
});

describe('parseScenario(no object)', () => {
  it('refuses what is no object, at every level', () => {
    for (const input of [undefined, null, 0, 'text', true, [], [base], () => base]) {
      expect(problemsOf(input)[0]).toMatchObject({
        path: '',
        message: expect.stringMatching(/^the scenario: expected an object with: version, seed,/),
      });
    }
    for (const part of ['network', 'browser', 'server', 'articleLoop', 'messages', 'uplink']) {
      for (const value of [null, 1, 'x', [], [{}]])
        expect(problemsOf({ ...base, [part]: value }), part).toMatchObject([{ path: part, value }]);
    }
    expect(problemsOf({ ...base, network: { jitter: [] } })).toMatchObject([{ path: 'network.jitter' }]);
    expect(
      problemsOf({
        version: 1,
        techniques: [null, 1, [], { id: 'sse', params: [] }, { id: 'sse', key: 'b', params: null }],
      }),
    ).toMatchObject([
      { path: 'techniques.0' },
      { path: 'techniques.1' },
      { path: 'techniques.2' },
      { path: 'techniques.3.params' },
      { path: 'techniques.4.params' },
    ]);
  });
});

describe('parseScenario(input with unknown fields)', () => {
  it.each([
    ['', 'no'],
    ['network.', { network: { no: 1 } }],
    ['network.jitter.', { network: { jitter: { kind: 'none', no: 1 } } }],
    ['browser.', { browser: { no: 1 } }],
    ['server.', { server: { no: 1 } }],
    ['messages.', { messages: { kind: 'every', no: 1 } }],
    ['uplink.', { uplink: { kind: 'none', no: 1 } }],
    ['articleLoop.', { articleLoop: { no: 1 } }],
    ['techniques.0.', { techniques: [{ ...lane, no: 1 }] }],
    ['techniques.0.params.', { techniques: [{ ...lane, params: { no: 1 } }] }],
    ['interventions.0.', { interventions: [{ atMs: 1, do: 'publish', no: 1 }] }],
    ['interventions.0.', { interventions: [{ on: 'sse/request/1', do: 'never-answer', no: 1 }] }],
  ])('refuses one at "%s", whatever it is called', (prefix, change) => {
    for (const name of ['no', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '']) {
      const text = JSON.stringify(typeof change === 'string' ? { ...base, no: 1 } : { ...base, ...change });
      const input: unknown = JSON.parse(text.replace('"no":1', `"${name}":1`));
      const path = name === '' ? prefix.replace(/\.$/, '') : `${prefix}${name}`;
      expect(problemsOf(input), name).toMatchObject([
        { path, value: 1, message: expect.stringContaining('no such field (known: ') },
      ]);
    }
  });

  it('tells what else is wrong beside one without a name', () => {
    expect(problemsOf({ ...base, '': 1, seed: -1 })).toMatchObject([{ path: 'seed' }, { path: '' }]);
  });

  it('refuses the fields of another kind', () => {
    expect(problemsOf({ ...base, messages: { kind: 'every', perSecond: 1 } })).toMatchObject([
      { path: 'messages.perSecond' },
    ]);
    for (const jitter of [{ kind: 'none', spreadMs: 1 }, { spreadMs: 1 }]) {
      expect(problemsOf({ ...base, network: { jitter } })).toMatchObject([{ path: 'network.jitter.spreadMs' }]);
    }
  });

  it('names the kinds that there are', () => {
    expect(messagesOf({ ...base, messages: { kind: 'rain' } })).toEqual([
      'messages.kind: expected one of: at, every, poisson, bursts, got "rain"',
    ]);
    expect(messagesOf({ ...base, network: { jitter: { kind: 3 } } })).toEqual([
      'network.jitter.kind: expected one of: none, uniform, normal, logNormal, pareto, got 3',
    ]);
  });
});
