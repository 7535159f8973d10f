import { describe, expect, it } from 'vitest';
import { fatesOf, publishAt, withActs } from '../support/acted-runs';
import { eventsOf, requestOf, runLane } from '../support/runs';

const d = 60;

describe('publish', () => {
  it('publishes one message at that moment, as large as the others unless told', () => {
    const run = runLane(
      withActs('websocket', [
        { atMs: 2000, do: 'publish' },
        { atMs: 1000, do: 'publish', payloadBytes: 500 },
      ]),
    );
    expect(run.messages.map(({ id, publishedAtMs, payloadBytes }) => [id, publishedAtMs, payloadBytes])).toEqual([
      [1, 1000, 500],
      [2, 2000, 20],
    ]);
    expect(fatesOf(run)).toEqual([1000 + d, 2000 + d]);
    expect(eventsOf(run, 'intervention-applied').map(({ atMs, index }) => [atMs, index])).toEqual([
      [1000, 1],
      [2000, 0],
    ]);
  });

  it("finds nobody in a lane that makes its own news: the article's loop does not look at it", () => {
    expect(fatesOf(runLane(withActs('ajax-polling', publishAt(1000), { pollIntervalMs: 60_000 })))).toEqual([
      'nobody-listening',
    ]);
  });
});

describe('close-streams', () => {
  it('ends streams and sockets in good order, and held polls not at all', () => {
    const acts = [{ atMs: 5000, do: 'close-streams' }];
    expect(requestOf(runLane(withActs('sse', acts)), 0)).toMatchObject({
      streamEndedAtMs: 5000 + d,
      streamEndReason: 'ended-by-server',
      outcome: 'empty',
    });
    expect(requestOf(runLane(withActs('sse', [...publishAt(4000), ...acts])), 0)).toMatchObject({
      endedAtMs: 5000 + d,
      outcome: 'answered',
      messageIds: [1],
    });
    // Close frame, echo, FIN (W10); 1012 is "service restart".
    expect(requestOf(runLane(withActs('websocket', acts)), 0)).toMatchObject({
      streamEndedAtMs: 5000 + 3 * d,
      closeCode: 1012,
      streamEndReason: 'ended-by-server',
    });
    expect(requestOf(runLane(withActs('long-polling', acts)), 0)).toMatchObject({ endedAtMs: null });
  });

  it('overMs: one after the other, evenly spread; what is opened meanwhile stays, and a restart spares none', () => {
    const roll = { atMs: 5000, do: 'close-streams', overMs: 6000 };
    const endsOf = (acts: readonly Record<string, unknown>[]) =>
      runLane(withActs('sse', acts, { reconnectMs: 500 }, { clients: 3, durationMs: 15_000 })).exchanges.map(
        ({ client, streamEndedAtMs, streamEndReason }) => [client, streamEndedAtMs, streamEndReason],
      );
    const closed = (client: number, atMs: number) => [client, atMs + d, 'ended-by-server'];
    const still = (client: number) => [client, null, null];
    expect(endsOf([roll])).toEqual([closed(0, 5000), closed(1, 7000), closed(2, 9000), still(0), still(1), still(2)]);
    const restarted = endsOf([roll, { atMs: 8000, do: 'server-restart', forMs: 100, keepsMemory: true }]);
    expect(restarted.slice(0, 3)).toEqual([closed(0, 5000), closed(1, 7000), [2, 8000 + d, 'connection-lost']]);
    expect(restarted.filter(([, endedAtMs]) => endedAtMs === null)).toHaveLength(3);
  });
});

describe('outage', () => {
  const run = runLane(
    withActs('websocket', [{ atMs: 3000, do: 'outage', forMs: 2500 }, ...publishAt(2950, 3500, 5499, 5500)]),
  );

  it('lets nothing arrive while it lasts, and tells its beginning and end', () => {
    expect(run.outages).toEqual([{ fromMs: 3000, toMs: 5500 }]);
    expect(
      run.transits.filter(({ arrivedAtMs }) => arrivedAtMs !== null && arrivedAtMs >= 3000 && arrivedAtMs <= 5500),
    ).toEqual([]);
  });

  it('takes what is under way; it comes later, by retransmission after 1, 2, 4 … s, in order (W13)', () => {
    // Lost at 2950, again at 3950, through at 5950. What was sent at 3500 goes again at 4500 and 6500, and nothing overtakes it.
    expect(
      run.transits
        .filter(({ content }) => content === 'frame')
        .map(({ sentAtMs, resentAtMs }) => [sentAtMs, resentAtMs]),
    ).toEqual([
      [2950, [3950, 5950]],
      [3500, [4500, 6500]],
      [5499, [6499]],
      [5500, []],
    ]);
    expect(fatesOf(run)).toEqual([5950 + d, 6500 + d, 6500 + d, 6500 + d]);
  });

  it('takes what would arrive at its first moment, and nothing that leaves at its last', () => {
    const bounded = runLane(
      withActs('websocket', [{ atMs: 3000, do: 'outage', forMs: 500 }, ...publishAt(2940, 3500)]),
    );
    // The first goes again a second after it was sent.
    expect(fatesOf(bounded)).toEqual([3940 + d, 3940 + d]);
    const before = withActs('websocket', [{ atMs: 3000, do: 'outage', forMs: 500 }, ...publishAt(2939.999, 3500)]);
    expect(fatesOf(runLane(before))).toEqual([2999.999, 3500 + d]);
  });

  it('of no length takes nothing', () => {
    expect(
      fatesOf(runLane(withActs('websocket', [{ atMs: 3030, do: 'outage', forMs: 0 }, ...publishAt(3000)]))),
    ).toEqual([3000 + d]);
  });

  it('takes what travels for longer than the timeout only when it begins, not before', () => {
    const slow = runLane(
      withActs(
        'websocket',
        [{ atMs: 18_000, do: 'outage', forMs: 500 }, ...publishAt(15_000)],
        {},
        { durationMs: 40_000, network: { oneWayLatencyMs: 3500 } },
      ),
    );
    expect(slow.transits.find(({ content }) => content === 'frame')?.resentAtMs).toEqual([18_000, 20_000]);
    expect(fatesOf(slow)).toEqual([23_500]);
  });
});

describe('server-restart', () => {
  const restart = (keepsMemory: boolean) => [
    { atMs: 5000, do: 'server-restart', forMs: 2000, keepsMemory },
    ...publishAt(4990, 6000, 15_000),
  ];

  /** The first request of long polling gets no answer: what it waited for stays in the queue. */
  const unanswered = (acts: readonly Record<string, unknown>[]) =>
    withActs('long-polling', [{ on: 'long-polling/request/0', do: 'never-answer' }, ...acts]);

  it('resets every connection, refuses new ones while it lasts, and tells when it is back', () => {
    const run = runLane(withActs('long-polling', restart(true), { retryJitterFraction: 0 }));
    expect(run.serverStops).toEqual([{ fromMs: 5000, toMs: 7000 }]);
    expect(run.connections[0]).toMatchObject({ closedAtMs: 5000, closedBy: 'server', closeReason: 'server-stopped' });
    expect(run.transits.filter(({ sentAtMs }) => sentAtMs === 5000).map(({ content }) => content)).toEqual(['reset']);
    expect(
      run.connections
        .filter(({ closeReason }) => closeReason === 'refused')
        .every(({ closedAtMs }) => closedAtMs !== null && closedAtMs > 5000 && closedAtMs < 7000),
    ).toBe(true);
    expect(run.connections.some(({ closeReason }) => closeReason === 'refused')).toBe(true);
  });

  it.each(['sse', 'websocket', 'long-polling', 'iframe-chained'])('stops the work for %s in the instant', (id) => {
    const acts = [{ atMs: 5000, do: 'server-restart', forMs: 60_000 }];
    const run = runLane(withActs(id, acts, {}, { articleLoop: { probability: 0 } }));
    expect(requestOf(run, 0).attempts[0]).toMatchObject({ workEndedAtMs: 5000, workResult: 'server-stopped' });
    expect(eventsOf(run, 'draw-made').filter(({ atMs }) => atMs > 5000)).toEqual([]);
  });

  it('with its memory gives afterwards what was published before and meanwhile: the queue lives elsewhere', () => {
    const backAtMs = 5000 + d + 4000 + 4 * d;
    // Message 1 was on its way when the connection was reset behind it: it arrives first.
    expect(fatesOf(runLane(withActs('sse', restart(true), { reconnectMs: 4000 })))).toEqual([
      4990 + d,
      backAtMs,
      15_000 + d,
    ]);
    expect(fatesOf(runLane(unanswered(restart(true)))).slice(0, 1)).toEqual([expect.any(Number)]);
  });

  it('without its memory loses what it kept, and what is published before it is back: the queue went with it', () => {
    expect(fatesOf(runLane(withActs('sse', restart(false), { reconnectMs: 4000 })))).toEqual([
      4990 + d,
      'server-stopped',
      15_000 + d,
    ]);
    expect(fatesOf(runLane(unanswered(restart(false)))).slice(0, 2)).toEqual(['server-forgot', 'server-stopped']);
  });

  it('loses what is published to sockets while it lasts', () => {
    expect(fatesOf(runLane(withActs('websocket', restart(true), { reconnectMs: 4000 })))).toEqual([
      4990 + d,
      'server-stopped',
      15_000 + d,
    ]);
  });

  it('during another only makes it longer, or forgetful', () => {
    const acts = [
      { atMs: 5000, do: 'server-restart', forMs: 5000 },
      { atMs: 6000, do: 'server-restart', forMs: 1000, keepsMemory: false },
    ];
    const run = runLane(unanswered([...acts, ...publishAt(4000, 5500, 7500, 10_500)]));
    expect(run.serverStops).toEqual([{ fromMs: 5000, toMs: 10_000 }]);
    expect(eventsOf(run, 'server-started').map(({ keepsMemory }) => keepsMemory)).toEqual([false]);
    // At 6000 the queue goes, with what it had taken in while the server was down; from then on nothing takes them in.
    expect(run.messages.map(({ losses }) => losses[0]?.reason)).toEqual([
      'server-forgot',
      'server-forgot',
      'server-stopped',
      undefined,
    ]);
    expect(run.messages.slice(0, 2).map(({ losses }) => losses[0]?.atMs)).toEqual([6000, 6000]);
  });

  it('that has forgotten, and then another that keeps, have forgotten; the next one alone keeps', () => {
    const acts = [
      { atMs: 5000, do: 'server-restart', forMs: 1000, keepsMemory: false },
      { atMs: 5500, do: 'server-restart', forMs: 1000, keepsMemory: true },
      { atMs: 8000, do: 'server-restart', forMs: 1000, keepsMemory: true },
    ];
    const run = runLane(unanswered([...acts, ...publishAt(4000, 5800)]));
    expect(run.serverStops).toEqual([
      { fromMs: 5000, toMs: 6500 },
      { fromMs: 8000, toMs: 9000 },
    ]);
    expect(eventsOf(run, 'server-started').map(({ atMs, keepsMemory }) => [atMs, keepsMemory])).toEqual([
      [6500, false],
      [9000, true],
    ]);
    expect(run.messages.map(({ losses }) => losses.map(({ atMs, reason }) => [atMs, reason]))).toEqual([
      [[5000, 'server-forgot']],
      [[5800, 'server-stopped']],
    ]);
  });

  it('that has forgotten keeps messages again once it is back', () => {
    const run = runLane(
      unanswered([{ atMs: 5000, do: 'server-restart', forMs: 2000, keepsMemory: false }, ...publishAt(7500)]),
    );
    expect(run.messages[0]).toMatchObject({ fate: 'delivered', losses: [] });
  });
});
