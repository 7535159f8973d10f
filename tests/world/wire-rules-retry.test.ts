import { describe, expect, it } from 'vitest';
import { arrivalsOf, eventsOf, requestOf, runLane, type LaneRun } from '../support/runs';
import { oneLane } from '../support/scenarios';

const d = 60;

describe('W7 · a request whose reused connection is reset before any byte of the answer', () => {
  const reset = (on: string) => ({
    durationMs: 3000,
    interventions: [{ on, do: 'reset-connection' }],
    messages: { kind: 'at', timesMs: [] },
  });

  it('is retried once by the browser, on a new connection, unseen by the page', () => {
    const run = runLane(oneLane('long-polling', {}, reset('long-polling/request/0/attempt/1')));
    const poll = requestOf(run, 0);
    expect(poll.outcome).toBe('open');
    expect(arrivalsOf(poll)).toEqual([d, 2 * d + 3 * d]);
    expect(poll.attempts.map(({ isNewConnection }) => isNewConnection)).toEqual([false, true]);
    expect(run.exchanges).toHaveLength(1);
  });

  it('on a fresh connection the page gets the error', () => {
    const run = runLane(
      oneLane('long-polling', { retryFirstMs: 60_000, retryMaxMs: 60_000 }, reset('long-polling/request/0')),
    );
    expect(requestOf(run, 0)).toMatchObject({ outcome: 'network-error', endedAtMs: 2 * d + 4 * d });
    expect(arrivalsOf(requestOf(run, 0))).toHaveLength(2);
  });

  describe('is never retried on another connection that idles', () => {
    // The first answer is late, so that the second request opens a connection beside it.
    const asks = (answerIsLateByMs: number, ...acts: readonly object[]) =>
      runLane(
        oneLane(
          'ajax-polling',
          { answers: 'at-once', pollIntervalMs: 1000 },
          {
            durationMs: 4500,
            messages: { kind: 'at', timesMs: [] },
            interventions: [
              { on: 'ajax-polling/request/0', do: 'delay-response', byMs: answerIsLateByMs },
              { on: 'ajax-polling/request/2/attempt/1', do: 'reset-connection' },
              ...acts,
            ],
          },
        ),
      );
    const oneAllowed = { atMs: 2500, do: 'set', path: 'browser.connectionsPerHost', value: 1 };
    const closesByBrowser = (run: LaneRun) =>
      eventsOf(run, 'connection-closed').flatMap(({ closedBy, connectionId, reason, atMs }) =>
        closedBy === 'client' ? [[connectionId, reason, atMs]] : [],
      );
    const tried = (run: LaneRun) =>
      requestOf(run, 2).attempts.map(({ connectionId, arrivedAtMs }) => [connectionId, arrivedAtMs]);

    it('with room for a new one', () => {
      const run = asks(1000);
      expect(tried(run)).toEqual([
        [1, 3000 + d],
        [2, 3000 + 2 * d + 3 * d],
      ]);
      expect(closesByBrowser(run)).toEqual([]);
    });

    it('at the limit: the idle one makes room', () => {
      const run = asks(1000, oneAllowed);
      expect(tried(run)).toEqual([
        [1, 3000 + d],
        [2, 3000 + 2 * d + 3 * d],
      ]);
      expect(closesByBrowser(run)).toEqual([[0, 'made-room', 3000 + 2 * d]]);
      expect(requestOf(run, 2)).toMatchObject({ wasQueued: false, outcome: 'empty' });
    });

    it('with all of them busy: it waits until one is done, before those who asked later', () => {
      const run = asks(3000, oneAllowed);
      const doneAtMs = 1000 + 3000 + 2 * d;
      expect(tried(run)).toEqual([
        [1, 3000 + d],
        [2, doneAtMs + 3 * d],
      ]);
      expect(closesByBrowser(run)).toEqual([[0, 'made-room', doneAtMs]]);
      expect(requestOf(run, 2).wasQueued).toBe(true);
      expect(requestOf(run, 3)).toMatchObject({ askedAtMs: 4000, wasQueued: true });
      expect(requestOf(run, 3).attempts[0]?.connectionId).toBe(2);
    });
  });

  it('waits before those that wait already, where it must wait: it was asked before them', () => {
    const run = runLane(
      oneLane(
        'ajax-polling',
        { answers: 'at-once', pollIntervalMs: 1000 },
        {
          durationMs: 9500,
          network: { oneWayLatencyMs: 600 },
          messages: { kind: 'at', timesMs: [] },
          interventions: [
            { on: 'ajax-polling/request/0', do: 'delay-response', byMs: 5000 },
            { on: 'ajax-polling/request/2/attempt/1', do: 'reset-connection' },
            { atMs: 2500, do: 'set', path: 'browser.connectionsPerHost', value: 1 },
          ],
        },
      ),
    );
    expect(requestOf(run, 0).endedAtMs).toBe(7200);
    expect(requestOf(run, 3)).toMatchObject({ askedAtMs: 4000, wasQueued: true });
    expect(requestOf(run, 2).attempts).toMatchObject([
      { connectionId: 1, arrivedAtMs: 5000 },
      { connectionId: 2, arrivedAtMs: 7200 + 3 * 600 },
    ]);
  });

  it('also when the server has closed it for idleness while the request was on its way', () => {
    // The keep-alive time ends when the poll is under way: the close and the request cross.
    const run = runLane(
      oneLane(
        'ajax-polling',
        { answers: 'at-once', pollIntervalMs: 1000 },
        { server: { keepAliveMs: 1650 }, durationMs: 1900 },
      ),
    );
    const poll = requestOf(run, 0);
    expect(poll.outcome).toBe('empty');
    expect(poll.attempts.map(({ arrivedAtMs }) => arrivedAtMs)).toEqual([null, 1050 + d + 3 * d]);
  });

  it('is not retried once an answer has begun: a stream that had opened is over, and the page asks again', () => {
    const restart = { atMs: 1000, do: 'server-restart', forMs: 100 };
    const run = runLane(oneLane('sse', { reconnectMs: 2000 }, { durationMs: 3500, interventions: [restart] }));
    expect(requestOf(run, 0).attempts.map(({ isNewConnection }) => isNewConnection)).toEqual([false]);
    expect(requestOf(run, 0)).toMatchObject({
      openedAtMs: 2 * d,
      streamEndedAtMs: 1000 + d,
      streamEndReason: 'connection-lost',
      outcome: 'network-error',
    });
    expect(eventsOf(run, 'request-retried')).toEqual([]);
    expect(requestOf(run, 1).askedAtMs).toBe(1000 + d + 2000);
  });
});
