import { answersAtOnce } from '../../trace/answers-at-once';
import { holdsUntilNews } from '../../trace/holding-handlers';
import type { FirstLanguage } from '../../i18n/first-language';
import { arrowStyle, type ArrowStyle } from '../../layout/arrow-layout';
import { showsLoading } from '../../layout/loading-ranges';
import { LULL_KINDS, stopsOfKind } from '../../layout/lulls';
import { lossCausesOf } from '../../layout/loss-circumstance';
import { indexMarbles, type MarbleKind } from '../../layout/marble-moments';
import { isTooMany } from '../../layout/detail';
import type { AttemptSpan, ExchangeSpan, Spans } from '../../trace/spans';
import { FIRST_PAGE, isSamePage, isSeenBy, type PageId } from '../../trace/page-id';
import type { LegendEntry, LegendMark } from '../timeline/props';

/** Only the marks that the picture of this page has: a legend of everything is read by nobody. */
export function legendEntries(
  { words }: FirstLanguage,
  lanes: readonly Spans[],
  page: PageId = FIRST_PAGE,
): readonly LegendEntry[] {
  const drawn = lanes.map((spans) => drawnOf(spans, page, lanes.length));
  return MARKS.filter(([, isIn]) => drawn.some(isIn)).map(([mark]) => ({ mark, text: words.diagram.legend[mark] }));
}

interface Drawn extends Pick<Spans, 'transits' | 'connections' | 'outages' | 'serverStops'> {
  readonly exchanges: readonly ExchangeSpan[];
  readonly attempts: readonly AttemptSpan[];
  readonly styles: ReadonlySet<ArrowStyle>;
  readonly marbles: ReadonlySet<MarbleKind>;
  readonly hasLulls: boolean;
  readonly isDense: boolean;
}

function drawnOf(spans: Spans, page: PageId, laneCount: number): Drawn {
  const exchanges = spans.exchanges.filter((exchange) => isSamePage(exchange, page));
  const transits = spans.transits.filter((each) => isSeenBy(page, each));
  const exchangeById = new Map(exchanges.map((exchange) => [exchange.id, exchange]));
  const messages = spans.messages.filter(({ toPage }) => toPage === null || isSamePage(toPage, page));
  const marbles = indexMarbles(messages, page, lossCausesOf(spans, messages, page)).items;
  return {
    exchanges,
    transits,
    attempts: exchanges.flatMap(({ attempts }) => attempts),
    connections: spans.connections.filter((each) => isSeenBy(page, each)),
    outages: spans.outages,
    serverStops: spans.serverStops,
    styles: new Set(transits.map((transit) => arrowStyle(transit, exchangeById.get(transit.exchangeId ?? -1)))),
    marbles: new Set(marbles.map(({ kind }) => kind)),
    hasLulls: LULL_KINDS.some((kind) => stopsOfKind(spans, kind).length > 0),
    isDense: isTooMany(transits.length + marbles.length, laneCount),
  };
}

const MARKS: readonly (readonly [LegendMark, (drawn: Drawn) => boolean])[] = [
  ['request', ({ styles }) => styles.has('request')],
  ['answer', ({ styles }) => styles.has('answer')],
  ['empty', ({ styles }) => styles.has('empty')],
  ['failed-answer', ({ styles }) => styles.has('failure')],
  ['push', ({ styles }) => styles.has('push')],
  ['stream', ({ exchanges }) => exchanges.some(({ openedAtMs }) => openedAtMs !== null)],
  ['held', ({ attempts }) => attempts.some(({ handler }) => holdsUntilNews(handler) || handler === 'article-loop')],
  [
    'worked',
    ({ attempts }) =>
      attempts.some(
        ({ handler, workStartedAtMs, workEndedAtMs }) => answersAtOnce(handler) && workStartedAtMs !== workEndedAtMs,
      ),
  ],
  ['look', ({ attempts }) => attempts.some(({ draws }) => draws.length > 0)],
  [
    'orphan',
    ({ attempts }) =>
      attempts.some(
        ({ closeNoticedAtMs, workEndedAtMs }) =>
          closeNoticedAtMs !== null && closeNoticedAtMs < (workEndedAtMs ?? Infinity),
      ),
  ],
  // Where a connection comes free at that very moment there is nothing to draw.
  [
    'queued',
    ({ exchanges }) =>
      exchanges.some(({ wasQueued, askedAtMs, attempts }) => wasQueued && attempts[0]?.assignedAtMs !== askedAtMs),
  ],
  ['backlogged', ({ attempts }) => attempts.some(({ wasBacklogged }) => wasBacklogged)],
  [
    'proxy-kept',
    ({ attempts }) =>
      attempts.some(({ proxy }) => proxy !== null && (proxy.wait !== null || proxy.withheld.length > 0)),
  ],
  ['proxy-gave-up', ({ attempts }) => attempts.some(({ proxy }) => proxy?.gaveUpAtMs != null)],
  ['published', ({ marbles }) => marbles.has('published')],
  ['delivered', ({ marbles }) => marbles.has('delivered')],
  ['lost', ({ marbles }) => marbles.has('lost')],
  [
    'failure',
    ({ exchanges, transits }) => exchanges.some(isFailed) || transits.some(({ droppedAtMs }) => droppedAtMs !== null),
  ],
  ['resent', ({ transits }) => transits.some(({ resentAtMs }) => resentAtMs.length > 0)],
  ['lull', ({ hasLulls }) => hasLulls],
  ['stop', ({ outages, serverStops }) => outages.length + serverStops.length > 0],
  [
    'connection',
    ({ connections }) =>
      connections.some(({ kind, isWarm, openedAtMs }) => kind === 'http' && (isWarm || openedAtMs !== null)),
  ],
  ['quiet', ({ styles }) => styles.has('quiet')],
  ['loading', ({ exchanges }) => exchanges.some(showsLoading)],
  ['density', ({ isDense }) => isDense],
];

function isFailed({ outcome }: ExchangeSpan): boolean {
  return outcome === 'aborted' || outcome === 'client-timeout' || outcome === 'network-error';
}
