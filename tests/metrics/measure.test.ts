import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { evidenceFor, measure } from '../../src/metrics/measure';
import { metricEntries, type MetricName, type Metrics } from '../../src/metrics/registry';
import { buildSpans } from '../../src/trace/build-spans';
import type { EndedOutcome, RequestKind } from '../../src/trace/events';
import { anyScenario, tracesOf } from '../support/any-scenario';
import {
  asked,
  changed,
  closed,
  delivered,
  ended,
  handshake,
  heldPoll,
  historyOf,
  lost,
  opened,
  opening,
  published,
  sent,
  arrived,
  type Line,
} from '../support/history';

const spansOf = (lines: readonly Line[], clients = 1) => buildSpans(historyOf(lines, { clients }));

function measured(lines: readonly Line[], untilMs = 1000): Metrics {
  return measure(spansOf(lines), untilMs);
}

/** Requests that end as told, each 10 ms after it was asked; null: still open. */
function requests(outcomes: readonly (EndedOutcome | null)[], requestKind: RequestKind = 'poll'): Line[] {
  return outcomes.flatMap((outcome, exchangeId): Line[] => [
    [exchangeId * 20, asked({ exchangeId, requestKind })],
    ...(outcome ? [[exchangeId * 20 + 10, ended({ exchangeId, outcome })] as Line] : []),
  ]);
}

/** Messages published at 0, delivered this much later. */
function deliveries(stalenessesMs: readonly number[]): Line[] {
  const lines = stalenessesMs.flatMap((stalenessMs, index): Line[] => [
    [0, published({ messageId: index + 1 })],
    [stalenessMs, delivered({ messageId: index + 1, exchangeId: 0 })],
  ]);
  return [[0, asked({ exchangeId: 0 })], ...lines];
}

describe('measure', () => {
  it('measure(spans, untilMs) of one held poll gives every metric of the contract', () => {
    expect(measured(heldPoll, 560)).toEqual({
      requestCount: 1,
      requestsPerMessage: 1,
      emptyResponseFraction: 0,
      timedOutFraction: 0,
      abortedFraction: 0,
      overtakenFraction: null,
      deliveredCount: 1,
      lostCount: 0,
      duplicateCount: 0,
      stalenessMedianMs: 60,
      stalenessP95Ms: 60,
      stalenessMaxMs: 60,
      headerBytes: 180,
      payloadBytes: 20,
      overheadBytesPerMessage: 180,
      connectionsOpenedCount: 1,
      connectionsHeldMean: 440 / 560,
      workersBusyMean: 320 / 560,
      workersBusyMax: 1,
      orphanWorkMs: 0,
    });
  });

  it('measure(spans, 0) of nothing is 0 for counts and null where there is nothing to divide by', () => {
    const metrics = measured([], 0);
    const nulls = metricEntries.filter(({ name }) => metrics[name] === null).map(({ name }) => name);
    expect(nulls).toEqual([
      'requestsPerMessage',
      'emptyResponseFraction',
      'timedOutFraction',
      'abortedFraction',
      'overtakenFraction',
      'stalenessMedianMs',
      'stalenessP95Ms',
      'stalenessMaxMs',
      'overheadBytesPerMessage',
      'connectionsHeldMean',
      'workersBusyMean',
    ]);
    expect(metricEntries.filter(({ name }) => metrics[name] === 0)).toHaveLength(metricEntries.length - nulls.length);
  });

  it('emptyResponseFraction is empty ÷ (answered + empty), of polls only', () => {
    expect(
      measured(requests(['answered', 'empty', 'empty', 'aborted', 'http-error', null])).emptyResponseFraction,
    ).toBe(2 / 3);
    expect(measured(requests(['empty'], 'stream')).emptyResponseFraction).toBeNull();
  });

  it('timedOutFraction and abortedFraction are of all requests that have ended', () => {
    const metrics = measured(requests(['answered', 'client-timeout', 'aborted', 'aborted', 'network-error', null]));
    expect(metrics).toMatchObject({ requestCount: 6, timedOutFraction: 1 / 5, abortedFraction: 2 / 5 });
  });

  it('requestsPerMessage is null while nothing was delivered', () => {
    expect(measured(requests(['empty', 'empty'])).requestsPerMessage).toBeNull();
  });

  it('staleness is first delivery − publication, by nearest rank', () => {
    expect(measured(deliveries([10, 20, 30, 40]))).toMatchObject({
      stalenessMedianMs: 20,
      stalenessP95Ms: 40,
      stalenessMaxMs: 40,
    });
    const twenty = Array.from({ length: 20 }, (_, index) => index + 1);
    expect(measured(deliveries(twenty))).toMatchObject({
      stalenessMedianMs: 10,
      stalenessP95Ms: 19,
      stalenessMaxMs: 20,
    });
  });

  it('deliveredCount and lostCount are per client, duplicateCount is what comes on top', () => {
    const lines: Line[] = [
      ...deliveries([10, 20]),
      [1, asked({ exchangeId: 1, client: 1 })],
      [15, delivered({ messageId: 1, exchangeId: 1, client: 1 })],
      [30, lost({ messageId: 2, client: 1 })],
      [40, delivered({ messageId: 1, exchangeId: 0, isDuplicate: true })],
      [50, delivered({ messageId: 1, exchangeId: 0, isDuplicate: true })],
    ];
    expect(measure(spansOf(lines, 2), 100)).toMatchObject({
      deliveredCount: 3,
      lostCount: 1,
      duplicateCount: 2,
      stalenessMaxMs: 20,
    });
  });

  it('headerBytes counts what is put on the wire once, also when it is sent again or never arrives', () => {
    const frame = sent({
      transitId: 4,
      connectionId: 0,
      direction: 'up',
      content: 'frame',
      overheadBytes: 6,
      payloadBytes: 3,
    });
    const lines: Line[] = [
      ...heldPoll,
      [600, frame],
      [700, { kind: 'transit-resent', transitId: 4 }],
      [800, { kind: 'transit-dropped', transitId: 4, reason: 'connection-closed' }],
    ];
    expect(measured(lines)).toMatchObject({ headerBytes: 186, payloadBytes: 23, overheadBytesPerMessage: 186 });
  });

  it('connectionsOpenedCount leaves out the warm connection and handshakes that never end; connectionsHeldMean has what is open', () => {
    const lines: Line[] = [
      [-600, opening({ connectionId: 0 })],
      [-600, opened(0, true)],
      [250, closed({ connectionId: 0, closedBy: 'server' })],
      [250, sent({ transitId: 0, connectionId: 0, direction: 'down', content: 'fin' })],
      [500, arrived(0)],
      [600, opening({ connectionId: 1 })],
      ...handshake(2, 630, 1),
    ];
    expect(measured(lines)).toMatchObject({ connectionsOpenedCount: 1, connectionsHeldMean: (500 + 250) / 1000 });
  });

  it('workersBusyMean and workersBusyMax leave out streams and sockets', () => {
    for (const handler of ['stream', 'socket'] as const) {
      expect(measured(changed(heldPoll, 'work-started', { handler }))).toMatchObject({
        workersBusyMean: 0,
        workersBusyMax: 0,
      });
    }
  });

  it('orphanWorkMs is work after the server heard of the close, up to the playhead while it goes on', () => {
    const given: Line[] = [[300, { kind: 'close-noticed', exchangeId: 0, attempt: 1, isWatched: false }]];
    expect(measured([...heldPoll, ...given]).orphanWorkMs).toBe(200);
    expect(measured([...heldPoll, ...given], 350).orphanWorkMs).toBe(50);
    expect(measured([...heldPoll, ...given], 299).orphanWorkMs).toBe(0);
    const late: Line[] = [[700, { kind: 'close-noticed', exchangeId: 0, attempt: 1, isWatched: false }]];
    expect(measured([...heldPoll, ...late]).orphanWorkMs).toBe(0);
  });
});

const COUNTS: readonly MetricName[] = [
  'requestCount',
  'deliveredCount',
  'lostCount',
  'duplicateCount',
  'headerBytes',
  'payloadBytes',
  'connectionsOpenedCount',
  'workersBusyMax',
  'orphanWorkMs',
  'stalenessMaxMs',
];

describe('measure, for any run', () => {
  const anyMoment = fc.integer({ min: 0, max: 10_000 });
  const runs = { numRuns: 150 };

  it('measure(spans of the whole, t) is measure(spans of the trace up to t, t)', () => {
    fc.assert(
      fc.property(anyScenario, anyMoment, (scenario, untilMs) => {
        const trace = must(tracesOf(scenario)[0], 'it has one lane');
        const soFar = { ...trace, events: trace.events.filter(({ atMs }) => atMs <= untilMs) };
        expect(measure(buildSpans(trace), untilMs)).toEqual(measure(buildSpans(soFar), untilMs));
      }),
      runs,
    );
  });

  it('measure(spans, t) of counts, sums and maxima never falls as t grows', () => {
    fc.assert(
      fc.property(anyScenario, anyMoment, anyMoment, (scenario, oneMs, otherMs) => {
        const spans = buildSpans(must(tracesOf(scenario)[0], 'it has one lane'));
        const early = measure(spans, Math.min(oneMs, otherMs));
        const late = measure(spans, Math.max(oneMs, otherMs));
        for (const name of COUNTS) expect(late[name] ?? 0, name).toBeGreaterThanOrEqual(early[name] ?? 0);
      }),
      runs,
    );
  });

  it('measure(spans, t) keeps fractions between 0 and 1, and percentiles in order', () => {
    fc.assert(
      fc.property(anyScenario, anyMoment, (scenario, untilMs) => {
        const metrics = measure(buildSpans(must(tracesOf(scenario)[0], 'it has one lane')), untilMs);
        for (const { name, unit } of metricEntries) {
          const value = metrics[name];
          if (value === null) continue;
          expect(value, name).toBeGreaterThanOrEqual(0);
          if (unit === 'fraction') expect(value, name).toBeLessThanOrEqual(1);
        }
        expect(metrics.stalenessMedianMs ?? 0).toBeLessThanOrEqual(metrics.stalenessP95Ms ?? 0);
        expect(metrics.stalenessP95Ms ?? 0).toBeLessThanOrEqual(metrics.stalenessMaxMs ?? 0);
        expect(metrics.workersBusyMean ?? 0).toBeLessThanOrEqual((metrics.workersBusyMax ?? 0) + 1e-9);
      }),
      runs,
    );
  });
});

describe('evidenceFor', () => {
  const evidence = (name: MetricName, lines: readonly Line[], untilMs = 1000) =>
    evidenceFor(name, spansOf(lines), untilMs);

  it('evidenceFor(name, spans, untilMs) names the requests that were counted', () => {
    const lines = requests(['answered', 'empty', 'client-timeout', 'aborted', null]);
    expect(evidence('requestCount', lines)).toEqual([0, 1, 2, 3, 4].map((id) => `exchange/${id}`));
    expect(evidence('emptyResponseFraction', lines)).toEqual(['exchange/1']);
    expect(evidence('timedOutFraction', lines)).toEqual(['exchange/2']);
    expect(evidence('abortedFraction', lines)).toEqual(['exchange/3']);
    expect(evidence('abortedFraction', lines, 69)).toEqual([]);
  });

  it('evidenceFor(name, spans, untilMs) of a percentile names the messages that are that stale', () => {
    const lines = deliveries([30, 10, 30, 20]);
    expect(evidence('stalenessMedianMs', lines)).toEqual(['message/4']);
    expect(evidence('stalenessMaxMs', lines)).toEqual(['message/1', 'message/3']);
    expect(evidence('stalenessMaxMs', [])).toEqual([]);
  });

  it('evidenceFor(name, spans, untilMs) names each thing once', () => {
    const again: Line[] = [600, 700].map((atMs) => [
      atMs,
      delivered({ messageId: 1, exchangeId: 0, isDuplicate: true }),
    ]);
    expect(evidence('duplicateCount', [...heldPoll, ...again])).toEqual(['message/1']);
    expect(evidence('headerBytes', heldPoll)).toEqual(['exchange/0']);
    expect(evidence('connectionsOpenedCount', heldPoll)).toEqual(['connection/0']);
    expect(evidence('workersBusyMax', heldPoll)).toEqual(['exchange/0']);
  });

  it('evidenceFor(name, spans, untilMs) names only what there is, and something wherever the number is above 0', () => {
    fc.assert(
      fc.property(anyScenario, fc.integer({ min: 1, max: 10_000 }), (scenario, untilMs) => {
        const spans = buildSpans(must(tracesOf(scenario)[0], 'it has one lane'));
        const known = new Set<string>([
          ...spans.exchanges.map(({ id }) => `exchange/${id}`),
          ...spans.messages.map(({ id }) => `message/${id}`),
          ...spans.connections.map(({ id }) => `connection/${id}`),
        ]);
        const metrics = measure(spans, untilMs);
        for (const { name } of metricEntries) {
          const keys = evidenceFor(name, spans, untilMs);
          expect(
            keys.filter((key) => !known.has(key)),
            name,
          ).toEqual([]);
          if ((metrics[name] ?? 0) > 0) expect(keys, name).not.toEqual([]);
        }
      }),
      { numRuns: 50 },
    );
  });
});
