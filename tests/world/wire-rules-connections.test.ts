import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { arrivalsOf, eventsOf, requestOf, runLane } from '../support/runs';
import { oneLane } from '../support/scenarios';

const d = 60;
/** Each request of the article's loop takes this long: every draw is ready. */
const alwaysReady = { probability: 1 };

describe('W1 · a request on an idle kept-alive connection', () => {
  it('reaches the server d after it is sent, and its answer the page d after that leaves', () => {
    const run = runLane(oneLane('long-polling', {}, { messages: { kind: 'at', timesMs: [1000] }, durationMs: 2000 }));
    const poll = requestOf(run, 0);
    expect([poll.askedAtMs, poll.attempts[0]?.sentAtMs, ...arrivalsOf(poll)]).toEqual([0, 0, d]);
    expect([poll.attempts[0]?.respondedAtMs, poll.endedAtMs]).toEqual([1000, 1000 + d]);
    expect(poll.attempts[0]?.isNewConnection).toBe(false);
  });

  it('without a warm connection pays for the handshake once, then reuses that connection', () => {
    const run = runLane(
      oneLane(
        'ajax-polling',
        { answers: 'at-once', pollIntervalMs: 1000 },
        { browser: { warmConnection: false }, durationMs: 2500 },
      ),
    );
    expect(run.exchanges.map((each) => arrivalsOf(each)[0])).toEqual([1000 + 3 * d, 2000 + d]);
    expect(run.exchanges.map(({ attempts }) => attempts[0]?.isNewConnection)).toEqual([true, false]);
  });
});

describe('W2 · with no idle connection and fewer than six', () => {
  it('the browser opens one, and the request reaches the server 3 d after it was asked', () => {
    const run = runLane(
      oneLane('ajax-polling', { pollIntervalMs: 100 }, { durationMs: 400, articleLoop: alwaysReady }),
    );
    expect(run.exchanges.map((each) => arrivalsOf(each)[0])).toEqual([100 + d, 200 + 3 * d, null, null]);
    expect(requestOf(run, 1).attempts[0]).toMatchObject({ sentAtMs: 200 + 2 * d, isNewConnection: true });
  });

  it('keeps one connection for each, up to the limit: the handshakes run side by side', () => {
    const run = runLane(
      oneLane('ajax-polling', { pollIntervalMs: 100 }, { durationMs: 900, articleLoop: { firstMs: 5000 } }),
    );
    expect(eventsOf(run, 'connection-opening')).toHaveLength(6);
    expect(run.exchanges.slice(1, 6).map((each) => arrivalsOf(each)[0])).toEqual([380, 480, 580, 680, 780]);
  });
});

describe('W3 · with six connections busy', () => {
  const run = runLane(
    oneLane(
      'ajax-polling',
      { pollIntervalMs: 100 },
      { durationMs: 3000, articleLoop: { ...alwaysReady, firstMs: 1500 } },
    ),
  );

  it('requests wait in the browser, first come first served, until a response completes', () => {
    const queued = run.exchanges.filter(({ wasQueued }) => wasQueued);
    expect(queued.map(({ id }) => id).slice(0, 3)).toEqual([6, 7, 8]);
    const freedAtMs = run.exchanges.slice(0, 3).map(({ endedAtMs }) => endedAtMs);
    expect(queued.slice(0, 3).map(({ attempts }) => attempts[0]?.sentAtMs)).toEqual(freedAtMs);
  });

  it('and go out on the very connection that has become free, arriving d later', () => {
    const [first, next] = [requestOf(run, 0), requestOf(run, 6)];
    expect(next.attempts[0]?.connectionId).toBe(first.attempts[0]?.connectionId);
    expect(arrivalsOf(next)[0]).toBe(must(first.endedAtMs, 'the first is answered') + d);
  });

  it('holds for any connectionsPerHost', () => {
    const single = runLane(
      oneLane(
        'ajax-polling',
        { pollIntervalMs: 100 },
        { browser: { connectionsPerHost: 1 }, articleLoop: alwaysReady, durationMs: 3000 },
      ),
    );
    expect(
      new Set(single.exchanges.flatMap(({ attempts }) => attempts.map(({ connectionId }) => connectionId))),
    ).toEqual(new Set([0]));
  });
});

describe('W4 · giving up on a request', () => {
  const run = runLane(
    oneLane('ajax-long-polling', { clientTimeoutMs: 1000 }, { durationMs: 3000, articleLoop: { probability: 0 } }),
  );

  it('closes its connection; the server notices d later, and the next request pays for a new one', () => {
    expect(eventsOf(run, 'connection-closed')[0]).toMatchObject({
      atMs: 1000,
      connectionId: 0,
      closedBy: 'client',
      reason: 'given-up',
    });
    expect(eventsOf(run, 'close-noticed')[0]).toMatchObject({ atMs: 1000 + d, exchangeId: 0 });
    expect(requestOf(run, 1)).toMatchObject({ askedAtMs: 1000 });
    expect(arrivalsOf(requestOf(run, 1))).toEqual([1000 + 3 * d]);
  });

  it('an iframe that is pointed elsewhere gives up in the same way, and says "aborted"', () => {
    const frame = runLane(
      oneLane(
        'iframe-polling',
        { pollIntervalMs: 1000, reloadAfterMs: null },
        { durationMs: 2500, articleLoop: { probability: 0 } },
      ),
    );
    expect(requestOf(frame, 0)).toMatchObject({ outcome: 'aborted', endedAtMs: 2000 });
    expect(arrivalsOf(requestOf(frame, 1))).toEqual([2000 + 3 * d]);
  });
});

describe('W8 · an idle kept-alive connection', () => {
  it('is closed by the server after its keep-alive time; the close travels d', () => {
    const run = runLane(
      oneLane(
        'ajax-polling',
        { answers: 'at-once', pollIntervalMs: 20_000 },
        { server: { keepAliveMs: 5000 }, durationMs: 28_000 },
      ),
    );
    const answeredAtMs = requestOf(run, 0).attempts[0]?.respondedAtMs ?? 0;
    const closes = eventsOf(run, 'connection-closed');
    expect(closes).toMatchObject([
      { atMs: 5000 - 600, connectionId: 0, closedBy: 'server', reason: 'idle' },
      { atMs: answeredAtMs + 5000, connectionId: 1, closedBy: 'server', reason: 'idle' },
    ]);
    expect(run.connections[1]?.closedAtClientMs).toBe(answeredAtMs + 5000 + d);
    expect(requestOf(run, 0).attempts[0]?.isNewConnection).toBe(true);
  });

  it.each([
    ['by hand', { interventions: [{ on: 'ajax-polling/request/0', do: 'fail-response' }] }],
    ['by chance', { server: { keepAliveMs: 3000, failureProbability: 1 } }],
  ])('is closed after that time too when the last answer failed %s', (_how, failing) => {
    const run = runLane(
      oneLane(
        'ajax-polling',
        { answers: 'at-once', pollIntervalMs: 10_000 },
        { server: { keepAliveMs: 3000 }, browser: { warmConnection: false }, durationMs: 15_000, ...failing },
      ),
    );
    const answeredAtMs = 10_000 + 3 * d;
    expect(requestOf(run, 0)).toMatchObject({ outcome: 'http-error', endedAtMs: answeredAtMs + d });
    expect(eventsOf(run, 'connection-closed')).toMatchObject([
      { atMs: answeredAtMs + 3000, connectionId: 0, closedBy: 'server', reason: 'idle' },
    ]);
  });

  it('is dropped by the browser after 300 s where the server keeps it longer', () => {
    const run = runLane(
      oneLane(
        'ajax-polling',
        { answers: 'at-once', pollIntervalMs: 350_000 },
        { server: { keepAliveMs: 3_600_000 }, durationMs: 360_000 },
      ),
    );
    expect(eventsOf(run, 'connection-closed')[0]).toMatchObject({
      atMs: 300_000 - 600,
      closedBy: 'client',
      reason: 'idle',
    });
  });

  it('closed by both at once is closed in peace: the two closes cross, and neither is answered with a reset', () => {
    const run = runLane(
      oneLane(
        'ajax-polling',
        { answers: 'at-once', pollIntervalMs: 350_000 },
        { server: { keepAliveMs: 300_000 }, durationMs: 301_000 },
      ),
    );
    const sent = run.transits.map(({ content, direction, arrivedAtMs }) => [content, direction, arrivedAtMs]);
    expect(sent.sort()).toEqual([
      ['fin', 'down', 300_000 - 600 + d],
      ['fin', 'up', 300_000 - 600 + d],
    ]);
  });

  it('closed by the server while a request is on its way: TCP answers that request with a reset', () => {
    // The warm connection idles from -600: the server closes at 1050, and the request of 1000 arrives at 1060.
    const run = runLane(
      oneLane(
        'ajax-polling',
        { answers: 'at-once', pollIntervalMs: 1000 },
        { server: { keepAliveMs: 1650 }, durationMs: 1900 },
      ),
    );
    const down = run.transits.filter(({ connectionId, direction }) => connectionId === 0 && direction === 'down');
    expect(down.map(({ content, sentAtMs, arrivedAtMs }) => [content, sentAtMs, arrivedAtMs])).toEqual([
      ['fin', 1050, 1050 + d],
      ['reset', 1000 + d, 1000 + 2 * d],
    ]);
  });

  it('with keepAliveMs 0 every request opens a connection of its own', () => {
    const run = runLane(
      oneLane(
        'ajax-polling',
        { answers: 'at-once', pollIntervalMs: 1000 },
        { server: { keepAliveMs: 0 }, durationMs: 3500 },
      ),
    );
    expect(run.exchanges.map(({ attempts }) => attempts.map(({ isNewConnection }) => isNewConnection))).toEqual([
      [true],
      [true],
      [true],
    ]);
    expect(run.exchanges.map(({ outcome }) => outcome)).toEqual(['empty', 'empty', 'empty']);
  });
});
