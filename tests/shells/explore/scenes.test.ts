import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { must } from '../../../src/core/assert';
import { foldIdleTime } from '../../../src/layout/idle-time';
import { languageOf } from '../../../src/i18n/catalogue';
import { LOCALES } from '../../../src/i18n/locale';
import { openingOf } from '../../../src/shells/explore/opening';
import { runScenario, type LaneRun } from '../../../src/shells/explore/run';
import { findScene } from '../../../src/shells/explore/scene';
import { sceneMenu } from '../../../src/shells/explore/scene-menu';
import { sceneText } from '../../../src/shells/explore/scene-text';
import { scenes } from '../../../src/shells/explore/scenes';
import { beliefScenes } from '../../../src/shells/explore/belief-scenes';
import { systemScenes } from '../../../src/shells/explore/system-scenes';
import { techniques } from '../../../src/techniques/index';

/** A lane alone is about this wide between its lifelines, and the picture this high, on a laptop. */
const WIRE_PX = { alone: 340, besideOthers: 150 };
const PICTURE_HEIGHT_PX = 560;

function lanesOf(id: string): readonly LaneRun[] {
  const attempt = runScenario(must(findScene(id), `the scene ${id}`).scenario);
  if (!attempt.isDone) throw new Error(JSON.stringify(attempt.spent));
  return attempt.lanes;
}

const firstLane = (id: string) => must(lanesOf(id)[0], 'a lane').spans;

function openingOfScene(id: string) {
  const scene = must(findScene(id), `the scene ${id}`);
  const { scenario, look } = scene;
  return openingOf(
    lanesOf(id).map(({ spans }) => spans),
    scenario.network.oneWayLatencyMs,
    scenario.durationMs,
    look,
  );
}

/** What the picture shows at first, in ms of the time that is drawn: less where idle time is folded. */
function shownMs(id: string): number {
  const { viewport } = openingOfScene(id);
  const { scenario, look } = must(findScene(id), id);
  if (look.foldsIdle === undefined) return viewport.spanMs;
  const { durationMs } = scenario;
  const lanes = lanesOf(id).map(({ spans }) => spans);
  return viewport.folded(foldIdleTime(lanes, { fromMs: 0, toMs: durationMs }, durationMs)).spanMs;
}

describe('the scenes', () => {
  it('are four comparisons, the article’s five figures, one for each technique, the real systems and what many believe, all of them sound', () => {
    const ids = scenes.map(({ id }) => id);
    const figures = ['figure-1', 'figure-2', 'figure-3', 'figure-4', 'figure-5'];
    expect(ids).toEqual([
      'compare',
      'quantum-leap',
      'seven-tabs',
      'chat',
      'overtaking',
      ...figures,
      ...techniques.map(({ id }) => id),
      ...Object.keys(systemScenes),
      ...Object.keys(beliefScenes),
    ]);
    for (const id of ids) expect(readdirSync('public/scenarios')).toContain(`${id}.json`);
  });

  it.each(LOCALES)('each have a title and a caption of one or two sentences (%s)', (locale) => {
    for (const { id } of scenes) {
      const { title, caption } = sceneText(id, languageOf(locale));
      expect(title).not.toBe('');
      expect(caption).toMatch(/[.。]$/);
    }
    expect(sceneMenu(languageOf(locale)).map(({ scenes: listed }) => listed.length)).toEqual([
      5,
      5,
      techniques.length,
      14,
      21,
    ]);
  });

  it.each(scenes.map(({ id }) => id))(
    '%s rests on a telling moment: in its window, with something delivered or lost above it',
    (id) => {
      const { viewport, playheadMs } = openingOfScene(id);
      expect(viewport.contains(playheadMs)).toBe(true);
      const fates = lanesOf(id).flatMap(({ spans }) =>
        spans.messages.flatMap(({ deliveries, losses }) => [...deliveries, ...losses]),
      );
      expect(fates.some(({ atMs }) => viewport.contains(atMs) && atMs <= playheadMs)).toBe(true);
    },
  );

  it.each(scenes.filter(({ group }) => group !== 'techniques').map(({ id }) => id))(
    'arrows of %s fall by 3 to 15 degrees',
    (id) => {
      const scene = must(findScene(id), id);
      const wirePx = scene.scenario.techniques.length === 1 ? WIRE_PX.alone : WIRE_PX.besideOthers;
      const fallPx = (scene.scenario.network.oneWayLatencyMs / shownMs(id)) * PICTURE_HEIGHT_PX;
      const degrees = (Math.atan2(fallPx, wirePx) * 180) / Math.PI;
      expect(degrees).toBeGreaterThan(3);
      expect(degrees).toBeLessThan(15);
    },
  );
});

describe('each figure shows what the article says of it, before its playhead', () => {
  it('figure 1: a held request ends with news, empty at the limit, and with an error', () => {
    const { playheadMs } = openingOfScene('figure-1');
    const ended = firstLane('figure-1').exchanges.filter(({ endedAtMs }) => (endedAtMs ?? Infinity) <= playheadMs);
    expect(ended.map(({ outcome }) => outcome)).toEqual(['answered', 'empty', 'network-error', 'answered']);
    for (const { attempts } of ended) {
      const [{ arrivedAtMs, workEndedAtMs }] = attempts as [(typeof attempts)[number]];
      expect(workEndedAtMs! - arrivedAtMs!).toBeGreaterThanOrEqual(500);
    }
  });

  it('figure 2: the first to ask is not the first to be answered', () => {
    const [first, second] = firstLane('figure-2').exchanges;
    expect(first?.askedAtMs).toBeLessThan(second?.askedAtMs ?? 0);
    expect(first?.endedAtMs).toBeGreaterThan(second?.endedAtMs ?? Infinity);
    expect(openingOfScene('figure-2').playheadMs).toBeLessThan(first?.endedAtMs ?? 0);
  });

  it('figure 3: about half of the requests are aborted by the next', () => {
    const { exchanges } = firstLane('figure-3');
    const ended = exchanges.filter(({ outcome }) => outcome !== 'open');
    const share = ended.filter(({ outcome }) => outcome === 'aborted').length / ended.length;
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.75);
    expect(exchanges[0]?.outcome).toBe('aborted');
  });

  it('figure 4: requests overlap, none is aborted, and the browser shows that it loads', () => {
    const { exchanges } = firstLane('figure-4');
    expect(exchanges.every(({ outcome, initiator }) => outcome !== 'aborted' && initiator === 'iframe')).toBe(true);
    expect(exchanges[0]?.endedAtMs).toBeGreaterThan(exchanges[1]?.askedAtMs ?? Infinity);
  });

  it('figure 5: the client gives up, the server works on for nobody, and its news is lost', () => {
    const { exchanges, messages } = firstLane('figure-5');
    const { playheadMs } = openingOfScene('figure-5');
    const givenUp = exchanges.find(({ outcome }) => outcome === 'client-timeout');
    expect(givenUp?.attempts[0]?.workEndedAtMs).toBeGreaterThan(givenUp?.endedAtMs ?? Infinity);
    expect(messages.some(({ losses }) => losses.some(({ atMs }) => atMs <= playheadMs))).toBe(true);
  });
});
