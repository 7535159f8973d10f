import { describe, expect, it } from 'vitest';
import { faultsOn, withFault, withoutFaults } from '../../src/scenario/fault-edits';
import { parsed } from '../support/scenarios';

const scenario = parsed({
  version: 1,
  techniques: [{ id: 'sse' }, { id: 'long-polling' }],
  interventions: [
    { on: 'long-polling/request/3', do: 'drop-response' },
    { on: 'long-polling/request/3', do: 'delay-response', byMs: 10 },
    { on: 'long-polling/request/3/attempt/2', do: 'fail-response' },
    { on: 'long-polling/connection/3', atMs: 5, do: 'cut-connection' },
    { on: 'sse/request/3', do: 'never-answer' },
  ],
});
const on = 'long-polling/request/3';
const done = (after: typeof scenario) => after.interventions.map((act) => act.do);

describe('withFault(scenario, fault)', () => {
  it('takes the place of what it contradicts on the same request: an answer has one fate', () => {
    expect(done(withFault(scenario, { on, do: 'never-answer' }))).toEqual([
      'delay-response',
      'fail-response',
      'cut-connection',
      'never-answer',
      'never-answer',
    ]);
  });
  it('replaces a delay by a delay, and leaves the rest', () => {
    const after = withFault(scenario, { on, do: 'delay-response', byMs: 99 });
    expect(after.interventions).toHaveLength(scenario.interventions.length);
    expect(after.interventions.at(-1)).toEqual({ on, do: 'delay-response', byMs: 99, isEnabled: true });
  });
  it('adds one with a moment to those that are there', () => {
    const cut = { on: 'long-polling/connection/3', atMs: 5, do: 'cut-connection' } as const;
    expect(done(withFault(scenario, cut)).filter((name) => name === 'cut-connection')).toHaveLength(2);
  });
});

describe('faultsOn(scenario, target)', () => {
  it('are those on the request, of its attempt or of all', () => {
    const target = { kind: 'request', laneKey: 'long-polling', requestId: 3, attempt: 1 } as const;
    expect(faultsOn(scenario, target)).toEqual([0, 1]);
    expect(faultsOn(scenario, { ...target, attempt: 2 })).toEqual([0, 1, 2]);
    expect(faultsOn(scenario, { ...target, laneKey: 'websocket' })).toEqual([]);
  });
  it('are those on the connection', () => {
    expect(faultsOn(scenario, { kind: 'connection', laneKey: 'long-polling', connectionId: 3 })).toEqual([3]);
  });
});

it('withoutFaults(scenario, places) leaves the others in their order', () => {
  expect(done(withoutFaults(scenario, [0, 2, 4]))).toEqual(['delay-response', 'cut-connection']);
});
