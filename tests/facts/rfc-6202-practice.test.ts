import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { runScenario } from '../../src/shells/explore/run';
import { WireWriter } from '../../src/wire/wire-writer';
import { everySoOften, metricOf, runOf, stalenessesOf } from '../support/fact-runs';
import { readHttp } from '../support/read-wire';
import { eventsOf, requestOf, type LaneRun } from '../support/runs';
import { oneLane } from '../support/scenarios';

type Parts = Record<string, unknown>;
const d = 60;
const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const silence = { kind: 'at', timesMs: [] };
const news = { kind: 'at', timesMs: everySoOften(20, 900) };
const patient = { clientTimeoutMs: null, retryJitterFraction: 0 };
const held = (rest: Parts = {}, params: Parts = {}) => runOf('long-polling', { ...patient, ...params }, rest);
const endsOf = ({ exchanges }: LaneRun) => exchanges.filter(({ outcome }) => outcome !== 'open');
const statusesOf = (run: LaneRun) => [...new Set(endsOf(run).map(({ outcome, status }) => `${outcome} ${status}`))];

describe('RFC 6202 §5.1, connections', () => {
  it.each([2, 6, 8])(
    '25 a browser has few connections to a host, and frames or tabs exhaust them (%d)',
    (connectionsPerHost) => {
      // Each frame's request is held for 20 s, and there is one a second.
      const articleLoop = { firstMs: 20_000, sleepMs: 1000, probability: 1 };
      const params = { pollIntervalMs: 1000 };
      const run = runOf('iframe-per-request', params, { browser: { connectionsPerHost }, articleLoop });
      const waiting = run.exchanges.filter(({ wasQueued }) => wasQueued).map(({ id }) => id);
      expect(waiting[0]).toBe(connectionsPerHost);
      expect(metricOf(run, 'workersBusyMax')).toBe(connectionsPerHost);
      expect(requestOf(run, connectionsPerHost).attempts[0]?.assignedAtMs).toBe(requestOf(run, 0).endedAtMs);
      // So do tabs that each hold a poll: the first one too many waits until a poll is over.
      const tabs = held({ browser: { connectionsPerHost, tabs: connectionsPerHost + 1 }, messages: silence });
      expect(tabs.exchanges.find(({ wasQueued }) => wasQueued)).toMatchObject({ id: connectionsPerHost, client: 0 });
      expect(requestOf(tabs, connectionsPerHost).tab).toBe(connectionsPerHost);
      expect(requestOf(tabs, connectionsPerHost).attempts[0]?.assignedAtMs).toBe(requestOf(tabs, 0).endedAtMs);
    },
  );

  it('26 one long poll for all tabs leaves connections free; one for each uses them up, and what is asked then waits', () => {
    const withTabs = (tabs: number) =>
      held({ browser: { tabs }, durationMs: 60_000, messages: { kind: 'at', timesMs: [10_000] } });
    const [shared, each] = [withTabs(1), withTabs(7)];
    expect(shared.exchanges.filter(({ wasQueued }) => wasQueued)).toEqual([]);
    expect(metricOf(shared, 'connectionsHeldMean')).toBe(1);
    expect(stalenessesOf(shared)).toEqual([d]);
    // The seventh tab has not even asked the server when there is news: it hears of it two transits after the others.
    expect(metricOf(each, 'connectionsHeldMean')).toBeGreaterThan(5.9);
    expect(requestOf(each, 6).attempts[0]?.assignedAtMs).toBe(10_000 + d);
    expect(stalenessesOf(each)).toEqual([d, d, d, d, d, d, 3 * d]);
    expect(metricOf(each, 'requestCount')).toBeGreaterThan(6 * metricOf(shared, 'requestCount'));
  });
});

describe('RFC 6202 §5.2, requests on one connection', () => {
  it('28 with one connection for all, a request waits behind the one that is held until that is answered', () => {
    const articleLoop = { firstMs: 7000, sleepMs: 1000, probability: 1 };
    const rest = { browser: { connectionsPerHost: 1 }, articleLoop, durationMs: 60_000 };
    const run = runOf('ajax-polling', { pollIntervalMs: 2000 }, rest);
    const answered = endsOf(run);
    expect(answered.length).toBeGreaterThan(5);
    for (const [index, { attempts, endedAtMs }] of answered.entries()) {
      const next = requestOf(run, index + 1);
      expect(next.askedAtMs).toBeLessThan(must(endedAtMs, 'it ended'));
      expect(next.attempts[0]?.assignedAtMs).toBe(endedAtMs);
      expect(attempts).toHaveLength(1);
    }
    const aside = runOf('ajax-polling', { pollIntervalMs: 2000 }, { articleLoop, durationMs: 60_000 });
    expect(aside.exchanges.filter(({ wasQueued }) => wasQueued)).toEqual([]);
  });
});

describe('RFC 6202 §5.3, proxies and servers', () => {
  it('29 long polls pass a proxy that keeps responses back; streams do not', () => {
    const proxy = { isBuffering: true, bufferBytes: 8192 };
    const through = (id: string, params: Parts = {}) =>
      [null, proxy].map((each) => stalenessesOf(runOf(id, params, { messages: news, proxy: each })));
    for (const [id, params] of [
      ['long-polling', patient],
      ['jsonp-polling', {}],
      ['ajax-polling', { answers: 'at-once' }],
    ] as const) {
      const [direct, proxied] = through(id, params);
      expect(proxied, id).toEqual(direct);
      expect(proxied?.length, id).toBeGreaterThan(15);
    }
    for (const id of ['sse', 'fetch-streaming', 'xhr-streaming', 'iframe-streaming', 'htmlfile']) {
      const [direct, proxied] = through(id);
      expect(direct?.length, id).toBeGreaterThan(10);
      expect(proxied, id).toEqual([]);
    }
  });

  it('30 a proxy with eight connections is used up by eight long polls: all others wait for the first to end', () => {
    const crowd = (clients: number) =>
      held({ clients, messages: silence, server: { holdLimitMs: 10_000 }, proxy: { upstreamConnections: 8 } });
    expect(eventsOf(crowd(8), 'proxy-queued')).toEqual([]);
    const run = crowd(11);
    const waits = run.exchanges.slice(0, 11).map(({ attempts }) => attempts[0]?.proxy?.wait ?? null);
    expect(waits.slice(0, 8).every((wait) => wait === null)).toBe(true);
    const firstEndMs = must(requestOf(run, 0).attempts[0]?.respondedAtMs, 'the first is answered');
    for (const wait of waits.slice(8)) expect(wait?.toMs).toBe(firstEndMs);
    expect(firstEndMs).toBe(d + 10_000);
  });

  it('31 a synchronous server holds a thread for each poll, an asynchronous one next to none', () => {
    const busy = (concurrency: string) =>
      held({ clients: 50, messages: silence, durationMs: 100_000, server: { concurrency, processingMs: 20 } });
    expect(metricOf(busy('thread-per-request'), 'workersBusyMean')).toBeGreaterThan(45);
    const loop = busy('event-loop');
    expect(metricOf(loop, 'workersBusyMean')).toBeLessThan(0.1);
    expect(metricOf(loop, 'connectionsHeldMean')).toBeGreaterThan(45);
    // With fewer threads than polls, the polls that are held keep out all others; an event loop takes them up.
    const lateOf = (concurrency: string) =>
      held({ clients: 10, messages: silence, server: { concurrency, workers: 4 } }).exchanges.filter(
        ({ attempts }) => attempts[0]?.wasBacklogged,
      ).length;
    expect(lateOf('event-loop')).toBe(0);
    expect(lateOf('thread-per-request')).toBeGreaterThanOrEqual(6);
  });
});

describe('RFC 6202 §5.5, timeouts', () => {
  const behind = (holdLimitMs: number, rest: Parts = {}, params: Parts = {}) =>
    held({ messages: silence, durationMs: 10 * MINUTE_MS, server: { holdLimitMs }, proxy: {}, ...rest }, params);

  it('32 the longer requests are held, the fewer there are, until an intermediary gives up: 504', () => {
    const requests = [5, 15, 45].map((seconds) => metricOf(behind(seconds * SECOND_MS), 'requestCount'));
    expect(requests).toEqual(requests.toSorted((one, other) => other - one));
    expect(must(requests[0], '5 s') / must(requests[2], '45 s')).toBeGreaterThan(8);
    for (const seconds of [5, 15, 45]) expect(statusesOf(behind(seconds * SECOND_MS))).toEqual(['empty 200']);
    const proxy = { idleTimeoutMs: 20_000 };
    expect(statusesOf(behind(45_000, { proxy }))).toEqual(['http-error 504']);
  });

  it('33 a browser that waits for 300 s hears of the shorter timeouts of others first', () => {
    const clientTimeoutMs = 300_000;
    expect(statusesOf(behind(3_600_000, {}, { clientTimeoutMs }))).toEqual(['http-error 504']);
    const alone = behind(3_600_000, { proxy: null }, { clientTimeoutMs });
    expect(endsOf(alone).map(({ outcome }) => outcome)).toContain('client-timeout');
    expect(requestOf(alone, 0).endedAtMs).toBe(clientTimeoutMs);
  });

  it('34 holding for 30 s is safe behind a proxy of 60 s, 120 s fails whenever nothing happens', () => {
    expect(statusesOf(behind(30_000))).toEqual(['empty 200']);
    expect(statusesOf(behind(120_000))).toEqual(['http-error 504']);
    // With news in time it goes well, which is why "as high as 120 seconds" was seen to work.
    const busy = behind(120_000, { messages: { kind: 'every', periodMs: 40_000 } });
    expect(statusesOf(busy)).toEqual(['answered 200']);
  });

  it('35 who waits for a poll of 30 s must wait longer by several transits', () => {
    const patientFor = (clientTimeoutMs: number) => {
      const browser = { warmConnection: false };
      return statusesOf(
        behind(30_000, { proxy: null, browser, network: { oneWayLatencyMs: 300 } }, { clientTimeoutMs }),
      );
    };
    expect(patientFor(30_000)).toEqual(['client-timeout null']);
    expect(patientFor(30_000 + 2 * 300)).toContain('client-timeout null');
    expect(patientFor(30_000 + 5 * 300)).toEqual(['empty 200']);
    expect(statusesOf(behind(30_000, { proxy: { idleTimeoutMs: 29_000 } }))).toEqual(['http-error 504']);
  });
});

describe('RFC 6202 §5.4 and §5.6, what intermediaries make of it', () => {
  it.each(['long-polling', 'jsonp-polling', 'ajax-long-polling', 'iframe-chained'])(
    '36 no cache may keep an answer, and none has the address of another (%s)',
    (id) => {
      const scenario = oneLane(id, {}, { messages: news, server: { holdLimitMs: 3000 } });
      const attempt = runScenario(scenario);
      if (!attempt.isDone) throw new Error('the budget is spent');
      const lane = must(attempt.lanes[0], 'a lane');
      const writer = new WireWriter(lane, scenario);
      const textOf = (content: string) =>
        lane.spans.transits
          .filter((each) => each.content === content)
          .map((each) => readHttp(must(writer.bytesOf(each), 'bytes').text));
      const [requests, responses] = [textOf('request'), textOf('response')];
      expect(responses.length).toBeGreaterThan(3);
      for (const { headers } of responses) expect(headers.get('Cache-Control')).toMatch(/no-store|no-cache/);
      expect(new Set(requests.map(({ startLine }) => startLine)).size).toBe(requests.length);
    },
  );

  it('37 a poll that the server ends for want of news is answered like any other: 200', () => {
    const run = held({ messages: silence, server: { holdLimitMs: 2000 } });
    expect(statusesOf(run)).toEqual(['empty 200']);
    expect(run.exchanges.length).toBeGreaterThan(12);
    expect(requestOf(run, 5).askedAtMs).toBe(requestOf(run, 4).endedAtMs);
  });
});

describe('RFC 6202 §7, security', () => {
  it('38 JSONP runs what the server says, and a few requests that are held shut all others out', () => {
    const server = { workers: 4, backlog: 1 };
    const scenario = oneLane('jsonp-polling', {}, { clients: 6, messages: silence, server, durationMs: 5000 });
    const attempt = runScenario(scenario);
    if (!attempt.isDone) throw new Error('the budget is spent');
    const lane = must(attempt.lanes[0], 'a lane');
    // Five small requests, and no more traffic than that: four are held, the fifth waits, and the sixth is sent away.
    const arrivals = lane.spans.exchanges.slice(0, 6).map(({ attempts }) => must(attempts[0], 'an attempt'));
    expect(arrivals.map(({ workStartedAtMs }) => workStartedAtMs !== null)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(lane.spans.connections.filter(({ closeReason }) => closeReason === 'backlog-full').length).toBeGreaterThan(
      0,
    );
    const told = runScenario(oneLane('jsonp-polling', {}, { messages: news }));
    const run = must(told.isDone ? told.lanes[0] : undefined, 'a run');
    const writer = new WireWriter(run, oneLane('jsonp-polling', {}, { messages: news }));
    const [answer] = run.spans.transits.filter(({ content }) => content === 'response');
    const { headers, body } = readHttp(must(writer.bytesOf(must(answer, 'an answer')), 'its bytes').text);
    expect(headers.get('Content-Type')).toMatch(/javascript/);
    expect(body).toMatch(/^[\w.]+\(.*\);?\n?$/s);
  });
});
