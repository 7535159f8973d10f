import type { LossCause } from './loss-circumstance';
import type { MessageSpan } from '../trace/spans';
import { isSamePage, type PageId } from '../trace/page-id';
import { fateKey, type ItemKey } from './item-keys';
import { indexByTime, type TimeIndex } from './time-index';

export type MarbleKind = 'published' | 'delivered' | 'lost';

/** One moment in the life of a message, or of several that share it, as one page sees it. */
export interface MarbleMoment {
  readonly kind: MarbleKind;
  /** In the order of publishing; all of them met this at `atMs`. */
  readonly messageIds: readonly number[];
  readonly atMs: number;
  /** Lost only. */
  readonly lossCause: LossCause | null;
}

/** A loss is the server's, the wire's or the page's: that is where it is drawn. */
export type LossPlace = 'server' | 'wire' | 'client';

export function lossPlace(cause: LossCause): LossPlace {
  switch (cause) {
    case 'overwritten':
    case 'stale':
      return 'client';
    case 'response-dropped':
    case 'connection-lost':
    case 'datagram-lost':
      return 'wire';
    case 'replaced':
    case 'nobody-listening':
    case 'no-stream':
    case 'no-socket':
    case 'no-session':
    case 'not-asking':
    case 'given-up':
    case 'own-news':
    case 'server-stopped':
    case 'server-forgot':
      return 'server';
  }
}

/** Published, delivered and lost marbles of one page, by their moments; what happens at one moment is one marble. */
export function indexMarbles(
  messages: readonly MessageSpan[],
  page: PageId,
  lossCauses: ReadonlyMap<number, LossCause>,
): TimeIndex<MarbleMoment> {
  const moments = messages.flatMap((message) => momentsOf(message, page, lossCauses.get(message.id) ?? null));
  moments.sort(
    (one, other) =>
      one.atMs - other.atMs || one.kind.localeCompare(other.kind) || one.messageIds[0]! - other.messageIds[0]!,
  );
  return indexByTime(merged(moments), ({ atMs }) => ({ fromMs: atMs, toMs: atMs }));
}

/** A message that the server had no one to give to is lost where it is published: one mark tells both. */
function momentsOf(message: MessageSpan, page: PageId, lossCause: LossCause | null): readonly MarbleMoment[] {
  const messageIds = [message.id];
  const loss = message.losses.find((each) => isSamePage(each, page));
  const delivery = message.deliveries.find((each) => isSamePage(each, page));
  const moments: MarbleMoment[] = [];
  const isLostAtOnce = loss?.atMs === message.publishedAtMs && lossCause !== null && lossPlace(lossCause) === 'server';
  if (!isLostAtOnce) moments.push({ kind: 'published', messageIds, atMs: message.publishedAtMs, lossCause: null });
  if (loss) moments.push({ kind: 'lost', messageIds, atMs: loss.atMs, lossCause });
  if (delivery) moments.push({ kind: 'delivered', messageIds, atMs: delivery.atMs, lossCause: null });
  return moments;
}

function merged(moments: readonly MarbleMoment[]): readonly MarbleMoment[] {
  const all: MarbleMoment[] = [];
  for (const moment of moments) {
    const last = all.at(-1);
    if (last?.atMs === moment.atMs && last.kind === moment.kind && last.lossCause === moment.lossCause) {
      all[all.length - 1] = { ...last, messageIds: [...last.messageIds, ...moment.messageIds] };
    } else all.push(moment);
  }
  return all;
}

/** `message/4` where it is published, `message/4/client/0` where that page gets or loses it. */
export function marbleKeys({ kind, messageIds }: MarbleMoment, page: PageId): readonly ItemKey[] {
  return messageIds.map((id): ItemKey => (kind === 'published' ? `message/${id}` : fateKey(id, page)));
}

/** `[3, 4, 5, 9]` → `3–5, 9`. */
export function formatIds(ids: readonly number[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const id of ids) {
    const run = runs.at(-1);
    if (run?.last === id - 1) run.last = id;
    else runs.push({ first: id, last: id });
  }
  return runs.map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
}
