import { answersAtOnce } from '../trace/answers-at-once';
import type { ItemFacts, TransitFacts } from './item-facts';
import { parseItemKey, type ItemKey } from './item-keys';
import type { LaneIndex } from './lane-index';
import type { ProxySpan, TransitSpan } from '../trace/spans';
import { isSamePage } from '../trace/page-id';

/** What there is to say about a listed mark: one entry, or one for each message that shares a marble. */
export function collectFacts(index: LaneIndex, key: ItemKey): readonly ItemFacts[] {
  const place = index.listedPlaceByKey.get(key);
  const parsed = parseItemKey(key);
  if (place === undefined || parsed === null) return [];
  const ordinal = place + 1;
  if (parsed.kind === 'transit') {
    const transit = index.transitById.get(parsed.id);
    return transit ? [{ ordinal, ...transitFacts(index, transit) }] : [];
  }
  const giveUp = index.giveUps.items.find((each) => each.key === key);
  if (giveUp) {
    const { exchangeId, atMs, status } = giveUp;
    return [{ ordinal, kind: 'proxy-gave-up', exchangeId, atMs, status }];
  }
  if (parsed.kind === 'exchange') return endFacts(index, parsed.id, ordinal);
  const moment = index.marbles.items.find(
    ({ messageIds, kind }) => messageIds.includes(parsed.id) && (kind === 'published') === (parsed.page === null),
  );
  return (moment?.messageIds ?? []).flatMap((id) => messageFacts(index, id, parsed.page === null, ordinal));
}

function transitFacts(index: LaneIndex, transit: TransitSpan): TransitFacts {
  const exchange = index.exchangeById.get(transit.exchangeId ?? -1);
  const attempt = exchange?.attempts.find(({ number }) => number === transit.attempt);
  const wasHeld = transit.content === 'response' && attempt?.workStartedAtMs != null && !answersAtOnce(attempt.handler);
  const {
    direction,
    content,
    exchangeId,
    connectionId,
    status,
    messageIds,
    uplinkIds,
    sentAtMs,
    arrivedAtMs,
    droppedAtMs,
    dropReason,
  } = transit;
  return {
    kind: 'transit',
    direction,
    content,
    exchangeId,
    connectionId,
    status,
    messageIds,
    uplinkIds,
    sentAtMs,
    arrivedAtMs,
    droppedAtMs,
    dropReason,
    requestKind: exchange?.kind ?? null,
    attempt: transit.attempt,
    resentCount: transit.resentAtMs.length,
    ...proxyFacts(transit, attempt?.proxy ?? null),
    heldMs: wasHeld ? sentAtMs - (attempt.workStartedAtMs ?? sentAtMs) : null,
  };
}

/** What a proxy did with it; an answer that was kept back sets out when the proxy lets it go. */
export function proxyFacts(
  { content, direction, sentAtMs, messageIds, status }: TransitSpan,
  proxy: ProxySpan | null,
): Pick<TransitFacts, 'withheldMs' | 'atProxyMs' | 'isFromProxy'> {
  const wait = content === 'request' ? proxy?.wait : null;
  const released = direction === 'up' ? [] : (proxy?.withheld.filter(({ toMs }) => toMs === sentAtMs) ?? []);
  const own = released.find((part) =>
    content === 'stream-head' ? part.messageIds.length === 0 : part.messageIds.some((id) => messageIds.includes(id)),
  );
  return {
    atProxyMs: wait?.toMs == null ? null : wait.toMs - wait.fromMs,
    withheldMs: own ? sentAtMs - own.fromMs : null,
    isFromProxy: content === 'response' && proxy?.gaveUpStatus != null && proxy.gaveUpStatus === status,
  };
}

function endFacts(index: LaneIndex, exchangeId: number, ordinal: number): readonly ItemFacts[] {
  const exchange = index.exchangeById.get(exchangeId);
  if (exchange?.endedAtMs == null || exchange.outcome === 'open') return [];
  const { outcome, endedAtMs, askedAtMs } = exchange;
  return [{ ordinal, kind: 'ended', exchangeId, outcome, atMs: endedAtMs, afterMs: endedAtMs - askedAtMs }];
}

function messageFacts(
  index: LaneIndex,
  messageId: number,
  isPublication: boolean,
  ordinal: number,
): readonly ItemFacts[] {
  const message = index.messageById.get(messageId);
  if (!message) return [];
  const delivery = message.deliveries.find((each) => isSamePage(each, index.page));
  const loss = message.losses.find((each) => isSamePage(each, index.page));
  const { publishedAtMs } = message;
  if (isPublication) {
    return [
      {
        ordinal,
        kind: 'published',
        messageId,
        atMs: publishedAtMs,
        deliveredAtMs: delivery?.atMs ?? null,
        lossCause: index.lossCauses.get(messageId) ?? null,
      },
    ];
  }
  const cause = index.lossCauses.get(messageId);
  if (loss && cause) return [{ ordinal, kind: 'lost', messageId, atMs: loss.atMs, cause }];
  return delivery
    ? [{ ordinal, kind: 'delivered', messageId, atMs: delivery.atMs, stalenessMs: delivery.atMs - publishedAtMs }]
    : [];
}
