import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HandleInverse } from '../../../src/layout/handle-inverse';
import type { FieldSpot } from '../../../src/layout/handle-spots';
import type { ItemKey } from '../../../src/layout/item-keys';
import { findMark } from '../../../src/layout/mark-identity';
import { withValue } from '../../../src/scenario/edits';
import { parseScenario } from '../../../src/scenario/parse';
import type { Scenario } from '../../../src/scenario/schema';
import { courseOf, spotIn, spotsOf } from '../../../src/shells/explore/held-handle';
import { lanesOf, type LaneRun } from '../../../src/shells/explore/run';
import { paramsSchemas } from '../../../src/techniques/index';
import { presets } from '../../support/presets';

function scenarioOf(name: string): Scenario {
  const parsed = parseScenario(presets[name], paramsSchemas);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.scenario;
}

function keysOf({ spans }: LaneRun): readonly ItemKey[] {
  return [
    ...spans.transits.map(({ id }) => `transit/${id}` as const),
    ...spans.exchanges.map(({ id }) => `exchange/${id}/end` as const),
    ...spans.exchanges.map(({ id }) => `exchange/${id}/attempt/1` as const),
  ];
}

/** Everything that can be grabbed in the presets, but what comes from messages. */
const grabs = Object.keys(presets).flatMap((name) => {
  const scenario = scenarioOf(name);
  return lanesOf(scenario).flatMap((run) =>
    keysOf(run)
      .flatMap((key) => spotsOf(scenario, run, key))
      .flatMap((spot) => (spot.kind === 'field' ? [{ name, scenario, run, spot }] : [])),
  );
});

function valueAt(scenario: Scenario, { path, lastedMs }: FieldSpot): number {
  const value = path.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], scenario);
  return typeof value === 'number' ? value : (lastedMs ?? 0);
}

describe('handles', () => {
  it('spotsOf(preset) finds each kind of thing that the picture lets grab', () => {
    const paths = new Set(grabs.map(({ spot: { path } }) => path.replace(/^techniques\.\d+/, 'lane')));
    expect([...paths].sort()).toEqual([
      'lane.params.clientTimeoutMs',
      'lane.params.pauseMs',
      'lane.params.policyTimeoutMs',
      'lane.params.pollIntervalMs',
      'lane.params.reconnectMs',
      'lane.params.reloadAfterMs',
      'lane.params.retryFirstMs',
      'lane.params.watchdogMs',
      'network.oneWayLatencyMs',
      'server.holdLimitMs',
    ]);
  });

  it('spotIn(spans) finds each spot again, in the same place', () => {
    for (const { run, spot } of grabs) expect(spotIn(run.spans, spot)).toEqual(spot);
  });

  /** px → value → run → px: what is grabbed stays under the finger. */
  it('positionFor(moment) puts the mark within half a pixel of the finger, or the mark jumps over it', () => {
    const where = { grab: fc.integer({ min: 0, max: grabs.length - 1 }), toPx: fc.integer({ min: -120, max: 120 }) };
    const scale = fc.constantFrom(2, 12, 45);
    fc.assert(
      fc.property(fc.record({ ...where, msPerPx: scale }), ({ grab, toPx, msPerPx }) => {
        const { scenario, run, spot } = grabs[grab]!;
        const range = { value: valueAt(scenario, spot), min: 0, max: 60_000 };
        const course = courseOf(scenario, run.lane.key, spot, range, scenario.durationMs);
        const targetMs = spot.atMs + toPx * msPerPx;
        const { value, atMs } = new HandleInverse(course).positionFor(targetMs, msPerPx);
        const again = lanesOf(withValue(scenario, spot.path, value)).find(({ lane }) => lane.key === run.lane.key)!;
        expect(findMark(again.spans, spot.identity)?.atMs).toBe(atMs);
        expect(value).toBeGreaterThanOrEqual(range.min);
        if (Math.abs(atMs - targetMs) <= msPerPx / 2) return;
        // It jumps, or it cannot get there: a step nearer to the finger does not bring it nearer.
        const nearer = value + Math.sign(targetMs - atMs) * msPerPx;
        const nearerAtMs = nearer < range.min || nearer > range.max ? null : course.momentAt(nearer);
        const isNearer = nearerAtMs !== null && Math.abs(nearerAtMs - targetMs) < Math.abs(atMs - targetMs);
        expect(isNearer && `${grabs[grab]!.name} ${spot.markKey} ${spot.path}: ${nearer} is nearer than ${value}`).toBe(
          false,
        );
      }),
      { numRuns: 120, seed: 5 },
    );
  });
});
