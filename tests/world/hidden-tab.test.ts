import { describe, expect, it } from 'vitest';
import { eventsOf, runLane, type LaneRun } from '../support/runs';
import { publishAt, withActs } from '../support/acted-runs';
import { oneLane } from '../support/scenarios';

const d = 60;
type Parts = Record<string, unknown>;

const hidden = (atMs: number, forMs: number) => ({ atMs, do: 'hide-tab', forMs });
const askedAt = ({ exchanges }: LaneRun) => exchanges.map(({ askedAtMs }) => askedAtMs);
/** A page that asks at an interval, each tick set by the one before. */
const ticksOf = (acts: readonly Parts[], pollIntervalMs: number, durationMs: number) =>
  askedAt(runLane(withActs('ajax-polling', acts, { answers: 'at-once', pollIntervalMs }, { durationMs })));

describe('hide-tab', () => {
  it('lets timers run once a second, at whole seconds since; what is due runs at once when the tab is shown', () => {
    expect(ticksOf([hidden(1000, 3500)], 300, 5000)).toEqual([300, 600, 900, 2000, 3000, 4000, 4500, 4800]);
    // Due at 1200, 1900 and 2600: the seconds count from 700 here.
    expect(ticksOf([hidden(700, 2000)], 400, 3200)).toEqual([400, 1700, 2700, 3100]);
  });

  it('lets a timer run on time that is due at a whole second, or when the tab is hidden and when it is shown', () => {
    expect(ticksOf([hidden(1000, 2000)], 500, 4000)).toEqual([500, 1000, 2000, 3000, 3500, 4000]);
  });

  it('leaves what the network brings alone, but not the timers that are set for it', () => {
    const acts = [hidden(1000, 9000), ...publishAt(1540, 4100)];
    expect(askedAt(runLane(withActs('long-polling', acts, {})))).toEqual([0, 1540 + d, 4100 + d]);
    // The pauses are over at 1900 and 4460.
    expect(askedAt(runLane(withActs('long-polling', acts, { pauseMs: 300 })))).toEqual([0, 2000, 5000]);
  });

  it('leaves the browser’s own timers alone: EventSource reconnects on time, a page with a WebSocket late', () => {
    const acts = [hidden(1000, 9000), { atMs: 2000, do: 'close-streams' }];
    expect(askedAt(runLane(withActs('sse', acts)))).toEqual([0, 2000 + d + 3000]);
    // Closed at 2000 + 3d; one second later is 3180.
    expect(askedAt(runLane(withActs('websocket', acts)))).toEqual([0, 4000]);
  });

  it('leaves WebSocket’s pongs alone', () => {
    const server = { heartbeatMs: 700 };
    const run = runLane(withActs('websocket', [hidden(0, 5000)], {}, { server, durationMs: 2000 }));
    const [ping, pong] = ['ping', 'pong'].map((content) => run.transits.find((each) => each.content === content));
    expect(pong?.sentAtMs).toBe(ping?.arrivedAtMs);
  });
});

describe('hide-tab for more than five minutes', () => {
  const MINUTE_MS = 60_000;
  const ticksInSeconds = (acts: readonly Parts[], pollIntervalMs: number, durationMs: number) =>
    ticksOf(acts, pollIntervalMs, durationMs).map((atMs) => atMs / 1000);

  it('lets the timers of a chain run once a minute', () => {
    // Minutes since hiding end at 310, 370, 430, 490 s; at 500 s the tab is shown.
    expect(ticksInSeconds([hidden(10_000, 490_000)], 50_000, 10 * MINUTE_MS)).toEqual([
      ...[50, 100, 150, 200, 250, 300],
      ...[370, 430, 490, 540, 590],
    ]);
  });

  it('lets them run at a whole second when none of them has run for a minute', () => {
    // The first four are no chain yet. Minutes end at 481, 541, 601, 661 s.
    expect(ticksInSeconds([hidden(1000, 900_000)], 90_000, 11.5 * MINUTE_MS)).toEqual([
      ...[90, 180, 270, 360],
      ...[481, 571, 661],
    ]);
  });

  it('leaves timers that no timer has set at once a second', () => {
    const acts = [hidden(0, 600_000), ...publishAt(400_000)];
    const rest = { durationMs: 450_000, server: { holdLimitMs: 3_600_000 } };
    const run = runLane(withActs('long-polling', acts, { pauseMs: 350, clientTimeoutMs: null }, rest));
    // The answer at 400,060, the pause until 400,410.
    expect(askedAt(run)).toEqual([0, 401_000]);
  });

  it('begins anew when the tab has been shown in between', () => {
    const acts = [hidden(10_000, 280_000), hidden(295_000, 200_000)];
    expect(ticksInSeconds(acts, 50_000, 400_000)).toEqual([50, 100, 150, 200, 250, 300, 350, 400]);
  });
});

describe('hide-tab, several times', () => {
  it('is one hiding where they overlap or touch, and none where it has no length', () => {
    const acts = [hidden(1000, 1000), hidden(1500, 1000), hidden(2500, 500), hidden(4000, 0)];
    const run = runLane(withActs('ajax-polling', acts, { answers: 'at-once', pollIntervalMs: 400 }));
    expect(run.tabHidings).toEqual([{ fromMs: 1000, toMs: 3000 }]);
    expect(eventsOf(run, 'intervention-applied').map(({ index, act }) => [index, act])).toEqual([
      [0, 'hide-tab'],
      [1, 'hide-tab'],
      [2, 'hide-tab'],
      [3, 'hide-tab'],
    ]);
    const [first, shown] = [eventsOf(run, 'intervention-applied')[0], eventsOf(run, 'tab-shown')[0]];
    expect(shown?.cause).toBe(first?.sequence);
  });

  it('while the computer sleeps: what is overdue waits for the next second after it wakes up', () => {
    const acts = [hidden(1000, 9000), { atMs: 2500, do: 'sleep', forMs: 2250 }];
    expect(ticksOf(acts, 400, 7500)).toEqual([400, 800, 2000, 5000, 6000, 7000]);
  });
});

it('a timer that an answer sets begins a chain of its own: it never runs at whole minutes only', () => {
  const run = runLane(
    oneLane(
      'long-polling',
      { pauseMs: 500 },
      {
        durationMs: 400_000,
        server: { holdLimitMs: 2000 },
        messages: { kind: 'at', timesMs: [] },
        interventions: [{ atMs: 0, do: 'hide-tab', forMs: 500_000 }],
      },
    ),
  );
  const askedAtMs = run.exchanges.map((each) => each.askedAtMs);
  const gapsMs = askedAtMs.slice(1).map((atMs, index) => atMs - (askedAtMs[index] ?? 0));
  expect(askedAtMs.at(-1)).toBeGreaterThan(390_000);
  expect(Math.max(...gapsMs)).toBeLessThan(5000);
});
