import type { AttemptSpan, TransitSpan } from '../trace/spans';
import { fateKey, parseItemKey, type ItemKey } from './item-keys';
import type { LaneIndex } from './lane-index';

/**
 * The keys of all that is causally tied to a mark, itself included: a request with its attempts, its work, its answer,
 * the messages that it brought, their publication and delivery, and its connection. On a stream or a socket each
 * message is tied for itself: the stream's thousand others have nothing to do with it. Empty for an unknown key.
 */
export function causalTies(index: LaneIndex, key: ItemKey): ReadonlySet<ItemKey> {
  const parsed = parseItemKey(key);
  const ties = new TieSet(index);
  if (parsed === null) return ties.keys;
  switch (parsed.kind) {
    case 'transit': {
      const transit = index.transitById.get(parsed.id);
      if (transit) ties.addTransit(transit);
      break;
    }
    case 'exchange':
      ties.addExchange(parsed.id);
      break;
    case 'message':
      ties.addMessage(parsed.id);
      break;
    case 'connection':
      ties.addConnection(parsed.id);
      break;
    case 'outage':
    case 'server-stop':
    case 'server-stall':
    case 'slowdown':
    case 'tab-hiding':
    case 'sleep':
      ties.keys.add(key);
      break;
  }
  return ties.keys;
}

/** Contents that stand for themselves within their exchange. */
function isOneOfMany({ content }: TransitSpan): boolean {
  return (
    content === 'chunk' || content === 'frame' || content === 'comment' || content === 'ping' || content === 'pong'
  );
}

/** Of TCP or TLS; WebSocket's is a request. */
function isHandshake({ content }: TransitSpan): boolean {
  return content.startsWith('syn') || content.startsWith('tls');
}

class TieSet {
  readonly keys = new Set<ItemKey>();
  readonly #index: LaneIndex;

  constructor(index: LaneIndex) {
    this.#index = index;
  }

  addTransit(transit: TransitSpan): void {
    if (transit.exchangeId === null) {
      this.addConnection(transit.connectionId);
      return;
    }
    if (!isOneOfMany(transit)) {
      this.addExchange(transit.exchangeId);
      return;
    }
    this.keys
      .add(`transit/${transit.id}`)
      .add(`connection/${transit.connectionId}`)
      .add(`exchange/${transit.exchangeId}`);
    for (const id of transit.messageIds) this.#addMarbles(id);
  }

  addExchange(exchangeId: number): void {
    const exchange = this.#index.exchangeById.get(exchangeId);
    if (!exchange) return;
    this.keys.add(`exchange/${exchangeId}`).add(`exchange/${exchangeId}/queued`).add(`exchange/${exchangeId}/end`);
    for (const attempt of exchange.attempts) {
      const { number, connectionId, isNewConnection } = attempt;
      const key = `exchange/${exchangeId}/attempt/${number}` as const;
      this.keys.add(key).add(`connection/${connectionId}`);
      this.#addServerSide(key, attempt);
      if (isNewConnection) this.#addHandshake(connectionId);
    }
    for (const transit of this.#index.transitsByExchange.get(exchangeId) ?? []) {
      if (isOneOfMany(transit)) continue;
      this.keys.add(`transit/${transit.id}`);
      for (const id of transit.messageIds) this.#addMarbles(id);
    }
  }

  /** Its waits at the server's side, and the proxy's giving up. */
  #addServerSide(key: `exchange/${number}/attempt/${number}`, { wasBacklogged, proxy }: AttemptSpan): void {
    if (wasBacklogged) this.keys.add(`${key}/backlog`);
    if (proxy === null) return;
    if (proxy.wait) this.keys.add(`${key}/proxy-wait`);
    if (proxy.gaveUpAtMs !== null) this.keys.add(`${key}/gave-up`);
    proxy.withheld.forEach((_, place) => this.keys.add(`${key}/withheld/${place}`));
  }

  addMessage(messageId: number): void {
    if (!this.#index.messageById.has(messageId)) return;
    this.#addMarbles(messageId);
    for (const transit of this.#index.carriersByMessage.get(messageId) ?? []) this.addTransit(transit);
  }

  addConnection(connectionId: number): void {
    if (!this.#index.connectionById.has(connectionId)) return;
    this.keys.add(`connection/${connectionId}`);
    for (const transit of this.#index.transitsByConnection.get(connectionId) ?? [])
      this.keys.add(`transit/${transit.id}`);
  }

  #addMarbles(messageId: number): void {
    this.keys.add(`message/${messageId}`).add(fateKey(messageId, this.#index.page));
  }

  #addHandshake(connectionId: number): void {
    for (const transit of this.#index.transitsByConnection.get(connectionId) ?? []) {
      if (isHandshake(transit)) this.keys.add(`transit/${transit.id}`);
    }
  }
}
