import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/i18n/catalogue';
import type { LaneMarks } from '../../../src/layout/lane-layout';
import { layoutSequence, type LaneGeometry } from '../../../src/layout/sequence-layout';
import { Viewport } from '../../../src/layout/viewport';
import type { Spans } from '../../../src/trace/spans';
import { FIRST_PAGE, pageName, type PageId } from '../../../src/trace/page-id';
import { legendEntries } from '../../../src/views/chrome/legend-entries';
import type { LegendMark } from '../../../src/views/timeline/props';
import { handMadeSpans, transit } from '../../layout/hand-made-spans';
import { densityText, words } from '../../layout/lane-scenes';
import { presetLanes, presetNames, runLanes } from '../../layout/preset-lanes';
import { behindProxy } from '../../layout/proxy-scenarios';
import { indexLane } from '../../../src/layout/lane-index';

const listed = (lanes: readonly Spans[], page = FIRST_PAGE) =>
  legendEntries(languageOf('en'), lanes, page).map(({ mark }) => mark);

/** What the legend must say of each kind of mark in the geometry: a kind without an entry here does not compile. */
const KINDS: { readonly [Kind in keyof LaneMarks]: (mark: LaneMarks[Kind][number]) => readonly LegendMark[] } = {
  arrows: ({ style, stubPath, transit: { droppedAtMs } }) => [
    style === 'failure' ? 'failed-answer' : style,
    ...(stubPath === null ? [] : (['resent'] as const)),
    ...(droppedAtMs === null ? [] : (['failure'] as const)),
  ],
  work: ({ isHeld, draws, orphanTopPx }) => [
    isHeld ? 'held' : 'worked',
    ...(draws.length > 0 ? (['look'] as const) : []),
    ...(orphanTopPx === null ? [] : (['orphan'] as const)),
  ],
  waits: ({ kind }) => [kind === 'connection' ? 'queued' : kind === 'worker' ? 'backlogged' : 'proxy-kept'],
  giveUps: () => ['proxy-gave-up'],
  hops: () => [],
  ends: () => ['failure'],
  marbles: ({ kind }) => [kind],
  connections: () => ['connection'],
  streams: () => ['stream'],
  loading: () => ['loading'],
  outages: () => ['stop'],
  lulls: () => ['lull'],
  serverStops: () => ['stop'],
};

function kindsIn({ marks, density }: LaneGeometry): readonly LegendMark[] {
  const kinds = (Object.keys(KINDS) as (keyof LaneMarks)[]).flatMap((kind) => {
    const kindOf = KINDS[kind] as (mark: LaneMarks[keyof LaneMarks][number]) => readonly LegendMark[];
    return marks[kind].flatMap(kindOf);
  });
  return density.length > 0 ? [...kinds, 'density'] : kinds;
}

function drawn(spans: Spans, untilMs: number, page = FIRST_PAGE): ReadonlySet<LegendMark> {
  const texts = { title: '', note: '', client: '', browser: '', server: '' };
  // So tall that nothing is too small to be drawn.
  const { lanes } = layoutSequence({
    lanes: [{ key: 'lane', index: indexLane(spans, page, untilMs), texts }],
    viewport: new Viewport(0, untilMs),
    widthPx: 900,
    heightPx: 100_000,
    textPx: 11.5,
    words,
    densityText,
  });
  return new Set(kindsIn(lanes[0]!));
}

/** The reader looks at one of them. */
function pagesOf({ exchanges }: Spans): readonly PageId[] {
  return [...new Map([FIRST_PAGE, ...exchanges].map((page) => [pageName(page), page])).values()];
}

describe('legendEntries(language, lanes, page)', () => {
  it.each(presetNames)('has just the kinds of marks that the pictures of %s have', (name) => {
    for (const { spans, untilMs } of presetLanes(name))
      for (const page of pagesOf(spans))
        // A moment later, what begins with the end of the run has some length.
        expect([...listed([spans], page)].sort()).toEqual([...drawn(spans, untilMs + 1, page)].sort());
  });
  it('knows what is lost and sent again, and answers that tell of an error', () => {
    const network = { lossProbability: 0.4 };
    for (const { spans, untilMs } of runLanes({ version: 1, techniques: [{ id: 'ajax-polling' }], network })) {
      expect([...listed([spans])].sort()).toEqual([...drawn(spans, untilMs)].sort());
      expect(listed([spans])).toContain('resent');
    }
  });
  it('knows waits for a worker, and what a proxy keeps and gives up', () => {
    const marks = behindProxy.flatMap(([, scenario]) =>
      runLanes(scenario).flatMap(({ spans, untilMs }) => {
        expect([...listed([spans])].sort()).toEqual([...drawn(spans, untilMs)].sort());
        return listed([spans]);
      }),
    );
    expect(new Set(marks)).toEqual(new Set([...marks, 'backlogged', 'proxy-kept', 'proxy-gave-up']));
  });
  it('names the bars of a run that is too dense to draw each arrow', () => {
    const transits = Array.from({ length: 2000 }, (_, id) => transit({ id, sentAtMs: id, arrivedAtMs: id + 1 }));
    expect(drawn(handMadeSpans({ transits }), 2000)).toContain('density');
    expect(listed([handMadeSpans({ transits })])).toContain('density');
    expect(listed([handMadeSpans({ transits: transits.slice(0, 1000) })])).not.toContain('density');
    expect(listed(Array.from({ length: 3 }, () => handMadeSpans({ transits: transits.slice(0, 1000) })))).toContain(
      'density',
    );
  });
});
