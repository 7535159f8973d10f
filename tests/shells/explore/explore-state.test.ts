import { describe, expect, it } from 'vitest';
import { withValue } from '../../../src/scenario/edits';
import { ExploreState } from '../../../src/shells/explore/explore-state.svelte';
import { startFromLink, usualStart } from '../../../src/shells/explore/start';
import { machineNow } from '../../../src/shells/explore/machine-now';
import { languageOf } from '../../../src/i18n/catalogue';
import { must } from '../../../src/core/assert';

const opened = () => new ExploreState(usualStart('en'));

describe('ExploreState', () => {
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
    expect(explore.notice).toMatch(
      /^That is not possible: network\.oneWayLatencyMs: expected a number from 0 to 60000 ms, got -1/,
    );
    expect(explore.scenario).toBe(before);
    expect(explore.history.canUndo).toBe(false);
  });

  it('a shorter run takes playhead and window with it', () => {
    const explore = opened();
    explore.seek(29_000);
    explore.edit(withValue(explore.scenario, 'durationMs', 5000), true);
    expect(explore.playheadMs).toBe(5000);
    expect(explore.viewport.toMs).toBeLessThanOrEqual(5000);
  });

  it('a spent event budget keeps the last good run on stage', () => {
    const explore = opened();
    const { lanes } = explore;
    const [first] = explore.scenario.techniques;
    explore.edit(
      {
        ...explore.scenario,
        durationMs: 86_400_000,
        techniques: [{ ...first, params: { answers: 'at-once', pollIntervalMs: 0 } }],
      },
      true,
    );
    expect(explore.notice).toMatch(/event budget/);
    expect(explore.lanes).toBe(lanes);
    expect(explore.endMs).toBe(30_000);
    explore.undo();
    expect(explore.notice).toBeNull();
  });

  it('seek(atMs) keeps the playhead inside the run and inside the window', () => {
    const explore = opened();
    for (const atMs of [-50, 1e9, 15_000, 0]) {
      explore.seek(atMs);
      expect(explore.playheadMs).toBe(Math.min(explore.endMs, Math.max(0, atMs)));
      expect(explore.viewport.contains(explore.playheadMs)).toBe(true);
    }
  });

  it('speed follows the latency until the reader chooses one', () => {
    const explore = opened();
    expect(explore.speed).toBe(0.3);
    explore.edit(withValue(explore.scenario, 'network.oneWayLatencyMs', 50), true);
    expect(explore.speed).toBe(0.05);
    explore.setSpeed(2);
    explore.edit(withValue(explore.scenario, 'network.oneWayLatencyMs', 300), true);
    expect(explore.speed).toBe(2);
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
    },
  );
});

describe('what is read from a run', () => {
  const explore = opened();
  const long = must(explore.lanes[1], 'the second lane');

  it('machineNow(run, atMs, language) gives the state, how it came, and the timer', () => {
    const [polling] = explore.lanes;
    expect(machineNow(must(polling, 'a lane'), 3000, languageOf('en'))).toMatchObject({
      activeState: 'ticking',
      timer: { fraction: 0.5, text: '1\u00a0s' },
    });
    expect(machineNow(long, 8700, languageOf('en'))).toMatchObject({
      activeState: 'waiting',
      lastTransition: { event: 'response.arrived' },
    });
  });
});
