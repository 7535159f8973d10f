import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/i18n/catalogue';
import { indexLane } from '../../src/layout/lane-index';
import { layoutLabels } from '../../src/layout/lane-labels';
import { layoutMarks } from '../../src/layout/lane-layout';
import { lullsOf } from '../../src/layout/lulls';
import { pickMark } from '../../src/layout/pick';
import { layoutSequence } from '../../src/layout/sequence-layout';
import { Viewport } from '../../src/layout/viewport';
import { detailOf } from '../../src/views/panels/details';
import { explainMoment } from '../../src/views/panels/explain';
import { logLines } from '../../src/views/panels/log-lines';
import { messageRows } from '../../src/views/panels/message-rows';
import { subjectText } from '../../src/views/panels/row-text';
import { oneLane } from '../support/scenarios';
import { runLane } from '../support/runs';
import { densityText, laneScene, words } from './lane-scenes';
import { FIRST_PAGE } from '../../src/trace/page-id';

const END_MS = 12_000;
const spans = runLane(
  oneLane(
    'long-polling',
    {},
    {
      durationMs: END_MS,
      messages: { kind: 'at', timesMs: [1000] },
      interventions: [
        { atMs: 2000, do: 'hide-tab', forMs: 2000 },
        { atMs: 5000, do: 'sleep', forMs: 1000 },
        { atMs: 7000, do: 'server-slow', forMs: 1000, byMs: 300 },
        { atMs: 9000, do: 'server-stall', forMs: 60_000 },
      ],
    },
  ),
);

describe('lullsOf(spans, untilMs)', () => {
  it('are all of a run, in time; one that lasts to the end ends there', () => {
    expect(lullsOf(spans, END_MS)).toEqual([
      { kind: 'tab-hiding', id: 0, fromMs: 2000, toMs: 4000 },
      { kind: 'sleep', id: 0, fromMs: 5000, toMs: 6000 },
      { kind: 'slowdown', id: 0, fromMs: 7000, toMs: 8000 },
      { kind: 'server-stall', id: 0, fromMs: 9000, toMs: END_MS },
    ]);
  });
});

describe('a lull in the picture', () => {
  const scene = laneScene(spans, { fromMs: 0, toMs: END_MS }, END_MS);
  const marks = layoutMarks(scene, 'all');

  it('is a band to scale about the lifeline of its side', () => {
    const { clientXPx, serverXPx } = scene.frame;
    expect(marks.lulls.map(({ xPx }) => xPx)).toEqual([clientXPx, clientXPx, serverXPx, serverXPx]);
    expect(marks.lulls[0]).toMatchObject({ topPx: scene.toYPx(2000), bottomPx: scene.toYPx(4000) });
  });

  it('says in a word what it is', () => {
    const said = layoutLabels(marks, words, scene).map(({ text }) => text);
    for (const { kind } of marks.lulls) expect(said).toContain(kind);
  });

  it('can be pointed at', () => {
    const texts = { title: 'A', note: '', client: '', browser: 'browser', server: 'server' };
    const geometry = layoutSequence({
      lanes: [{ key: 'a', index: indexLane(spans, FIRST_PAGE, END_MS), texts }],
      viewport: new Viewport(0, END_MS),
      widthPx: 500,
      heightPx: 700,
      textPx: 11.5,
      words,
      densityText,
    });
    const [hiding] = geometry.lanes[0]!.marks.lulls;
    const point = { xPx: hiding!.xPx - 9, yPx: hiding!.bottomPx - 4 + geometry.shiftYPx };
    expect(pickMark(geometry, point)?.itemKey).toBe('tab-hiding/0');
  });
});

describe('a lull in words', () => {
  const lanes = [{ key: 'a', name: 'Long', hasOwnNews: false, page: FIRST_PAGE, spans }];
  it.each([
    [3000, 'en', 'Since 2.000 s the tab is hidden: its timers are throttled.'],
    [5500, 'en', 'Since 5.000 s the computer of the client is asleep.'],
    [7500, 'zh-CN', '从 7.000 s 起，服务器变慢。'],
    [9500, 'zh-CN', '从 9.000 s 起，服务器停顿：到来的都在等。'],
  ] as const)('at %d ms, in %s: %s', (atMs, locale, sentence) => {
    const { headline } = explainMoment(lanes, atMs, END_MS, languageOf(locale));
    expect(headline.replaceAll('\u00a0', ' ')).toContain(sentence);
  });

  it('is a row of the table, and has details of its own', () => {
    const rows = messageRows(lanes).filter(({ subject }) => subject.kind === 'stop');
    expect(rows.map(({ subject }) => subjectText(subject, languageOf('en')))).toEqual([
      'Tab hidden',
      'Computer asleep',
      'Server slow',
      'Server stalled',
    ]);
    expect(rows.map(({ durationMs }) => durationMs)).toEqual([2000, 1000, 1000, null]);
    for (const { key } of rows) expect(detailOf(key, spans, languageOf('en'))?.facts).toHaveLength(2);
  });

  it('is in the log where the page hears of it: hidden and shown, but not asleep', () => {
    const lines = logLines({ key: 'a', spans, style: 'network', bodyOf: () => '' }, FIRST_PAGE, languageOf('en'));
    expect(lines.filter(({ text }) => /tab|sleep/.test(text)).map(({ atMs, text }) => [atMs, text])).toEqual([
      [2000, 'tab hidden'],
      [4000, 'tab shown'],
    ]);
  });
});

it('a stalled connection has gaps in its band for as long as nothing passes', () => {
  const stalled = runLane(
    oneLane(
      'long-polling',
      {},
      {
        durationMs: END_MS,
        interventions: [{ on: 'long-polling/connection/0', atMs: 3000, do: 'stall-connection', forMs: 2000 }],
      },
    ),
  );
  const scene = laneScene(stalled, { fromMs: 0, toMs: END_MS }, END_MS);
  const [band] = layoutMarks(scene, 'all').connections;
  expect(band?.stalls).toEqual([{ topPx: scene.toYPx(3000), bottomPx: scene.toYPx(5000) }]);
  const details = detailOf('long-polling/connection/0', stalled, languageOf('en'));
  expect(details?.facts.map(({ text }) => text.replaceAll('\u00a0', ' '))).toContain('3.000 s to 5.000 s');
});
