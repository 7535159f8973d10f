import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import type { Scenario } from '../../src/scenario/schema';
import { simulate } from '../../src/simulate';
import { buildSpans } from '../../src/trace/build-spans';
import { eventsOf, requestOf, runLane, type LaneRun } from '../support/runs';
import { oneLane, parsed } from '../support/scenarios';

const d = 60;
type Parts = Record<string, unknown>;
const quiet = { kind: 'at', timesMs: [] };

/** A lane without messages of its own, with these acts. */
function withActs(id: string, interventions: readonly Parts[], params: Parts = {}, rest: Parts = {}): Scenario {
  return oneLane(id, params, { messages: quiet, durationMs: 20_000, interventions, ...rest });
}

const publishAt = (...momentsMs: readonly number[]) => momentsMs.map((atMs) => ({ atMs, do: 'publish' }));
/** When each message reached the page, or why it did not. */
const fatesOf = ({ messages }: LaneRun) =>
  messages.map(({ deliveries, losses, fate }) => deliveries[0]?.atMs ?? losses[0]?.reason ?? fate);

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
    // Close frame, echo, FIN (W10); 1012 is "service restart".
    expect(requestOf(runLane(withActs('websocket', acts)), 0)).toMatchObject({
      streamEndedAtMs: 5000 + 3 * d,
      closeCode: 1012,
      streamEndReason: 'ended-by-server',
    });
    expect(requestOf(runLane(withActs('long-polling', acts)), 0)).toMatchObject({ endedAtMs: null });
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

  it('resets every connection, refuses new ones while it lasts, and tells when it is back', () => {
    const run = runLane(withActs('long-polling', restart(true), { retryJitterFraction: 0 }));
    expect(run.serverStops).toEqual([{ fromMs: 5000, toMs: 7000 }]);
    expect(run.connections[0]).toMatchObject({ closedAtMs: 5000, closedBy: 'server', closeReason: 'server-stopped' });
    expect(
      run.connections
        .filter(({ closeReason }) => closeReason === 'refused')
        .every(({ closedAtMs }) => closedAtMs !== null && closedAtMs > 5000 && closedAtMs < 7000),
    ).toBe(true);
    expect(run.connections.some(({ closeReason }) => closeReason === 'refused')).toBe(true);
  });

  it('with its memory gives afterwards what was published before and meanwhile; without, only what came meanwhile and after', () => {
    const [kept, forgotten] = [true, false].map((keepsMemory) =>
      runLane(withActs('sse', restart(keepsMemory), { reconnectMs: 4000 })),
    );
    const backAtMs = 5000 + d + 4000 + 4 * d;
    // Message 1 was on its way when the connection was reset behind it: it arrives first.
    expect(fatesOf(must(kept, 'run'))).toEqual([4990 + d, backAtMs, 15_000 + d]);
    expect(fatesOf(must(forgotten, 'run'))).toEqual([4990 + d, backAtMs, 15_000 + d]);
    const away = runLane(
      withActs('long-polling', [{ on: 'long-polling/request/0', do: 'never-answer' }, ...restart(false)]),
    );
    expect(fatesOf(away)[0]).toBe('server-forgot');
    const remembered = runLane(
      withActs('long-polling', [{ on: 'long-polling/request/0', do: 'never-answer' }, ...restart(true)]),
    );
    expect(fatesOf(remembered)[0]).toEqual(expect.any(Number));
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
    const run = runLane(withActs('long-polling', acts));
    expect(run.serverStops).toEqual([{ fromMs: 5000, toMs: 10_000 }]);
    expect(eventsOf(run, 'server-started').map(({ keepsMemory }) => keepsMemory)).toEqual([false]);
  });
});

describe('set', () => {
  const set = (atMs: number, path: string, value: unknown, lane?: string) => ({
    atMs,
    do: 'set',
    path,
    value,
    ...(lane === undefined ? {} : { lane }),
  });

  it('changes the latency of what is sent from then on', () => {
    const run = runLane(
      withActs('websocket', [set(5000, 'network.oneWayLatencyMs', 500), ...publishAt(4990, 5000, 6000)]),
    );
    expect(fatesOf(run)).toEqual([4990 + d, 5500, 6500]);
  });

  it('of a parameter is heard by the machine, which uses it from its next step on', () => {
    const run = runLane(
      withActs('ajax-polling', [set(4500, 'params.pollIntervalMs', 500)], { answers: 'at-once', pollIntervalMs: 2000 }),
    );
    expect(
      eventsOf(run, 'machine-moved')
        .filter(({ event }) => event === 'params.changed')
        .map(({ atMs, client }) => [atMs, client]),
    ).toEqual([[4500, 0]]);
    expect(run.exchanges.slice(0, 5).map(({ askedAtMs }) => askedAtMs)).toEqual([2000, 4000, 6000, 6500, 7000]);
  });

  it('at moment 0 is there from the start, and nobody is told', () => {
    const run = runLane(withActs('ajax-polling', [set(0, 'params.pollIntervalMs', 500)], { answers: 'at-once' }));
    expect(requestOf(run, 0).askedAtMs).toBe(500);
    expect(eventsOf(run, 'machine-moved').filter(({ event }) => event === 'params.changed')).toEqual([]);
  });

  it('with a lane changes that lane, and only its trace tells of it', () => {
    const scenario = parsed({
      version: 1,
      durationMs: 10_000,
      messages: quiet,
      techniques: [{ id: 'sse' }, { id: 'websocket' }],
      interventions: [
        set(2000, 'network.oneWayLatencyMs', 500, 'sse'),
        set(3000, 'params.reconnectMs', 5, 'websocket'),
        ...publishAt(5000),
      ],
    });
    const [sse, websocket] = simulate(scenario).lanes.map((trace) => ({ trace, ...buildSpans(trace) }));
    expect([fatesOf(must(sse, 'lane')), fatesOf(must(websocket, 'lane'))]).toEqual([[5500], [5000 + d]]);
    expect(
      [must(sse, 'lane'), must(websocket, 'lane')].map((run) =>
        eventsOf(run, 'intervention-applied').map(({ index }) => index),
      ),
    ).toEqual([
      [0, 2],
      [1, 2],
    ]);
  });

  it('of the messages follows another source from then on', () => {
    const acts = [
      set(5000, 'messages', { kind: 'every', periodMs: 1000 }),
      set(8500, 'messages', { kind: 'at', timesMs: [1, 9000] }),
    ];
    const run = runLane(withActs('websocket', acts, {}, { messages: { kind: 'at', timesMs: [2000, 6500] } }));
    expect(run.messages.map(({ publishedAtMs }) => publishedAtMs)).toEqual([2000, 6000, 7000, 8000, 9000]);
  });

  it('of the number of connections lets those go out at once that wait for one', () => {
    const acts = [{ on: 'ajax-polling/request/0', do: 'never-answer' }, set(3000, 'browser.connectionsPerHost', 2)];
    const rest = { browser: { connectionsPerHost: 1, warmConnection: false } };
    const run = runLane(withActs('ajax-polling', acts, { answers: 'at-once', pollIntervalMs: 1000 }, rest));
    expect(requestOf(run, 1)).toMatchObject({ askedAtMs: 2000, wasQueued: true, endedAtMs: 3000 + 4 * d });
    expect(run.connections.map(({ openingAtMs }) => openingAtMs)).toEqual([1000, 3000]);
  });

  it('of the memory forgets what the server can no longer give', () => {
    const polling = { answers: 'at-once', pollIntervalMs: 10_000 };
    const run = runLane(
      withActs('ajax-polling', [...publishAt(1000, 2000), set(3000, 'server.keepsMessages', false)], polling),
    );
    expect(fatesOf(run)).toEqual(['server-forgot', 10_000 + 4 * d]);
  });
});
