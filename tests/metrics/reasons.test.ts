import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unreachable } from '../../src/core/assert';
import { compareLanes } from '../../src/metrics/compare-lanes';
import { measure } from '../../src/metrics/measure';
import { Reading } from '../../src/metrics/reading';
import { reasonFor, type Reason } from '../../src/metrics/reasons';
import { metricEntries, type MetricName, type Metrics } from '../../src/metrics/registry';
import { buildSpans } from '../../src/trace/build-spans';
import type { Spans } from '../../src/trace/spans';
import { anyScenario, tracesOf } from '../support/any-scenario';
import { oneLane } from '../support/scenarios';
import { runLane } from '../support/runs';

const rest = {
  network: { oneWayLatencyMs: 300 },
  messages: { kind: 'at', timesMs: [1000, 2000, 7500] },
  durationMs: 12_000,
};
const polling = runLane(oneLane('ajax-polling', { answers: 'at-once' }, rest));
const long = runLane(oneLane('long-polling', {}, rest));
const socket = runLane(oneLane('websocket', {}, rest));

const reasonOf = (name: MetricName, mark: 'best' | 'worst', spans: Spans, untilMs = 12_000) =>
  reasonFor(name, mark, new Reading(spans, untilMs));

describe('reasonFor(name, mark, reading)', () => {
  it('says of polling how often it asked and how many answers were empty', () => {
    expect(reasonOf('requestsPerMessage', 'worst', polling)).toEqual({
      kind: 'spent',
      outcome: 'empty',
      count: 1,
      asked: 4,
    });
    expect(reasonOf('emptyResponseFraction', 'worst', polling)).toEqual({ kind: 'empty', count: 1, answers: 3 });
    expect(reasonOf('stalenessMedianMs', 'worst', polling)).toEqual({
      kind: 'waited-for-request',
      count: 3,
      delivered: 3,
    });
  });

  it('says of long polling that it was held until there was news, and of a socket that it was pushed', () => {
    expect(reasonOf('emptyResponseFraction', 'best', long)).toEqual({ kind: 'held-for-news', answers: 3 });
    expect(reasonOf('stalenessMedianMs', 'best', long)).toEqual({ kind: 'met-held', count: 3, delivered: 3 });
    expect(reasonOf('stalenessMaxMs', 'best', socket)).toEqual({ kind: 'pushed', count: 3, delivered: 3 });
    expect(reasonOf('requestCount', 'best', socket)).toEqual({ kind: 'pushed-on', messages: 3, requests: 1 });
  });

  it('goes by the run and not by the technique: a held request that comes too late did not hold for news', () => {
    const bursts = { ...rest, messages: { kind: 'at', timesMs: [1000, 1001, 1002] } };
    const run = runLane(oneLane('long-polling', {}, bursts));
    expect(reasonOf('stalenessMaxMs', 'worst', run)).toMatchObject({ kind: 'message-waited', messageId: 2 });
    expect(reasonOf('stalenessMedianMs', 'best', run)).toBeNull();
  });

  it('says nothing of what has no mark, and of a run in which nothing has happened', () => {
    for (const { name } of metricEntries) {
      expect(reasonFor(name, null, new Reading(polling, 12_000)), name).toBeNull();
      expect(reasonOf(name, 'best', polling, -1), name).toBeNull();
      expect(reasonOf(name, 'worst', polling, -1), name).toBeNull();
    }
  });

  it('tells only numbers that are the metrics’ own, at any moment of any run', () => {
    fc.assert(
      fc.property(anyScenario, fc.double({ min: 0, max: 1, noNaN: true }), (scenario, part) => {
        for (const trace of tracesOf(scenario)) {
          const spans = buildSpans(trace);
          const reading = new Reading(spans, part * trace.untilMs);
          const metrics = measure(spans, reading.untilMs);
          for (const { name } of metricEntries) {
            for (const mark of ['best', 'worst'] as const) {
              const reason = reasonFor(name, mark, reading);
              if (reason !== null) expectTrue(reason, metrics, reading);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is asked for no lane where all are equal', () => {
    const equal = measure(polling, 12_000);
    for (const { name } of metricEntries) expect(compareLanes([equal, equal])[name]).toEqual([null, null]);
  });
});

/** What the reason says, against the metrics of the same moment. */
function expectTrue(reason: Reason, metrics: Metrics, { untilMs, spans, answeredPolls, ended }: Reading): void {
  switch (reason.kind) {
    case 'spent':
      expect(reason.asked).toBe(metrics.requestCount);
      expect(reason.count).toBe(ended.filter(({ outcome }) => outcome === reason.outcome).length);
      break;
    case 'asked-again':
      expect(reason.answered).toBe(ended.length);
      expect(metrics.emptyResponseFraction).toBe(0);
      break;
    case 'pushed-on':
      expect([reason.messages, reason.requests]).toEqual([metrics.deliveredCount, metrics.requestCount]);
      break;
    case 'held-for-news':
      expect(reason.answers).toBe(answeredPolls.length);
      expect(metrics.emptyResponseFraction).toBe(0);
      break;
    case 'pushed':
    case 'met-held':
    case 'waited-for-request':
      expect(reason.delivered).toBe(metrics.deliveredCount);
      expect(reason.count).toBeLessThanOrEqual(reason.delivered);
      break;
    case 'message-waited':
    case 'message-sent-again': {
      const ages = spans.messages[reason.messageId - 1]!.deliveries.map(
        ({ atMs }) => atMs - spans.messages[reason.messageId - 1]!.publishedAtMs,
      );
      const stale = [metrics.stalenessP95Ms ?? NaN, metrics.stalenessMaxMs ?? NaN];
      expect(ages.some((age) => stale.some((value) => Math.abs(value - age) < 0.002))).toBe(true);
      if (reason.kind === 'message-waited') expect(reason.waitedMs).toBeLessThanOrEqual(Math.max(...ages) + 0.002);
      break;
    }
    case 'empty':
      expect(reason.count / reason.answers).toBe(metrics.emptyResponseFraction);
      break;
    case 'timed-out':
      expect(reason.count / reason.ended).toBe(metrics.timedOutFraction);
      break;
    case 'aborted':
      expect(reason.count / reason.ended).toBe(metrics.abortedFraction);
      break;
    case 'overtaken':
      expect(reason.count / reason.pairs).toBe(metrics.overtakenFraction);
      break;
    case 'lost':
      expect(reason.lost).toBe(metrics.lostCount);
      expect(reason.count).toBeLessThanOrEqual(reason.lost);
      break;
    case 'kept':
      expect(metrics.lostCount).toBe(0);
      expect(reason.count).toBeLessThanOrEqual(metrics.deliveredCount ?? 0);
      break;
    case 'empty-bytes':
    case 'head-bytes':
      expect(reason.overheadBytes).toBe(metrics.headerBytes);
      expect(2 * reason.bytes).toBeGreaterThanOrEqual(reason.overheadBytes);
      break;
    case 'frame-bytes':
      expect(reason.bytes).toBeLessThanOrEqual(metrics.headerBytes ?? 0);
      break;
    case 'connections':
      expect([reason.opened, reason.requests]).toEqual([metrics.connectionsOpenedCount, metrics.requestCount]);
      break;
    case 'connections-at-once':
      // A mean of sums differs in its last digits from the whole number that it is.
      expect(reason.count).toBeGreaterThanOrEqual((metrics.connectionsHeldMean ?? 0) - 1e-9);
      break;
    case 'worked':
      expect(reason.workedMs / untilMs).toBeCloseTo(metrics.workersBusyMean ?? NaN, 6);
      break;
    case 'workers-at-once':
      expect(reason.count).toBe(metrics.workersBusyMax);
      break;
    case 'orphans':
      expect(reason.requests).toBeGreaterThan(0);
      break;
    default:
      unreachable(reason);
  }
}
