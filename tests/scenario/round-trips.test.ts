import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutDefaults } from '../../src/scenario/compact';
import { parseScenario } from '../../src/scenario/parse';
import { paramsSchemas } from '../../src/techniques/index';
import { defaultScenario } from '../support/contract-fields';
import { anyScenarioInput } from '../support/random-scenarios';
import { parsed } from '../support/scenarios';

const checked = { seed: 1, numRuns: 300 };
const compactOf = (input: unknown) => withoutDefaults(parsed(input), paramsSchemas);

describe('parseScenario(scenario)', () => {
  it('gives back what it once gave, for any scenario', () => {
    fc.assert(
      fc.property(anyScenarioInput, (input) => {
        const scenario = parsed(input);
        expect(parseScenario(scenario, paramsSchemas)).toStrictEqual({ ok: true, scenario });
      }),
      checked,
    );
  });

  it('gives a scenario that JSON carries without loss', () => {
    fc.assert(
      fc.property(anyScenarioInput, (input) => {
        const scenario = parsed(input);
        expect(JSON.parse(JSON.stringify(scenario))).toStrictEqual(scenario);
      }),
      checked,
    );
  });

  it('leaves its input alone', () => {
    fc.assert(
      fc.property(anyScenarioInput, (input) => {
        const before = JSON.stringify(input);
        parsed(input);
        expect(JSON.stringify(input)).toBe(before);
      }),
      { seed: 1, numRuns: 50 },
    );
  });
});

describe('withoutDefaults(scenario)', () => {
  it('says the same scenario, for any scenario', () => {
    fc.assert(
      fc.property(anyScenarioInput, (input) => {
        const scenario = parsed(input);
        expect(parsed(withoutDefaults(scenario, paramsSchemas))).toStrictEqual(scenario);
      }),
      checked,
    );
  });

  it('has nothing left to leave out: the second time changes nothing', () => {
    fc.assert(
      fc.property(anyScenarioInput, (input) => {
        const once = compactOf(input);
        expect(compactOf(once)).toStrictEqual(once);
      }),
      checked,
    );
  });

  it('is as short as can be', () => {
    expect(compactOf(defaultScenario)).toEqual({ version: 1, techniques: [{ id: 'long-polling' }] });
    expect(
      compactOf({ version: 1, techniques: [{ id: 'sse', key: 'a', params: { reconnectMs: 5 } }], seed: 8 }),
    ).toEqual({
      version: 1,
      seed: 8,
      techniques: [{ id: 'sse', key: 'a', params: { reconnectMs: 5 } }],
    });
  });

  it('leaves out what is default deep inside, and a kind where it is the usual one', () => {
    const input = {
      version: 1,
      techniques: [{ id: 'sse' }],
      network: { oneWayLatencyMs: 60, jitter: { kind: 'uniform', spreadMs: 50 }, lossProbability: 0.1 },
      messages: { kind: 'every', periodMs: 2000, firstMs: 0 },
      server: { keepsMessages: true },
    };
    expect(compactOf(input)).toEqual({
      version: 1,
      techniques: [{ id: 'sse' }],
      network: { jitter: { kind: 'uniform' }, lossProbability: 0.1 },
      messages: { kind: 'every', firstMs: 0 },
    });
  });

  it('leaves out what is default in an act: that it is switched on, a status of 500, a memory that is kept', () => {
    const interventions = [
      { atMs: 1, do: 'publish', isEnabled: true },
      { atMs: 2, do: 'server-restart', forMs: 3, keepsMemory: true, isEnabled: false },
      { on: 'sse/request/0', do: 'fail-response', status: 500 },
      { on: 'sse/connection/0', atMs: 4, do: 'cut-connection', isEnabled: true },
      { atMs: 5, do: 'set', path: 'server.processingMs', value: 0 },
    ];
    expect(compactOf({ version: 1, techniques: [{ id: 'sse' }], interventions })).toEqual({
      version: 1,
      techniques: [{ id: 'sse' }],
      interventions: [
        { atMs: 1, do: 'publish' },
        { atMs: 2, do: 'server-restart', forMs: 3, isEnabled: false },
        { on: 'sse/request/0', do: 'fail-response' },
        { on: 'sse/connection/0', atMs: 4, do: 'cut-connection' },
        { atMs: 5, do: 'set', path: 'server.processingMs', value: 0 },
      ],
    });
  });
});

it('parseScenario(the contract’s own example) takes empty objects for their defaults', () => {
  const example = {
    version: 1,
    seed: 7,
    durationMs: 30000,
    clients: 1,
    techniques: [{ id: 'long-polling', key: 'long-polling', params: {} }],
    network: {},
    browser: {},
    proxy: null,
    server: {},
    messages: {},
    uplink: { kind: 'none' },
    articleLoop: {},
    interventions: [],
  };
  expect(parsed(example)).toEqual(parsed({ version: 1, techniques: [{ id: 'long-polling' }] }));
  expect(parsed({ ...example, messages: { perSecond: 2 } }).messages).toMatchObject({ kind: 'poisson', perSecond: 2 });
  expect(parsed({ ...example, network: { jitter: {} } }).network.jitter).toEqual({ kind: 'none' });
});
