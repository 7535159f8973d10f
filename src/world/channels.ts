import { isInOrderOnQuic } from '../trace/quic-order';
import type { Direction } from '../trace/events';
import type { Connection } from './connection';
import type { Transit } from './parcel';

const DIRECTIONS = ['up', 'down'] as const;

/**
 * What is under way, by connection and direction, each in the order of sending: what crosses early waits for what is
 * before it (W12). Only QUIC's streams and datagrams wait for none but themselves.
 */
export class Channels {
  readonly #underWay = new Map<string, Transit[]>();

  add(transit: Transit): void {
    transit.isUnderWay = true;
    this.#channelOf(transit).push(transit);
  }

  isEmpty(connection: Connection): boolean {
    return DIRECTIONS.every((direction) => this.#of(connection, direction).length === 0);
  }

  onConnection(connection: Connection): readonly Transit[] {
    return DIRECTIONS.flatMap((direction) => this.#of(connection, direction));
  }

  /** Hands over what has crossed and waits for nothing before it, one by one: each may change what follows. */
  deliverInOrder(crossed: Transit, deliver: (transit: Transit) => void): void {
    const channel = this.#channelOf(crossed);
    // Its connection may have been given up while it was on its way.
    if (!crossed.isUnderWay) return;
    if (isOnItsOwn(crossed)) {
      this.take(crossed);
      return deliver(crossed);
    }
    for (;;) {
      const first = channel.find((transit) => !isOnItsOwn(transit));
      if (!first?.hasCrossed) return;
      this.take(first);
      deliver(first);
    }
  }

  /** Takes one out, and nothing else. */
  take(transit: Transit): void {
    const channel = this.#channelOf(transit);
    channel.splice(channel.indexOf(transit), 1);
    transit.isUnderWay = false;
  }

  /** Takes out, in each direction, the first that is not `kept` and all that waits behind it. */
  takeAllBehind(connection: Connection, isKept: (transit: Transit) => boolean): readonly Transit[] {
    return DIRECTIONS.flatMap((direction) => {
      const channel = this.#of(connection, direction);
      const first = channel.findIndex((transit) => !isOnItsOwn(transit) && !isKept(transit));
      const taken = channel.filter((transit, place) =>
        isOnItsOwn(transit) ? !isKept(transit) : first >= 0 && place >= first,
      );
      for (const transit of taken) this.take(transit);
      return taken;
    });
  }

  #channelOf({ parcel }: Transit): Transit[] {
    return this.#of(parcel.connection, parcel.direction);
  }

  #of(connection: Connection, direction: Direction): Transit[] {
    const key = `${connection.id}/${direction}`;
    const channel = this.#underWay.get(key) ?? [];
    this.#underWay.set(key, channel);
    return channel;
  }
}

/** Whether it waits for nothing that was sent before it on its connection. */
function isOnItsOwn({ parcel }: Transit): boolean {
  return parcel.connection.isQuic && !isInOrderOnQuic(parcel.content);
}
