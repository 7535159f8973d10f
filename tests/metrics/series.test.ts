import { sum } from 'd3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measure } from '../../src/metrics/measure';
import { SERIES_NAMES, seriesOf, type Series, type SeriesName } from '../../src/metrics/series';
import { buildSpans } from '../../src/trace/build-spans';
import { anyScenario, tracesOf } from '../support/any-scenario';
import { delivered, historyOf, lost, published, asked, type Line } from '../support/history';
import { oneLane } from '../support/scenarios';
import { runLane } from '../support/runs';

const UNTIL_MS = 1000;

/** The average over the run, by the area under the line. */
function meanOf({ corners }: Series): number {
  const area = sum(corners, ({ atMs, value }, place) => {
    const before = corners[place - 1];
    return before ? ((before.value + value) / 2) * (atMs - before.atMs) : 0;
  });
  return area / ((corners.at(-1)?.atMs ?? 0) - (corners[0]?.atMs ?? 0));
}

/** The highest that the line is at a moment: at a jump its upper end. */
function valueAt({ corners }: Series, atMs: number): number {
  const values = corners.flatMap((corner, place) => {
    const before = corners[place - 1] ?? corner;
    if (atMs < before.atMs || atMs > corner.atMs) return [];
    const fraction = corner.atMs === before.atMs ? 1 : (atMs - before.atMs) / (corner.atMs - before.atMs);
    return [before.value, corner.value, before.value + (corner.value - before.value) * fraction].filter(
      (_, which) => which === 2 || corner.atMs === before.atMs,
    );
  });
  return Math.max(...values);
}

function stalenessOf(lines: readonly Line[]): Series {
  return seriesOf('staleness', buildSpans(historyOf([[0, asked({ exchangeId: 0 })], ...lines])), UNTIL_MS);
}

const cornersOf = ({ corners }: Series) => corners.map(({ atMs, value }) => [atMs, value]);

describe('seriesOf(name, spans, untilMs)', () => {
  it('staleness: rises while a message is waited for, falls to the age of the next one when it has come', () => {
    const saw = stalenessOf([
      [100, published({ messageId: 1 })],
      [300, published({ messageId: 2 })],
      [400, delivered({ messageId: 1, exchangeId: 0 })],
      [500, delivered({ messageId: 2, exchangeId: 0 })],
    ]);
    expect(cornersOf(saw)).toEqual([
      ...[
        [0, 0],
        [0, 0],
        [100, 0],
        [100, 0],
      ],
      ...[
        [400, 300],
        [400, 100],
        [500, 200],
        [500, 0],
        [1000, 0],
      ],
    ]);
    expect(saw.points).toEqual([
      { atMs: 400, value: 300, key: 'message/1' },
      { atMs: 500, value: 200, key: 'message/2' },
    ]);
  });

  it('staleness: a message that is lost is waited for no longer, one that never comes until the end', () => {
    const saw = stalenessOf([
      [100, published({ messageId: 1 })],
      [250, lost({ messageId: 1 })],
      [600, published({ messageId: 2 })],
    ]);
    expect(valueAt(saw, 250)).toBe(150);
    expect(valueAt(saw, 400)).toBe(0);
    expect(valueAt(saw, UNTIL_MS)).toBe(400);
    expect(saw.points).toEqual([]);
  });

  it('requestsHeld counts what the server keeps open, streams too; workersBusy only what keeps a worker', () => {
    const rest = { network: { oneWayLatencyMs: 100 }, messages: { kind: 'at', timesMs: [2000] }, durationMs: 4000 };
    const heldAt = (id: string, name: SeriesName, atMs: number) =>
      valueAt(seriesOf(name, runLane(oneLane(id, {}, rest)), 4000), atMs);
    expect([heldAt('long-polling', 'requestsHeld', 1000), heldAt('long-polling', 'workersBusy', 1000)]).toEqual([1, 1]);
    expect([heldAt('sse', 'requestsHeld', 1000), heldAt('sse', 'workersBusy', 1000)]).toEqual([1, 0]);
    expect([heldAt('long-polling', 'requestsInFlight', 1000), heldAt('sse', 'requestsInFlight', 1000)]).toEqual([1, 0]);
  });

  it('at the end of the run what goes on still counts, what has just ended does not', () => {
    const rest = { network: { oneWayLatencyMs: 100 }, messages: { kind: 'at', timesMs: [2000] }, durationMs: 4000 };
    const spans = runLane(oneLane('long-polling', {}, rest));
    const counts = ['requestsInFlight', 'requestsHeld', 'connectionsOpen', 'workersBusy'] as const;
    const lastOf = (untilMs: number) => counts.map((name) => seriesOf(name, spans, untilMs).corners.at(-1)?.value);
    expect(lastOf(4000)).toEqual([1, 1, 1, 1]);
    // The answer leaves the server, and has come 100 ms later.
    expect(lastOf(2000)).toEqual([1, 0, 1, 0]);
  });

  it('agrees with the numbers of the whole run, in any run', () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        for (const trace of tracesOf(scenario)) {
          const spans = buildSpans(trace);
          const { untilMs } = trace;
          const numbers = measure(spans, untilMs);
          const series = Object.fromEntries(
            SERIES_NAMES.map((name) => [name, seriesOf(name, spans, untilMs)]),
          ) as Record<SeriesName, Series>;
          expect(meanOf(series.connectionsOpen)).toBeCloseTo(numbers.connectionsHeldMean ?? 0, 6);
          expect(meanOf(series.workersBusy)).toBeCloseTo(numbers.workersBusyMean ?? 0, 6);
          // What begins at the very end takes no time yet: it counts in the line, and makes no peak.
          const busy = series.workersBusy.corners;
          expect(Math.max(...busy.map(({ value }) => value))).toBeGreaterThanOrEqual(numbers.workersBusyMax ?? 0);
          const before = busy.filter(({ atMs }) => atMs < untilMs).map(({ value }) => value);
          expect(Math.max(0, ...before)).toBeLessThanOrEqual(numbers.workersBusyMax ?? 0);
          expect(series.bytes.corners.at(-1)?.value).toBe((numbers.headerBytes ?? 0) + (numbers.payloadBytes ?? 0));
          expect(Math.max(0, ...series.staleness.points.map(({ value }) => value))).toBe(numbers.stalenessMaxMs ?? 0);
          for (const { corners, points } of Object.values(series)) {
            expect([corners[0]?.atMs, corners.at(-1)?.atMs]).toEqual([0, untilMs]);
            for (const [place, { atMs, value }] of corners.entries()) {
              expect(value).toBeGreaterThanOrEqual(0);
              expect(atMs).toBeGreaterThanOrEqual(corners[place - 1]?.atMs ?? 0);
            }
            for (const [place, { atMs }] of points.entries())
              expect(atMs).toBeGreaterThanOrEqual(points[place - 1]?.atMs ?? 0);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has every point on its line, or below it where an older message was still waited for', () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        for (const trace of tracesOf(scenario)) {
          const spans = buildSpans(trace);
          for (const name of SERIES_NAMES) {
            const series = seriesOf(name, spans, trace.untilMs);
            for (const { atMs, value } of series.points.slice(0, 40))
              expect(value, `${name} at ${atMs}`).toBeLessThanOrEqual(valueAt(series, atMs) + 1e-6);
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});
