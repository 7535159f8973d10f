import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { measure } from '../../src/metrics/measure';
import { reportLane } from '../../src/shells/cli/lane-report';
import { techniques } from '../../src/techniques/index';
import { withActs } from '../support/acted-runs';
import { arrivalsOf, eventsOf, requestOf, runLane, type LaneRun } from '../support/runs';

const d = 60;
type Parts = Record<string, unknown>;

/** One browser with so many tabs, without messages unless they are said. */
const tabbed = (id: string, tabs: number, { browser = {}, ...rest }: Parts = {}, params: Parts = {}) =>
  runLane(withActs(id, [], params, { browser: { tabs, ...(browser as Parts) }, ...rest }));
const patient = { clientTimeoutMs: null };
const ofTab = ({ exchanges }: LaneRun, wanted: number) => exchanges.filter(({ tab }) => tab === wanted);

describe('browser.tabs', () => {
  it('six long polls are held over the connections of one browser; the seventh waits in it until one is over', () => {
    const run = tabbed('long-polling', 7, { server: { holdLimitMs: 5000 } }, patient);
    const firsts = run.exchanges.slice(0, 7);
    expect(firsts.map(({ id, client, tab }) => [id, client, tab])).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((tab) => [tab, 0, tab]),
    );
    expect(firsts.map(({ wasQueued }) => wasQueued)).toEqual([false, false, false, false, false, false, true]);
    // One takes the connection that the page load left, five open theirs.
    expect(firsts.map((each) => arrivalsOf(each)[0])).toEqual([d, ...Array<number>(5).fill(3 * d), 2 * d + 5000 + d]);
    expect(requestOf(run, 6).attempts[0]).toMatchObject({ connectionId: 0, isNewConnection: false });
    expect(eventsOf(run, 'connection-opening')).toHaveLength(6);
  });

  it('who waits goes first: the tab whose answer made room has to wait for its next poll', () => {
    const run = tabbed('long-polling', 7, { server: { holdLimitMs: 5000 } }, patient);
    const [, second] = ofTab(run, 0);
    expect(second).toMatchObject({ askedAtMs: 2 * d + 5000, wasQueued: true });
    expect(second?.attempts[0]?.assignedAtMs).toBe(requestOf(run, 1).endedAtMs);
  });

  it('browsers do not share: each client has connections of its own for its tabs', () => {
    const run = tabbed('long-polling', 7, { clients: 2 }, patient);
    expect(run.exchanges.filter(({ wasQueued }) => wasQueued).map(({ client, tab }) => [client, tab])).toEqual([
      [0, 6],
      [1, 6],
    ]);
  });

  it('tabs that give up in the same moment (W6) starve the seventh: those before it have asked anew by its turn', () => {
    const run = tabbed('ajax-long-polling', 7, {}, { answers: 'hold', clientTimeoutMs: 3000 });
    expect(requestOf(run, 0)).toMatchObject({ outcome: 'client-timeout', endedAtMs: 3000 });
    expect(requestOf(run, 6)).toMatchObject({ outcome: 'client-timeout', endedAtMs: 3000, wasQueued: true });
    const arrivedOf = (tab: number) =>
      ofTab(run, tab)
        .flatMap(arrivalsOf)
        .filter((atMs) => atMs !== null);
    expect([0, 5, 6].map((tab) => arrivedOf(tab).length)).toEqual([7, 7, 0]);
  });

  it.each(techniques.map(({ id }) => id))('each tab gets each message, or loses it, for itself (%s)', (id) => {
    const messages = { kind: 'at', timesMs: [2000, 6000, 6010] };
    const run = tabbed(id, 3, { messages });
    expect(run.messages.length).toBeGreaterThan(0);
    for (const { toPage, deliveries, losses } of run.messages) {
      const tabs = [...deliveries, ...losses].map(({ tab }) => tab).sort();
      expect(new Set(tabs).size).toBe(tabs.length);
      // The article's loop makes its news for the tab that asked.
      if (toPage !== null) expect(tabs.every((tab) => tab === toPage.tab)).toBe(true);
    }
    expect(new Set(run.messages.flatMap(({ deliveries }) => deliveries.map(({ tab }) => tab))).size).toBe(3);
    for (const { deliveries, duplicates } of run.messages)
      for (const { exchangeId, tab } of [...deliveries, ...duplicates])
        expect(requestOf(run, exchangeId).tab).toBe(tab);
  });

  it('a message is delivered when the last tab has it, and the numbers count over tabs', () => {
    const run = tabbed('sse', 3, { browser: { connectionsPerHost: 2 }, messages: { kind: 'at', timesMs: [2000] } });
    expect(run.messages[0]).toMatchObject({ fate: 'pending' });
    expect(run.messages[0]?.deliveries).toMatchObject([{ tab: 0 }, { tab: 1 }]);
    expect(measure(run, run.trace.untilMs)).toMatchObject({ deliveredCount: 2, requestCount: 3, lostCount: 0 });
    const all = tabbed('sse', 3, { messages: { kind: 'at', timesMs: [2000] } });
    expect(all.messages[0]).toMatchObject({ fate: 'delivered' });
    expect(measure(all, all.trace.untilMs)).toMatchObject({ deliveredCount: 3 });
  });

  it('a socket is its tab’s own: nineteen of them wait for nothing (W10)', () => {
    const run = tabbed('websocket', 19, { messages: { kind: 'at', timesMs: [2000] } });
    expect(run.exchanges.map(({ openedAtMs }) => openedAtMs)).toEqual(Array<number>(19).fill(4 * d));
    expect(run.connections.filter(({ kind }) => kind === 'websocket').map(({ tab }) => tab)).toEqual(
      Array.from({ length: 19 }, (_, tab) => tab),
    );
    expect(run.messages[0]?.deliveries).toHaveLength(19);
  });

  it('each tab has a session of its own at a server that keeps some', () => {
    const run = tabbed('upgrade', 2, { messages: { kind: 'at', timesMs: [3000] } });
    const sessions = new Set(
      run.exchanges.flatMap(({ session, tab }) => (session === null ? [] : [`${session} ${tab}`])),
    );
    expect([...sessions].sort()).toEqual(['0 0', '1 1']);
    expect(run.messages[0]?.deliveries).toHaveLength(2);
  });

  it('hide-tab hides, and sleep stops, the tabs of a browser all together', () => {
    const acts = (act: string) => [{ atMs: 100, do: act, forMs: 4000 }];
    const params = { answers: 'at-once', pollIntervalMs: 700 };
    const asksOf = (act: string) => {
      const run = runLane(withActs('ajax-polling', acts(act), params, { browser: { tabs: 2 }, durationMs: 5000 }));
      return [0, 1].map((tab) => ofTab(run, tab).map(({ askedAtMs }) => askedAtMs));
    };
    const [first, second] = asksOf('hide-tab');
    // At whole seconds since the hiding.
    expect(first?.slice(0, 3)).toEqual([1100, 2100, 3100]);
    expect(second).toEqual(first);
    expect(asksOf('sleep').map((asks) => asks[0])).toEqual([4100, 4100]);
  });

  it('a `set` of a parameter reaches the programs of all tabs', () => {
    const acts = [{ atMs: 1000, do: 'set', path: 'params.pollIntervalMs', value: 500 }];
    const rest = { browser: { tabs: 3 }, durationMs: 2700 };
    const run = runLane(withActs('ajax-polling', acts, { answers: 'at-once', pollIntervalMs: 800 }, rest));
    const ticks = [0, 1, 2].map((tab) => ofTab(run, tab).map(({ askedAtMs }) => askedAtMs));
    expect(ticks).toEqual(Array<number[]>(3).fill([800, 1600, 2100, 2600]));
  });

  it('the report tells the tab of requests, and of streams and deliveries where there are several', () => {
    const run = tabbed('sse', 2, { messages: { kind: 'at', timesMs: [2000] } });
    const { requests, streams, messages } = reportLane(run.trace);
    expect(requests.map(({ id, client, tab }) => [id, client, tab])).toEqual([
      [0, 0, 0],
      [1, 0, 1],
    ]);
    expect(streams.map(({ client, tab }) => [client, tab])).toEqual([
      [0, 0],
      [0, 1],
    ]);
    expect(must(messages[0], 'the message').deliveries).toMatchObject([
      { client: 0, tab: 0 },
      { client: 0, tab: 1 },
    ]);
    const alone = reportLane(tabbed('sse', 1, { messages: { kind: 'at', timesMs: [2000] } }).trace);
    expect(alone.streams[0]).not.toHaveProperty('tab');
    expect(alone.messages[0]?.deliveries[0]).not.toHaveProperty('tab');
    expect(alone.requests[0]).toMatchObject({ tab: 0 });
  });
});
