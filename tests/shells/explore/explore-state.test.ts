import { describe, expect, it } from 'vitest';
import { withoutLane, withValue } from '../../../src/scenario/edits';
import { ExploreState } from '../../../src/shells/explore/explore-state.svelte';
import { linkOf } from '../../../src/shells/explore/link-of';
import { startFromLink } from '../../../src/shells/explore/start-from-link';
import { usualStart } from '../../../src/shells/explore/start';
import { clientNow, serverNow } from '../../../src/views/machine/machine-now';
import { languageOf } from '../../../src/i18n/catalogue';
import { must } from '../../../src/core/assert';
import { FIRST_PAGE } from '../../../src/trace/page-id';

/** Asks again in the very moment: no budget is enough. */
const FLOOD_PARAMS = { answers: 'at-once', pollIntervalMs: 0 };

const opened = () => new ExploreState(usualStart('en'));

describe('ExploreState', () => {
  it('edit(other techniques on stage) is a place of its own, that Back returns from', () => {
    const explore = opened();
    const settled: boolean[] = [];
    explore.onSettled = (isNewPlace) => settled.push(isNewPlace);
    explore.edit(withoutLane(explore.scenario, 'websocket'), true);
    expect(settled).toEqual([true]);
  });

  it('edit(input, isFinal) takes a drag as one step of undo, and settles once', () => {
    const explore = opened();
    const settled: boolean[] = [];
    explore.onSettled = (isNewPlace) => settled.push(isNewPlace);
    const before = explore.scenario;
    for (const latencyMs of [100, 200, 250])
      explore.edit(withValue(explore.scenario, 'network.oneWayLatencyMs', latencyMs), latencyMs === 250);
    expect(settled).toEqual([false]);
    explore.undo();
    expect(explore.scenario).toBe(before);
    expect(explore.history.canUndo).toBe(false);
    explore.redo();
    expect(explore.scenario.network.oneWayLatencyMs).toBe(250);
  });

  it('edit(input) refuses what is no scenario, says why, and changes nothing', () => {
    const explore = opened();
    const before = explore.scenario;
    explore.edit(withValue(explore.scenario, 'network.oneWayLatencyMs', -1), true);
    expect(explore.notices.all).toMatchObject([
      { kind: 'refused', problems: [{ path: 'network.oneWayLatencyMs', value: -1 }] },
    ]);
    expect(explore.scenario).toBe(before);
    expect(explore.history.canUndo).toBe(false);
  });

  it('a shorter run takes playhead and window with it', () => {
    const explore = opened();
    explore.seek(29_000);
    explore.edit(withValue(explore.scenario, 'durationMs', 5000), true);
    expect(explore.playheadMs).toBe(5000);
    expect(explore.window.viewport.toMs).toBeLessThanOrEqual(5000);
  });

  it('a spent event budget keeps the last good run on stage', () => {
    const explore = opened();
    const { lanes } = explore;
    const [first] = explore.scenario.techniques;
    explore.edit(
      {
        ...explore.scenario,
        durationMs: 86_400_000,
        techniques: [{ ...first, params: FLOOD_PARAMS }],
      },
      true,
    );
    expect(explore.notices.all).toMatchObject([
      {
        kind: 'spent-budget',
        spent: { budget: 10_000, label: 'after pollInterval of ajax-polling', cause: 'no-delay' },
        showsUsual: true,
      },
    ]);
    expect(explore.lanes).toBe(lanes);
    expect(explore.scenario, 'parameters, picture and link are of one run').toEqual(usualStart('en').scenario);
    expect(explore.history.canUndo, 'there is nothing to undo').toBe(false);
    explore.edit(withValue(explore.scenario, 'network.oneWayLatencyMs', 1), true);
    expect(explore.notices.all).toEqual([]);
  });

  it('a drag through a run that spends its budget keeps the fields where they are dragged to, until it ends', () => {
    const explore = opened();
    const before = explore.scenario;
    const flood = { ...before, durationMs: 86_400_000, techniques: [{ id: 'ajax-polling', params: FLOOD_PARAMS }] };
    explore.edit(withValue(before, 'network.oneWayLatencyMs', 7), false);
    const sound = explore.scenario;
    explore.edit(flood, false);
    expect(explore.scenario.durationMs).toBe(86_400_000);
    expect(explore.shownScenario).toBe(sound);
    explore.edit(flood, true);
    expect(explore.scenario).toBe(sound);
    explore.undo();
    expect(explore.scenario).toBe(before);
  });

  it('seek(atMs) keeps the playhead inside the run and inside the window', () => {
    const explore = opened();
    for (const atMs of [-50, 1e9, 15_000, 0]) {
      explore.seek(atMs);
      expect(explore.playheadMs).toBe(Math.min(explore.endMs, Math.max(0, atMs)));
      expect(explore.window.viewport.contains(explore.playheadMs)).toBe(true);
    }
  });

  it('a moment past the end of the scenario is reached by playing or by a link, and one that is no longer kept again', async () => {
    const explore = new ExploreState(await startFromLink('?scenario=figure-1&t=45s', 'en'));
    expect(explore.playheadMs).toBe(45_000);
    expect(explore.range).toEqual({ fromMs: 0, toMs: 50_000 });
    explore.seek(1000);
    expect(explore.playheadMs).toBe(1000);
    const long = new ExploreState(await startFromLink('?scenario=figure-1&t=900s', 'en'));
    expect(long.range).toEqual({ fromMs: 305_000, toMs: 905_000 });
    long.seek(100_000);
    expect(long.playheadMs).toBe(100_000);
    expect(long.range.fromMs).toBe(0);
    long.seek(0);
    expect(long.playheadMs).toBe(0);
  });

  it('a change past the end of the scenario leaves the reader where he is, and the run as long as it was', async () => {
    const explore = new ExploreState(await startFromLink('?scenario=figure-1&t=45s', 'en'));
    explore.edit(withValue(explore.scenario, 'network.oneWayLatencyMs', 50), true);
    expect(explore.playheadMs).toBe(45_000);
    expect(explore.range).toEqual({ fromMs: 0, toMs: 50_000 });
    explore.seek(1000);
    explore.undo();
    expect(explore.range).toEqual({ fromMs: 0, toMs: 50_000 });
    explore.edit(withValue(explore.scenario, 'durationMs', 20_000), true);
    expect(explore.range).toEqual({ fromMs: 0, toMs: 20_000 });
  });

  it('a link to a run that was played on opens one that is as long, wherever it was looked at', async () => {
    const explore = new ExploreState(await startFromLink('?scenario=figure-1&t=45s', 'en'));
    for (const atMs of [1000, 47_000]) {
      explore.seek(atMs);
      const opened = new ExploreState(await startFromLink(await linkOf(explore), 'en'));
      expect([opened.range, opened.playheadMs]).toEqual([explore.range, atMs]);
    }
    explore.openScene('figure-2');
    expect(await linkOf(explore)).not.toContain('end=');
  });

  it('speed follows the latency until the reader chooses one', () => {
    const explore = opened();
    expect(explore.time.speed).toBe(0.3);
    explore.edit(withValue(explore.scenario, 'network.oneWayLatencyMs', 50), true);
    expect(explore.time.speed).toBe(0.05);
    explore.time.setSpeed(2);
    explore.edit(withValue(explore.scenario, 'network.oneWayLatencyMs', 300), true);
    expect(explore.time.speed).toBe(2);
  });
});

describe('ExploreState.notices', () => {
  it('holds one of a kind, oldest first, until it is dismissed', () => {
    const { notices } = opened();
    notices.tell({ kind: 'link-not-copied' });
    notices.tell({ kind: 'refused', problems: [] });
    notices.tell({ kind: 'link-not-copied' });
    expect(notices.all.map(({ kind }) => kind)).toEqual(['refused', 'link-not-copied']);
    notices.dismiss('refused');
    expect(notices.all.map(({ kind }) => kind)).toEqual(['link-not-copied']);
  });

  it('a link that is partly wrong and whose run spends its budget gets both told', async () => {
    const start = await startFromLink('?technique=ajax-polling&interval=0&until=24h&hold=never', 'zh-CN');
    const explore = new ExploreState(start);
    expect(explore.notices.all.map(({ kind }) => kind)).toEqual(['spent-budget', 'partly-read-link']);
    expect([explore.sceneId, explore.playheadMs], 'the usual scene, at its own moment').toEqual(['compare', 8700]);
  });

  it('what was refused is forgotten when a run succeeds', () => {
    const explore = opened();
    explore.edit(withValue(explore.scenario, 'network.oneWayLatencyMs', -1), true);
    explore.edit(withValue(explore.scenario, 'network.oneWayLatencyMs', 1), true);
    expect(explore.notices.all).toEqual([]);
  });

  it('switching the language changes no notice: they are data', async () => {
    const explore = opened();
    explore.edit(withValue(explore.scenario, 'network.oneWayLatencyMs', -1), true);
    const before = explore.notices.all;
    await explore.speak('zh-CN');
    expect(explore.notices.all).toBe(before);
  });
});

describe('startFromLink(link, ownLocale)', () => {
  it('an empty link is the usual scene in the reader’s language', async () => {
    expect(await startFromLink('', 'zh-CN')).toEqual(usualStart('zh-CN'));
  });

  it.each(['?selected=<script>', '?selected=a/b', '#s=', '?t=-1', '?lang=xx', '?scenario=../../etc'])(
    'never throws: %s',
    async (link) => {
      const start = await startFromLink(link, 'en');
      expect(start.scenario.version).toBe(1);
      expect(start.selectedKey).toBeNull();
      expect(start.notices).toHaveLength(1);
    },
  );

  it.each(['long-polling/transit/9999', 'nobody/transit/1', 'websocket', 'websocket/', 'websocket/elephant/1', ''])(
    'tells that the run has no mark %j',
    async (key) => {
      const start = await startFromLink(`?scenario=compare&selected=${key}`, 'en');
      expect(start.selectedKey).toBeNull();
      expect(start.notices).toMatchObject([
        { kind: 'partly-read-link', problems: [{ path: 'selected', value: key, allowed: { kind: 'mark' } }] },
      ]);
    },
  );

  it('takes a mark that is older than the run', async () => {
    const start = await startFromLink('?scenario=compare&selected=long-polling/connection/0', 'en');
    expect(start).toMatchObject({ selectedKey: 'long-polling/connection/0', notices: [] });
  });

  it('tells a link that cannot be read in the language that the link names', async () => {
    const start = await startFromLink('?lang=zh-CN#s=dabc', 'en');
    expect(start).toMatchObject({ locale: 'zh-CN', notices: [{ kind: 'broken-link' }] });
  });
});

describe('what is read from a run', () => {
  const explore = opened();
  const long = must(explore.lanes[1], 'the second lane');

  it('clientNow(spans, page, atMs, language) gives the state, how it came, and the timers that run', () => {
    const { spans } = must(explore.lanes[0], 'a lane');
    expect(clientNow(spans, FIRST_PAGE, 3000, languageOf('en'))).toMatchObject({
      activeState: 'ticking',
      timers: [{ event: 'after pollInterval', fraction: 0.5, text: '1\u00a0s' }],
    });
    expect(clientNow(long.spans, FIRST_PAGE, 8700, languageOf('en'))).toMatchObject({
      activeState: 'waiting',
      lastMove: { event: 'response.arrived' },
    });
  });

  it('serverNow(spans, page, atMs, language) tells of the request that was touched last', () => {
    expect(serverNow(long.spans, FIRST_PAGE, 100, languageOf('en'))).toBeNull();
    expect(serverNow(long.spans, FIRST_PAGE, 8700, languageOf('en'))).toMatchObject({
      handler: 'hold',
      activeState: 'holding',
      timers: [{ event: 'after holdLimit' }],
      stateCounts: new Map([['holding', 1]]),
    });
  });
});
