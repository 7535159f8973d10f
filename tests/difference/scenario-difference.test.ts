import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffScenarios, type ScenarioChange } from '../../src/difference/scenario-difference';
import { withInterventionEnabled, withLane, withLaneAt, withValue } from '../../src/scenario/edits';
import { anyScenario } from '../support/any-scenario';
import { parsed } from '../support/scenarios';

const base = parsed({
  version: 1,
  techniques: [{ id: 'long-polling' }, { id: 'sse' }],
  interventions: [{ atMs: 5000, do: 'outage', forMs: 1000 }],
});

/** The change the other way round. */
function swapped(change: ScenarioChange): ScenarioChange {
  if (change.kind === 'field' || change.kind === 'param')
    return { ...change, before: change.after, after: change.before };
  const turned = { added: 'removed', removed: 'added', on: 'off', off: 'on' } as const;
  if (change.kind === 'lane') return { ...change, is: turned[change.is] };
  const isEnabled = change.is === 'on' ? false : change.is === 'off' ? true : change.act.isEnabled;
  return { ...change, is: turned[change.is], act: { ...change.act, isEnabled } };
}

const sorted = (changes: readonly ScenarioChange[]) => changes.map((change) => JSON.stringify(change)).sort();

describe('diffScenarios(before, after)', () => {
  it('tells a field with its value before and after, a parameter with its lane', () => {
    expect(diffScenarios(base, withValue(base, 'network.oneWayLatencyMs', 250))).toEqual([
      { kind: 'field', path: 'network.oneWayLatencyMs', before: 60, after: 250 },
    ]);
    expect(diffScenarios(base, withValue(base, 'techniques.0.params.pauseMs', 500))).toEqual([
      { kind: 'param', laneKey: 'long-polling', name: 'pauseMs', before: 0, after: 500 },
    ]);
  });

  it('tells lanes that came and went, and nothing of their order', () => {
    expect(diffScenarios(base, withLane(base, 'websocket', {}))).toEqual([
      { kind: 'lane', laneKey: 'websocket', id: 'websocket', is: 'added' },
    ]);
    expect(diffScenarios(base, withLaneAt(base, 'sse', 0))).toEqual([]);
  });

  it('tells acts that were made, taken away and switched', () => {
    expect(diffScenarios(base, withInterventionEnabled(base, 0, false))).toMatchObject([{ kind: 'act', is: 'off' }]);
    expect(diffScenarios(base, { ...base, interventions: [] })).toMatchObject([{ kind: 'act', is: 'removed' }]);
  });

  it('of a scenario with itself is empty, and the other way round is turned, for any scenarios', () => {
    fc.assert(
      fc.property(anyScenario, anyScenario, (one, other) => {
        expect(diffScenarios(one, one)).toEqual([]);
        expect(sorted(diffScenarios(other, one))).toEqual(sorted(diffScenarios(one, other).map(swapped)));
      }),
      { numRuns: 60 },
    );
  });
});
