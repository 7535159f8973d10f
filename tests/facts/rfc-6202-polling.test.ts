import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { everySoOften, meanOf, metricOf, responsesOf, runOf, stalenessesOf } from '../support/fact-runs';
import { eventsOf, type LaneRun } from '../support/runs';

type Parts = Record<string, unknown>;
const d = 60;
const silence = { kind: 'at', timesMs: [] };
const at = (...timesMs: number[]) => ({ kind: 'at', timesMs });
const polled = (pollIntervalMs: number, rest: Parts = {}) =>
  runOf('ajax-polling', { answers: 'at-once', pollIntervalMs }, rest);
/** Long polling that nothing but news and the hold limit ends. */
const held = (rest: Parts = {}, params: Parts = {}) =>
  runOf('long-polling', { clientTimeoutMs: null, retryJitterFraction: 0, ...params }, rest);
const waitsOf = (run: LaneRun, latencyMs: number) => stalenessesOf(run).map((stalenessMs) => stalenessMs - latencyMs);

describe('RFC 6202 §1, short polling', () => {
  it('1 each poll is a round trip, with or without data: N clients make N/T requests a second', () => {
    const loads = [1, 4].flatMap((clients) =>
      [silence, { kind: 'poisson', perSecond: 5 }].map((messages) => {
        const run = polled(1000, { clients, messages, durationMs: 30_500 });
        for (const { askedAtMs, endedAtMs } of run.exchanges.filter((each) => each.endedAtMs !== null))
          expect(endedAtMs).toBeGreaterThanOrEqual(askedAtMs + 2 * d);
        return metricOf(run, 'requestCount') / clients;
      }),
    );
    expect(loads).toEqual([30, 30, 30, 30]);
  });

  it('2 data waits for the next poll: how long goes by the interval, not by the network', () => {
    const waits = (pollIntervalMs: number, oneWayLatencyMs: number) => {
      const messages = { kind: 'at', timesMs: everySoOften(390, 1013) };
      const run = polled(pollIntervalMs, { messages, durationMs: 400_000, network: { oneWayLatencyMs } });
      return meanOf(waitsOf(run, oneWayLatencyMs));
    };
    expect(waits(4000, 10) / waits(1000, 10)).toBeCloseTo(4, 0);
    for (const intervalMs of [1000, 4000]) {
      expect(waits(intervalMs, 10) / (intervalMs / 2)).toBeCloseTo(1, 1);
      expect(waits(intervalMs, 400) / waits(intervalMs, 10)).toBeCloseTo(1, 1);
    }
  });

  it('3 requests, and bytes with them, grow as one over the latency that is accepted', () => {
    const runs = [250, 500, 1000, 2000].map((intervalMs) => {
      const timesMs = everySoOften(400, 290);
      const run = polled(intervalMs, { messages: { kind: 'at', timesMs }, durationMs: 120_000 });
      const silent = polled(intervalMs, { messages: silence, durationMs: 120_000 });
      const longestS = (metricOf(run, 'stalenessMaxMs') - d) / 1000;
      return { requestsPerS: metricOf(run, 'requestCount') / 120, bytes: metricOf(silent, 'headerBytes'), longestS };
    });
    for (const { requestsPerS, longestS } of runs) {
      expect(requestsPerS * longestS).toBeGreaterThan(0.95);
      expect(requestsPerS * longestS).toBeLessThanOrEqual(1);
    }
    expect(must(runs[0], '250 ms').bytes / must(runs[3], '2000 ms').bytes).toBeCloseTo(8, 1);
  });
});

describe('RFC 6202 §2.1, long polling', () => {
  it('4 a response comes on an event, a status or the timeout alone, and the next request leaves in that instant', () => {
    const run = held({
      messages: at(1500, 1530, 9000, 9900),
      server: { holdLimitMs: 3000 },
      interventions: [{ on: 'long-polling/request/5', do: 'fail-response', status: 503 }],
    });
    const published = run.messages.map(({ publishedAtMs }) => publishedAtMs);
    const ended = run.exchanges.filter(({ endedAtMs }) => endedAtMs !== null);
    for (const [index, { outcome, attempts, endedAtMs, status }] of ended.entries()) {
      const { arrivedAtMs, respondedAtMs } = must(attempts[0], 'an attempt');
      if (outcome === 'empty') expect(respondedAtMs).toBe(must(arrivedAtMs, 'it arrived') + 3000);
      else if (outcome === 'answered') expect([...published, arrivedAtMs]).toContain(respondedAtMs);
      else expect([outcome, status]).toEqual(['http-error', 503]);
      const pauseMs = outcome === 'http-error' ? 1000 : 0;
      expect(run.exchanges[index + 1]?.askedAtMs).toBe(must(endedAtMs, 'it ended') + pauseMs);
    }
    expect(new Set(ended.map(({ outcome }) => outcome))).toEqual(new Set(['answered', 'empty', 'http-error']));
  });

  it('5 a pause before the next request trades latency for load', () => {
    const runs = [0, 500, 2000].map((pauseMs) =>
      held({ messages: { kind: 'at', timesMs: everySoOften(200, 290) }, durationMs: 60_000 }, { pauseMs }),
    );
    const requests = runs.map((run) => metricOf(run, 'requestCount'));
    const stalenesses = runs.map((run) => meanOf(stalenessesOf(run)));
    expect(requests).toEqual(requests.toSorted((one, other) => other - one));
    expect(stalenesses).toEqual(stalenesses.toSorted((one, other) => one - other));
    expect(new Set(requests).size + new Set(stalenesses).size).toBe(6);
    expect(runs.map((run) => metricOf(run, 'deliveredCount'))).toEqual([200, 200, 200]);
  });

  it('6 it works on persistent connections and on others, and a persistent one saves a TCP handshake a poll', () => {
    const [persistent, closed] = [5000, 0].map((keepAliveMs) =>
      held({ messages: at(...everySoOften(30, 900)), server: { keepAliveMs }, browser: { warmConnection: false } }),
    ) as [LaneRun, LaneRun];
    const tripsOf = ({ exchanges }: LaneRun) =>
      exchanges
        .slice(1, 20)
        .map(({ askedAtMs, attempts }) => Math.round(must(attempts[0]?.arrivedAtMs, 'arrived') - askedAtMs));
    expect(new Set(tripsOf(persistent))).toEqual(new Set([d]));
    expect(new Set(tripsOf(closed))).toEqual(new Set([3 * d]));
    expect(metricOf(persistent, 'connectionsOpenedCount')).toBe(1);
    expect(metricOf(closed, 'connectionsOpenedCount')).toBe(metricOf(closed, 'requestCount'));
    expect([persistent, closed].map((run) => metricOf(run, 'deliveredCount'))).toEqual([30, 30]);
  });
});

describe('RFC 6202 §2.2, what long polling costs', () => {
  const sized = (payloadBytes: number) => held({ messages: { ...at(...everySoOften(30, 900)), payloadBytes } });

  it('7 each request and each response has full headers, most of what is sent where messages are small', () => {
    const shareOf = (run: LaneRun) => {
      const overheadBytes = metricOf(run, 'headerBytes');
      return overheadBytes / (overheadBytes + metricOf(run, 'payloadBytes'));
    };
    const small = sized(20);
    const carrying = small.transits.filter(({ content }) => content === 'request' || content === 'response');
    for (const { overheadBytes } of carrying) expect(overheadBytes).toBeGreaterThan(150);
    expect(carrying.length).toBeGreaterThan(60);
    expect(shareOf(small)).toBeGreaterThan(0.95);
    expect(shareOf(sized(20_000))).toBeLessThan(0.05);
  });

  it('8 headers and data that fit one packet are one packet: as many are sent, and more bytes', () => {
    const [none, some] = [sized(0), sized(700)];
    const MTU_BYTES = 1500;
    for (const { overheadBytes, payloadBytes } of some.transits)
      expect(overheadBytes + payloadBytes).toBeLessThan(MTU_BYTES);
    expect(some.transits.length).toBe(none.transits.length);
    expect(metricOf(some, 'payloadBytes') - metricOf(none, 'payloadBytes')).toBe(700 * 30);
  });

  it.each([20, 60, 300])('9 a message takes one transit, and at most three (%d ms one way)', (oneWayLatencyMs) => {
    const messages = { kind: 'poisson', perSecond: 0.1 };
    const rare = held({ messages, durationMs: 1_200_000, network: { oneWayLatencyMs } });
    const stalenesses = stalenessesOf(rare);
    expect(Math.min(...stalenesses)).toBeCloseTo(oneWayLatencyMs, 6);
    expect(Math.max(...stalenesses)).toBeLessThanOrEqual(3 * oneWayLatencyMs + 1e-6);
    expect(meanOf(stalenesses) / oneWayLatencyMs).toBeLessThan(1.1);
    // As the response leaves, the next message comes: response, request, response.
    const unlucky = held({ messages: at(5000, 5000.001), network: { oneWayLatencyMs } });
    expect(Math.max(...stalenessesOf(unlucky))).toBeCloseTo(3 * oneWayLatencyMs, 2);
  });

  it('10 where packets are lost, any technique over TCP takes longer than three transits', () => {
    for (const id of ['long-polling', 'sse', 'websocket', 'fetch-streaming']) {
      const longest = (lossProbability: number) => {
        const run = runOf(id, {}, { messages: at(...everySoOften(100, 290)), network: { lossProbability } });
        return { ms: metricOf(run, 'stalenessMaxMs'), resentCount: eventsOf(run, 'transit-resent').length };
      };
      expect(longest(0).ms, id).toBeLessThanOrEqual(3 * d + 1e-6);
      const lossy = longest(0.05);
      expect(lossy.ms, id).toBeGreaterThan(3 * d + 500);
      expect(lossy.resentCount, id).toBeGreaterThan(0);
    }
  });

  it('11 a message that finds a request there already takes one transit at most: only the wait for a request adds to it', () => {
    const run = held({ messages: { kind: 'poisson', perSecond: 4 }, durationMs: 120_000 });
    const works = run.exchanges.map(({ attempts }) => must(attempts[0], 'an attempt'));
    const counts = { found: 0, waited: 0 };
    for (const { publishedAtMs, deliveries } of run.messages) {
      const isThere = works.some(
        ({ arrivedAtMs, respondedAtMs }) =>
          arrivedAtMs !== null && arrivedAtMs <= publishedAtMs && publishedAtMs <= (respondedAtMs ?? Infinity),
      );
      const delivery = deliveries[0];
      if (!delivery) continue;
      counts[isThere ? 'found' : 'waited']++;
      const stalenessMs = delivery.atMs - publishedAtMs;
      if (isThere) expect(stalenessMs).toBeCloseTo(d, 6);
      else expect(stalenessMs).toBeGreaterThan(d);
    }
    expect(counts.found).toBeGreaterThan(100);
    expect(counts.waited).toBeGreaterThan(100);
  });

  it('12 the pause between response and request is short, so that an idle connection is not closed in it', () => {
    const openedIn = (pauseMs: number) => {
      const run = held({ messages: silence, server: { holdLimitMs: 1000, keepAliveMs: 5000 } }, { pauseMs });
      return [metricOf(run, 'connectionsOpenedCount'), eventsOf(run, 'connection-closed').length];
    };
    expect(openedIn(0)).toEqual([0, 0]);
    expect(openedIn(4000)).toEqual([0, 0]);
    const [openedCount = 0, closedCount = 0] = openedIn(6000);
    expect(openedCount).toBeGreaterThan(2);
    expect(closedCount).toBeGreaterThan(2);
  });

  it('13 a connection and a request are held for each client, and it is the requests that a server runs out of', () => {
    const crowd = (server: Parts) => held({ clients: 20, messages: silence, durationMs: 120_000, server });
    const threads = crowd({});
    expect(metricOf(threads, 'connectionsHeldMean')).toBeCloseTo(20, 0);
    expect(metricOf(threads, 'workersBusyMean')).toBeCloseTo(20, 0);
    const few = crowd({ workers: 12 });
    expect(metricOf(few, 'connectionsHeldMean')).toBeCloseTo(20, 0);
    expect(metricOf(few, 'workersBusyMax')).toBe(12);
    expect(eventsOf(few, 'work-queued').length).toBeGreaterThan(8);
  });

  it('14 under load messages queue and come as a batch: older each, and cheaper', () => {
    const [calm, busy] = [0.2, 40].map((perSecond) =>
      held({ messages: { kind: 'poisson', perSecond }, durationMs: 60_000 }),
    ) as [LaneRun, LaneRun];
    const batchOf = (run: LaneRun) =>
      meanOf(responsesOf(run).flatMap(({ messageIds }) => (messageIds.length > 0 ? [messageIds.length] : [])));
    expect(batchOf(calm)).toBeLessThan(1.1);
    expect(batchOf(busy)).toBeGreaterThan(4);
    expect(meanOf(stalenessesOf(busy))).toBeGreaterThan(1.5 * meanOf(stalenessesOf(calm)));
    expect(metricOf(busy, 'overheadBytesPerMessage')).toBeLessThan(metricOf(calm, 'overheadBytesPerMessage') / 4);
  });
});
