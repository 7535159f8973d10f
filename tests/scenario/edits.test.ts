import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  withIntervention,
  withInterventionEnabled,
  withInterventionReplaced,
  withLane,
  withoutIntervention,
  withLaneAt,
  withoutLane,
  withParam,
  withValue,
} from '../../src/scenario/edits';
import { parseScenario } from '../../src/scenario/parse';
import type { Scenario } from '../../src/scenario/schema';
import { simulate } from '../../src/simulate';
import { paramsSchemas } from '../../src/techniques/index';
import { anyScenarioInput } from '../support/random-scenarios';
import { parsed } from '../support/scenarios';

const scenario = parsed({
  version: 1,
  techniques: [{ id: 'ajax-polling' }, { id: 'sse' }, { id: 'websocket', key: 'ws' }],
  interventions: [
    { atMs: 1, do: 'publish' },
    { on: 'sse/request/0', do: 'never-answer' },
    { atMs: 2, do: 'set', path: 'params.reconnectMs', value: 5, lane: 'sse' },
    { atMs: 3, do: 'set', path: 'params.reconnectMs', value: 5 },
    { atMs: 4, do: 'set', path: 'params.pollIntervalMs', value: 5 },
    { atMs: 5, do: 'set', path: 'network.oneWayLatencyMs', value: 5, lane: 'ajax-polling' },
    { on: 'sse/connection/0', atMs: 6, do: 'cut-connection' },
  ],
});

/** The parts that two scenarios share, by name. */
function sharedParts(one: Scenario, other: Scenario): string[] {
  return Object.keys(one).filter((name) => one[name as keyof Scenario] === other[name as keyof Scenario]);
}

const partsBut = (...changed: readonly string[]) => Object.keys(scenario).filter((name) => !changed.includes(name));
/** Where the acts differ, by their places: the others are shared. */
const placesChanged = ({ interventions }: Scenario) =>
  interventions.flatMap((act, place) => (act === scenario.interventions[place] ? [] : [place]));
const keysOf = ({ techniques }: Scenario) => techniques.map(({ key }) => key);

describe('withValue(scenario, path, value)', () => {
  it('replaces one value and shares all else', () => {
    const changed = withValue(scenario, 'network.oneWayLatencyMs', 90);
    expect(changed.network).toEqual({ ...scenario.network, oneWayLatencyMs: 90 });
    expect(changed.network.jitter).toBe(scenario.network.jitter);
    expect(sharedParts(scenario, changed)).toEqual(partsBut('network'));
  });

  it('reaches into lists', () => {
    const changed = withValue(scenario, 'techniques.1.params.reconnectMs', 90);
    expect(changed.techniques[1]?.params).toEqual({ reconnectMs: 90 });
    expect(changed.techniques[0]).toBe(scenario.techniques[0]);
    expect(sharedParts(scenario, changed)).toEqual(partsBut('techniques'));
  });

  it('does not check: that is for parseScenario', () => {
    expect(parseScenario(withValue(scenario, 'seed', 'x'), paramsSchemas)).toMatchObject({
      ok: false,
      problems: [{ path: 'seed' }],
    });
  });
});

describe('withParam, withLane, withoutLane', () => {
  it('withParam(scenario, laneKey, name, value) changes one lane', () => {
    const changed = withParam(scenario, 'ws', 'reconnectMs', null);
    expect(changed.techniques[2]).toEqual({ id: 'websocket', key: 'ws', params: { reconnectMs: null } });
    expect(changed.techniques.slice(0, 2).every((lane, index) => lane === scenario.techniques[index])).toBe(true);
    expect(sharedParts(scenario, changed)).toEqual(partsBut('techniques'));
  });

  it('withLane(scenario, id, params) finds a key that is free', () => {
    const twice = withLane(withLane(scenario, 'sse', { reconnectMs: 1 }), 'sse', {});
    expect(keysOf(twice)).toEqual(['ajax-polling', 'sse', 'ws', 'sse-2', 'sse-3']);
    expect(twice.techniques[3]).toEqual({ id: 'sse', key: 'sse-2', params: { reconnectMs: 1 } });
    expect(keysOf(withLane(scenario, 'websocket', {}))).toContain('websocket');
    expect(twice.techniques[0]).toBe(scenario.techniques[0]);
  });

  it('withoutLane(scenario, laneKey) switches its faults off, and takes along what was set in it alone', () => {
    const changed = withoutLane(scenario, 'sse');
    expect(keysOf(changed)).toEqual(['ajax-polling', 'ws']);
    const expected = scenario.interventions.map((act, index) =>
      [1, 6].includes(index) ? { ...act, isEnabled: false } : act,
    );
    expect(changed.interventions).toEqual(expected.filter((_, index) => index !== 2));
    expect(parsed(changed)).toEqual(changed);
    expect(withoutLane(scenario, 'ajax-polling').interventions).toEqual(
      scenario.interventions.filter((_, index) => index !== 4 && index !== 5),
    );
    expect(sharedParts(scenario, changed)).toEqual(partsBut('techniques', 'interventions'));
  });

  it('withLaneAt(scenario, laneKey, place) puts a lane elsewhere, and nothing else', () => {
    expect(keysOf(withLaneAt(scenario, 'ws', 0))).toEqual(['ws', 'ajax-polling', 'sse']);
    expect(keysOf(withLaneAt(scenario, 'ajax-polling', 1))).toEqual(['sse', 'ajax-polling', 'ws']);
    expect(keysOf(withLaneAt(scenario, 'sse', 2))).toEqual(['ajax-polling', 'ws', 'sse']);
    expect(keysOf(withLaneAt(scenario, 'nobody', 0))).toEqual(keysOf(scenario));
    expect(sharedParts(scenario, withLaneAt(scenario, 'ws', 0))).toEqual(partsBut('techniques'));
  });

  it('withLaneAt(scenario, laneKey, place) changes no run: lanes draw by their keys', () => {
    const before = parsed({
      version: 1,
      durationMs: 8000,
      techniques: [{ id: 'ajax-polling' }, { id: 'long-polling' }, { id: 'sse' }],
      network: { jitter: { kind: 'uniform', spreadMs: 90 }, lossProbability: 0.1 },
    });
    const eventsByKey = (run: ReturnType<typeof simulate>) =>
      new Map(run.lanes.map(({ laneKey, events }) => [laneKey, events]));
    expect(eventsByKey(simulate(withLaneAt(before, 'sse', 0)))).toEqual(eventsByKey(simulate(before)));
  });

  it('withoutLane(scenario, laneKey) leads from a right scenario to a right one, while a lane is left', () => {
    fc.assert(
      fc.property(anyScenarioInput, (input) => {
        const before = parsed(input);
        if (before.techniques.length < 2) return;
        expect(parseScenario(withoutLane(before, before.techniques[0]?.key ?? ''), paramsSchemas).ok).toBe(true);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});

describe('edits of the interventions', () => {
  it('withIntervention(scenario, act) adds at the end, switched on unless it says otherwise: the numbers of the others stay', () => {
    const act = { atMs: 0, do: 'close-streams', overMs: 0 } as const;
    const changed = withIntervention(scenario, act);
    expect(changed.interventions).toEqual([...scenario.interventions, { ...act, isEnabled: true }]);
    expect(withIntervention(scenario, { ...act, isEnabled: false }).interventions.at(-1)?.isEnabled).toBe(false);
    expect(sharedParts(scenario, changed)).toEqual(partsBut('interventions'));
  });

  it('withoutIntervention(scenario, index) takes out that one', () => {
    const changed = withoutIntervention(scenario, 1);
    expect(changed.interventions).toEqual([scenario.interventions[0], ...scenario.interventions.slice(2)]);
    expect(withoutIntervention(scenario, 99).interventions).toEqual(scenario.interventions);
    expect(sharedParts(scenario, changed)).toEqual(partsBut('interventions'));
  });

  it('withInterventionReplaced(scenario, index, act) puts another in its place', () => {
    const act = { on: 'sse/request/2', do: 'delay-response', byMs: 70 } as const;
    const changed = withInterventionReplaced(scenario, 1, act);
    expect(changed.interventions[1]).toEqual({ ...act, isEnabled: true });
    expect(placesChanged(changed)).toEqual([1]);
    expect(placesChanged(withInterventionReplaced(scenario, 99, act))).toEqual([]);
    expect(parseScenario(changed, paramsSchemas)).toEqual({ ok: true, scenario: changed });
  });

  it('withInterventionEnabled(scenario, index, isEnabled) switches one off, and on again', () => {
    const off = withInterventionEnabled(scenario, 1, false);
    expect(off.interventions[1]).toEqual({ ...scenario.interventions[1], isEnabled: false });
    expect(placesChanged(off)).toEqual([1]);
    expect(withInterventionEnabled(off, 1, true)).toEqual(scenario);
    expect(placesChanged(withInterventionEnabled(scenario, 1, true))).toEqual([]);
    expect(parseScenario(off, paramsSchemas)).toEqual({ ok: true, scenario: off });
  });
});
