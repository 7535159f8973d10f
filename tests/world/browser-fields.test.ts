import { describe, expect, it } from 'vitest';
import { techniques } from '../../src/techniques/index';
import { withActs } from '../support/acted-runs';
import { arrivalsOf, eventsOf, requestOf, runLane } from '../support/runs';

const d = 60;

describe('browser.connectionsPerHost', () => {
  /** Polls every 100 ms, each held for 1000 ms by the server’s processing. */
  const runWith = (connectionsPerHost: number) =>
    runLane(
      withActs(
        'ajax-polling',
        [],
        { answers: 'at-once', pollIntervalMs: 100 },
        {
          browser: { connectionsPerHost, warmConnection: false },
          server: { processingMs: 1000 },
          durationMs: 3000,
        },
      ),
    );

  it.each([1, 2, 5, 6, 7])('%d: so many requests are under way, the others wait their turn (W3)', (count) => {
    const run = runWith(count);
    expect(eventsOf(run, 'connection-opening')).toHaveLength(count);
    // Each opens its own connection, 3 d to the server, 1000 ms there, d back.
    const firstEndsMs = Array.from({ length: count }, (_, index) => 100 * (index + 1) + 4 * d + 1000);
    const nextEndsMs = firstEndsMs
      .map((endedAtMs) => endedAtMs + 2 * d + 1000)
      .filter((endedAtMs) => endedAtMs <= 3000);
    expect(run.exchanges.filter(({ endedAtMs }) => endedAtMs !== null).map(({ endedAtMs }) => endedAtMs)).toEqual([
      ...firstEndsMs,
      ...nextEndsMs,
    ]);
    expect(run.exchanges.findIndex(({ wasQueued }) => wasQueued)).toBe(count);
  });

  it('is for each client alone', () => {
    const rest = { clients: 3, browser: { connectionsPerHost: 1, warmConnection: false }, durationMs: 1500 };
    const run = runLane(withActs('ajax-polling', [], { answers: 'at-once', pollIntervalMs: 1000 }, rest));
    expect(run.exchanges.map((each) => arrivalsOf(each)[0])).toEqual([1000 + 3 * d, 1000 + 3 * d, 1000 + 3 * d]);
  });
});

describe('browser.warmConnection', () => {
  const firstOf = (warmConnection: boolean) =>
    runLane(withActs('iframe-chained', [], {}, { browser: { warmConnection } }));

  it('true: the first request finds a connection that is 600 ms old', () => {
    const run = firstOf(true);
    expect(arrivalsOf(requestOf(run, 0))).toEqual([d]);
    expect(run.connections[0]).toMatchObject({ isWarm: true, openingAtMs: -600, openedAtMs: -600 });
    expect(requestOf(run, 0).attempts[0]?.isNewConnection).toBe(false);
  });

  it('false: it opens its own', () => {
    const run = firstOf(false);
    expect(arrivalsOf(requestOf(run, 0))).toEqual([3 * d]);
    expect(run.connections[0]).toMatchObject({ isWarm: false, openingAtMs: 0, openedAtMs: 2 * d });
  });
});

describe('browser.cookieBytes', () => {
  const bytesOf = (id: string, cookieBytes: number) =>
    runLane(withActs(id, [], {}, { browser: { cookieBytes } }))
      .transits.filter(({ content }) => content === 'request')
      .map(({ overheadBytes }) => overheadBytes);
  // A session of WebTransport is asked for without credentials.
  const overHttp = techniques.filter(({ cast }) => !cast.hasRawSockets && cast.messagesTravel === undefined);

  it.each(overHttp.map(({ id }) => id))('are sent with each request, in a line of their own (%s)', (id) => {
    const [none, some] = [bytesOf(id, 0), bytesOf(id, 300)];
    expect(none.length).toBeGreaterThan(0);
    expect(some).toEqual(none.map((bytes) => bytes + 'Cookie: '.length + 300 + '\r\n'.length));
  });

  it('are none of a plug-in’s business', () => {
    expect(bytesOf('flash-socket', 300)).toEqual(bytesOf('flash-socket', 0));
  });
});

describe('a connection that idles', () => {
  it('is taken again by who asks next, the one used last first', () => {
    // Requests 0 and 1 overlap and open connections 0 and 1; the answer to 0 comes last, delayed by hand.
    const acts = [{ on: 'ajax-polling/request/0', do: 'delay-response', byMs: 1000 }];
    const rest = { browser: { warmConnection: false }, durationMs: 5500 };
    const run = runLane(withActs('ajax-polling', acts, { answers: 'at-once', pollIntervalMs: 700 }, rest));
    expect(run.exchanges.map(({ attempts }) => attempts[0]?.connectionId)).toEqual([0, 1, 0, 0, 0, 0, 0]);
    expect(requestOf(run, 0).endedAtMs).toBe(700 + 4 * d + 1000);
    expect(requestOf(run, 1).endedAtMs).toBe(1400 + 4 * d);
  });

  it('is dropped by the browser after 300 s, counted from its last answer', () => {
    const rest = { browser: { warmConnection: false }, server: { keepAliveMs: 3_600_000 }, durationMs: 700_000 };
    const run = runLane(withActs('ajax-polling', [], { answers: 'at-once', pollIntervalMs: 310_000 }, rest));
    expect(run.connections[0]).toMatchObject({
      closedAtMs: 310_000 + 4 * d + 300_000,
      closedBy: 'client',
      closeReason: 'idle',
    });
  });
});
