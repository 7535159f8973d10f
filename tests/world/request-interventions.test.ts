import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../src/scenario/schema';
import { eventsOf, requestOf, runLane } from '../support/runs';
import { oneLane } from '../support/scenarios';

const d = 60;
type Parts = Record<string, unknown>;

/** Long polling with a timeout and no jitter in its retries; the first request's answer is due at 1000. */
function withActs(interventions: readonly Parts[], rest: Parts = {}, params: Parts = {}): Scenario {
  return oneLane(
    'long-polling',
    { clientTimeoutMs: 5000, retryJitterFraction: 0, ...params },
    { messages: { kind: 'at', timesMs: [1000, 9000] }, durationMs: 20_000, interventions, ...rest },
  );
}

const first = { on: 'long-polling/request/0' };

describe('drop-response', () => {
  const run = runLane(withActs([{ ...first, do: 'drop-response' }]));

  it('lets the answer and all behind it on that connection vanish: only the timeout tells', () => {
    expect(requestOf(run, 0)).toMatchObject({ outcome: 'client-timeout', endedAtMs: 5000 });
    expect(
      run.transits
        .filter(({ dropReason }) => dropReason === 'dropped-by-hand')
        .map(({ content, connectionId, droppedAtMs }) => [content, connectionId, droppedAtMs]),
    ).toEqual([['response', 0, 1000 + d / 2]]);
    expect(
      run.transits.filter(
        ({ connectionId, direction, arrivedAtMs }) =>
          connectionId === 0 && direction === 'down' && arrivedAtMs !== null,
      ),
    ).toEqual([]);
  });

  it('leaves the message with a server that keeps it: the next request brings it', () => {
    expect(run.messages[0]?.deliveries[0]).toMatchObject({ exchangeId: 1, atMs: 5000 + 1000 + 4 * d });
  });

  it('loses it where nothing is kept', () => {
    const forgetful = runLane(withActs([{ ...first, do: 'drop-response' }], {}, { usesCursor: false }));
    expect(forgetful.messages[0]?.losses[0]).toMatchObject({ reason: 'response-dropped' });
  });

  it('on a stream stops it for good, heartbeats and all', () => {
    const stream = runLane(
      oneLane(
        'sse',
        {},
        {
          server: { heartbeatMs: 1000 },
          durationMs: 10_000,
          messages: { kind: 'at', timesMs: [4000] },
          interventions: [{ on: 'sse/request/0', do: 'drop-response' }],
        },
      ),
    );
    expect(requestOf(stream, 0)).toMatchObject({ openedAtMs: null, outcome: 'open' });
    expect(
      stream.transits.filter(({ direction, arrivedAtMs }) => direction === 'down' && arrivedAtMs !== null),
    ).toEqual([]);
  });
});

describe('delay-response', () => {
  it('keeps the answer under way for so much longer, and nothing else', () => {
    const run = runLane(withActs([{ ...first, do: 'delay-response', byMs: 700 }]));
    expect(requestOf(run, 0)).toMatchObject({ outcome: 'answered', endedAtMs: 1000 + d + 700 });
    expect(requestOf(run, 1)).toMatchObject({ askedAtMs: 1760, endedAtMs: 1760 + 5000 });
  });

  it('beyond the timeout is too late: the page has given up', () => {
    const run = runLane(withActs([{ ...first, do: 'delay-response', byMs: 6000 }]));
    expect(requestOf(run, 0)).toMatchObject({ outcome: 'client-timeout', endedAtMs: 5000 });
    expect(run.messages[0]?.deliveries[0]?.exchangeId).toBe(1);
  });

  it.each([
    ['sse', 2 * d],
    ['websocket', 4 * d],
  ])(
    'on the stream of %s makes its head late, and what is written while it is; later news are on time',
    (id, openMs) => {
      const messages = { kind: 'at', timesMs: [500, 5000, 6000] };
      const interventions = [{ on: `${id}/request/0`, do: 'delay-response', byMs: 700 }];
      const stream = runLane(oneLane(id, {}, { messages, interventions, durationMs: 9000 }));
      expect(requestOf(stream, 0).openedAtMs).toBe(openMs + 700);
      // What is written meanwhile waits for the head (W12).
      expect(stream.messages.map(({ deliveries }) => deliveries[0]?.atMs)).toEqual([openMs + 700, 5000 + d, 6000 + d]);
    },
  );
});

describe('fail-response', () => {
  it('answers 500 as soon as the request is there; the client backs off', () => {
    const run = runLane(withActs([{ ...first, do: 'fail-response' }]));
    expect(requestOf(run, 0)).toMatchObject({ outcome: 'http-error', status: 500, endedAtMs: 2 * d });
    expect(requestOf(run, 1).askedAtMs).toBe(2 * d + 1000);
  });

  it('answers as it is told', () => {
    expect(requestOf(runLane(withActs([{ ...first, do: 'fail-response', status: 503 }])), 0)).toMatchObject({
      outcome: 'http-error',
      status: 503,
    });
  });

  it('refuses a handshake: the page hears 1006', () => {
    const run = runLane(
      oneLane(
        'websocket',
        { reconnectMs: null },
        { interventions: [{ on: 'websocket/request/0', do: 'fail-response', status: 403 }] },
      ),
    );
    expect(requestOf(run, 0)).toMatchObject({ outcome: 'http-error', status: 403, endedAtMs: 4 * d, openedAtMs: null });
    expect(eventsOf(run, 'machine-moved').at(-1)).toMatchObject({ to: 'closed', event: 'socket.closed' });
  });
});

describe('reset-connection', () => {
  it('of a reused connection is not seen by the page: the browser asks again on a new one (W7)', () => {
    const run = runLane(withActs([{ on: 'long-polling/request/0/attempt/1', do: 'reset-connection' }]));
    expect(
      requestOf(run, 0).attempts.map(({ isNewConnection, arrivedAtMs }) => [isNewConnection, arrivedAtMs]),
    ).toEqual([
      [false, d],
      [true, 2 * d + 3 * d],
    ]);
    expect(requestOf(run, 0)).toMatchObject({ outcome: 'answered', endedAtMs: 1000 + d });
  });

  it('of every attempt reaches the page as an error, once', () => {
    const run = runLane(withActs([{ ...first, do: 'reset-connection' }]));
    expect(requestOf(run, 0)).toMatchObject({ outcome: 'network-error', endedAtMs: 6 * d });
    expect(requestOf(run, 0).attempts).toHaveLength(2);
    expect(requestOf(run, 1).askedAtMs).toBe(6 * d + 1000);
  });

  it('of a fresh connection reaches the page at once', () => {
    const run = runLane(withActs([{ ...first, do: 'reset-connection' }], { browser: { warmConnection: false } }));
    expect(requestOf(run, 0)).toMatchObject({ outcome: 'network-error', endedAtMs: 4 * d });
    expect(requestOf(run, 0).attempts).toHaveLength(1);
  });
});

describe('never-answer', () => {
  it('leaves the client to its timeout', () => {
    const run = runLane(withActs([{ ...first, do: 'never-answer' }]));
    expect(requestOf(run, 0)).toMatchObject({ outcome: 'client-timeout', endedAtMs: 5000 });
    expect(requestOf(run, 0).attempts[0]).toMatchObject({ arrivedAtMs: d, respondedAtMs: null, handler: null });
  });

  it('leaves a client without one waiting for ever', () => {
    const run = runLane(withActs([{ ...first, do: 'never-answer' }], {}, { clientTimeoutMs: null }));
    expect(run.exchanges).toHaveLength(1);
    expect(requestOf(run, 0)).toMatchObject({ outcome: 'open', endedAtMs: null });
  });
});

describe('acts on requests', () => {
  it('mean all attempts, or the one that they name; only those are marked in the trace', () => {
    const marksOf = (on: string) =>
      eventsOf(runLane(withActs([{ on, do: 'reset-connection' }])), 'intervention-applied').map(
        ({ atMs, exchangeId }) => [atMs, exchangeId],
      );
    expect(marksOf('long-polling/request/0')).toEqual([
      [d, 0],
      [5 * d, 0],
    ]);
    expect(marksOf('long-polling/request/0/attempt/1')).toEqual([[d, 0]]);
    expect(marksOf('long-polling/request/0/attempt/2')).toEqual([]);
    expect(marksOf('long-polling/request/99')).toEqual([]);
  });

  it('add up: a failure that is delayed, twice', () => {
    const run = runLane(
      withActs([
        { ...first, do: 'fail-response' },
        { ...first, do: 'delay-response', byMs: 300 },
        { ...first, do: 'delay-response', byMs: 45.5 },
      ]),
    );
    expect(requestOf(run, 0)).toMatchObject({ outcome: 'http-error', endedAtMs: 2 * d + 345.5 });
  });
});
