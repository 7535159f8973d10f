import { describe, expect, it } from 'vitest';
import { fatesOf, publishAt, withActs } from '../support/acted-runs';
import { requestOf, runLane } from '../support/runs';

const d = 60;
type Parts = Record<string, unknown>;

const run = (id: string, params: Parts, acts: readonly Parts[] = [], rest: Parts = {}) =>
  runLane(withActs(id, acts, params, rest));
const asks = (lane: ReturnType<typeof run>) => lane.exchanges.map(({ askedAtMs }) => askedAtMs);

/** Without heartbeats, which are content as well. */
const silent = { server: { heartbeatMs: null } };

/** `<script>parent.onMessage({"id":1,"data":"…"})</script>`, a line break, a payload of 20 bytes. */
const SCRIPT_BYTES = 74;
/** `{"id":1,"data":"…"}` and a line break. */
const LINE_BYTES = 39;

describe('responseLimitBytes', () => {
  it.each([
    ['iframe-streaming', SCRIPT_BYTES],
    ['htmlfile', SCRIPT_BYTES],
    ['xhr-streaming', LINE_BYTES],
  ])(
    '%s: the server ends the response after the message that reaches it, and the page asks anew at once',
    (id, bytes) => {
      const acts = publishAt(1000, 2000, 3000, 4000);
      const below = run(id, { responseLimitBytes: 2 * bytes }, acts);
      expect(asks(below)).toEqual([0, 2000 + d, 4000 + d]);
      expect(asks(run(id, { responseLimitBytes: 2 * bytes + 1 }, acts))).toEqual([0, 3000 + d]);
      expect(asks(run(id, { responseLimitBytes: null }, acts))).toEqual([0]);
      expect(below.exchanges.map(({ outcome, streamEndReason }) => [outcome, streamEndReason])).toEqual([
        ['answered', 'ended-by-server'],
        ['answered', 'ended-by-server'],
        ['open', null],
      ]);
      // The same connection again: the end of a chunked response leaves it open.
      expect(below.connections).toHaveLength(1);
    },
  );

  it('counts heartbeats, and not what the response began with', () => {
    const params = { responseLimitBytes: 2, paddingBytes: 4000 };
    expect(asks(run('xhr-streaming', params, [], { server: { heartbeatMs: 5000 } }))).toEqual([0, d + 10_000 + d]);
  });

  it('of 1 byte makes a long poll of it: one message a response', () => {
    const lane = run('xhr-streaming', { responseLimitBytes: 1 }, publishAt(1000, 1010), silent);
    expect(fatesOf(lane)).toEqual([1000 + d, 1000 + 3 * d]);
    expect(lane.exchanges.map(({ messageIds }) => messageIds)).toEqual([[1], [2], []]);
  });

  it.each([
    ['iframe-streaming', {}, 'nobody-listening'],
    ['iframe-streaming', { usesCursor: true }, 2000 + 3 * d],
    ['htmlfile', {}, 'nobody-listening'],
    ['xhr-streaming', {}, 2000 + 3 * d],
    ['xhr-streaming', { usesCursor: false }, 'nobody-listening'],
  ])('%s %o: what is published in the gap', (id, params, fate) => {
    expect(fatesOf(run(id, { responseLimitBytes: 1, ...params }, publishAt(2000, 2001)))).toEqual([2000 + d, fate]);
  });
});

describe('paddingBytes and browserBufferBytes', () => {
  it.each([
    ['iframe-streaming', '<!doctype html><body>\n'.length, SCRIPT_BYTES],
    ['htmlfile', '<!doctype html><body>\n'.length, SCRIPT_BYTES],
    ['xhr-streaming', 0, LINE_BYTES],
  ])('%s: without enough padding the first messages wait for those that follow', (id, preludeBytes, messageBytes) => {
    const fatesWith = (browserBufferBytes: number) =>
      fatesOf(run(id, { paddingBytes: 0, browserBufferBytes }, publishAt(1000, 2000, 3000), silent));
    const arrivals = [1000 + d, 2000 + d, 3000 + d];
    expect(fatesWith(preludeBytes + messageBytes)).toEqual(arrivals);
    expect(fatesWith(preludeBytes + messageBytes + 1)).toEqual([2000 + d, 2000 + d, 3000 + d]);
    expect(fatesWith(preludeBytes + 3 * messageBytes + 1)).toEqual(['pending', 'pending', 'pending']);
  });

  it('xhr-streaming: what was kept back when the connection broke comes again with a cursor, and is lost without', () => {
    const cut = [...publishAt(1000), { on: 'xhr-streaming/connection/0', atMs: 2000, do: 'cut-connection' }];
    const params = { paddingBytes: 0, retryJitterFraction: 0 };
    // The second stream keeps it back again; its heartbeats make it enough in the end.
    const rest = { server: { heartbeatMs: 100 } };
    expect(fatesOf(run('xhr-streaming', { ...params, usesCursor: false }, cut))).toEqual(['connection-lost']);
    expect(fatesOf(run('xhr-streaming', { ...params, browserBufferBytes: 50 }, cut, rest))[0]).toBeLessThan(2000);
    expect(fatesOf(run('xhr-streaming', { ...params, browserBufferBytes: 60 }, cut, rest))[0]).toBeGreaterThan(3000);
  });
});

describe('what the page is told of failures', () => {
  const failing = (id: string) => [{ on: `${id}/request/0`, do: 'fail-response' }];

  it.each(['iframe-streaming', 'htmlfile'])('%s: nothing but load, and it opens the frame again at once', (id) => {
    expect(asks(run(id, {}, failing(id)))).toEqual([0, 2 * d]);
    expect(asks(run(id, { reconnectMs: 700 }, failing(id)))).toEqual([0, 2 * d + 700]);
  });

  it.each(['xhr-streaming', 'fetch-streaming'])('%s: the status, and it backs off', (id) => {
    expect(asks(run(id, { retryJitterFraction: 0 }, failing(id)))).toEqual([0, 2 * d + 1000]);
  });

  it.each([
    ['iframe-streaming', null],
    ['xhr-streaming', null],
    ['fetch-streaming', 4000],
  ])('%s: of an answer that is dropped only a timeout of its own could tell', (id, gaveUpAtMs) => {
    const params = id === 'fetch-streaming' ? { clientTimeoutMs: 4000 } : {};
    const dropped = run(id, params, [{ on: `${id}/request/0`, do: 'drop-response' }]);
    expect(requestOf(dropped, 0).endedAtMs).toBe(gaveUpAtMs);
    expect(dropped.exchanges.length > 1).toBe(gaveUpAtMs !== null);
  });
});

describe('fetch-streaming', () => {
  it('gives up a stream that has been silent for the timeout, and gets what it missed', () => {
    const stalled = [
      ...publishAt(1000, 6000),
      { on: 'fetch-streaming/connection/0', atMs: 5000, do: 'stall-connection', forMs: 60_000 },
    ];
    const lane = run('fetch-streaming', { clientTimeoutMs: 3000, retryJitterFraction: 0 }, stalled, {
      server: { heartbeatMs: 2000 },
    });
    // The last heartbeat before the stall leaves at 5000, 2 s after the one before, which follows the news of 1000.
    expect(requestOf(lane, 0)).toMatchObject({ outcome: 'client-timeout', endedAtMs: 3000 + d + 3000 });
    expect(fatesOf(lane)).toEqual([1000 + d, 3000 + d + 3000 + 1000 + 4 * d]);
  });

  it('with heartbeats rarer than its timeout gives up good streams', () => {
    const lane = run('fetch-streaming', { clientTimeoutMs: 3000, retryJitterFraction: 0 }, [], {
      server: { heartbeatMs: 10_000 },
    });
    expect(asks(lane).slice(0, 2)).toEqual([0, 2 * d + 3000 + 1000]);
  });
});

describe('htmlfile', () => {
  it('queuePollIntervalMs: a message waits for the next look, counted from when scripts began to run', () => {
    expect(fatesOf(run('htmlfile', { queuePollIntervalMs: 100 }, publishAt(1000, 1005, 1100)))).toEqual([
      2 * d + 1000,
      2 * d + 1000,
      2 * d + 1100,
    ]);
  });

  it('is asked for as Internet Explorer does, and shows no loading', () => {
    const [frame, hidden] = [run('iframe-streaming', {}), run('htmlfile', {})];
    expect([frame, hidden].map(({ exchanges }) => exchanges[0]?.initiator)).toEqual(['iframe', 'htmlfile']);
    expect(requestOf(hidden, 0).requestBytes).toBeLessThan(requestOf(frame, 0).requestBytes);
  });
});
