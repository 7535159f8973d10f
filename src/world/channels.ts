import type { Direction } from '../trace/events';
import type { Connection } from './connection';
import type { Transit } from './parcel';

const DIRECTIONS = ['up', 'down'] as const;

/** What is under way, by connection and direction, each in the order of sending: what crosses early waits for what is before it (W12). */
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
    while (channel[0]?.hasCrossed) {
      const transit = channel.shift();
      if (transit === undefined) return;
      transit.isUnderWay = false;
      deliver(transit);
    }
  }

  /** Takes out, in each direction, the first that is not `kept` and all that is behind it. */
  takeAllBehind(connection: Connection, isKept: (transit: Transit) => boolean): readonly Transit[] {
    return DIRECTIONS.flatMap((direction) => {
      const channel = this.#of(connection, direction);
      const first = channel.findIndex((transit) => !isKept(transit));
      const taken = first < 0 ? [] : channel.splice(first);
      for (const transit of taken) transit.isUnderWay = false;
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
