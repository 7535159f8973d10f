import type { TransitContent } from '../trace/events';
import type { ExchangeSpan, TransitSpan } from '../trace/spans';
import type { PageId } from '../trace/page-id';
import type { ItemKey } from './item-keys';
import { marbleKeys, type MarbleMoment } from './marble-moments';
import type { GiveUp } from './server-side';
import { indexByTime, type TimeIndex } from './time-index';

/** A mark that is worth a stop on a walk along time; the connection's own packets are not. */
export interface ListedItem {
  readonly key: ItemKey;
  readonly atMs: number;
  /** Equal to `atMs` for what takes no time. */
  readonly toMs: number;
  /** A request: the beginning of a cycle. */
  readonly beginsCycle: boolean;
}

const LISTED_CONTENTS: readonly TransitContent[] = [
  'request',
  'response',
  'stream-head',
  'chunk',
  'stream-end',
  'frame',
  'close-frame',
];

export function isListedTransit(transit: TransitSpan): boolean {
  return LISTED_CONTENTS.includes(transit.content);
}

interface ListedSources {
  readonly transits: TimeIndex<TransitSpan>;
  readonly marbles: TimeIndex<MarbleMoment>;
  readonly ends: TimeIndex<ExchangeSpan>;
  readonly giveUps: TimeIndex<GiveUp>;
  readonly page: PageId;
}

/** All listed marks of a lane in the order of time; of those at one moment, what causes comes before what follows. */
export function indexListed({ transits, marbles, ends, giveUps, page }: ListedSources): TimeIndex<ListedItem> {
  const items: (ListedItem & { readonly rank: number })[] = [
    ...transits.items.flatMap((transit, place) =>
      isListedTransit(transit)
        ? [
            {
              key: `transit/${transit.id}` as const,
              atMs: transit.sentAtMs,
              toMs: transits.toMs[place]!,
              beginsCycle: transit.content === 'request',
              rank: 3,
            },
          ]
        : [],
    ),
    ...marbles.items.map((moment) => ({
      key: marbleKeys(moment, page)[0]!,
      atMs: moment.atMs,
      toMs: moment.atMs,
      beginsCycle: false,
      rank: moment.kind === 'published' ? 0 : 2,
    })),
    ...ends.items.map((exchange) => ({
      key: `exchange/${exchange.id}/end` as const,
      atMs: exchange.endedAtMs ?? 0,
      toMs: exchange.endedAtMs ?? 0,
      beginsCycle: false,
      rank: 1,
    })),
    ...giveUps.items.map(({ key, atMs }) => ({ key, atMs, toMs: atMs, beginsCycle: false, rank: 1 })),
  ];
  items.sort((one, other) => one.atMs - other.atMs || one.rank - other.rank);
  return indexByTime(items, ({ atMs, toMs }) => ({ fromMs: atMs, toMs }));
}
