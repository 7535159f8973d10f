/** Something to draw, and the element that draws it. */
export interface Slotted<Item> {
  readonly slot: number;
  readonly item: Item;
}

/** So far on is an element of the same kind looked for: further away another mark will want it. */
const LOOK_AHEAD = 4;

/**
 * Which element draws which item of a list. What stays in view keeps its element (and with it the focus); what comes
 * into view takes one whose item has gone, of the same kind and between the same neighbours, so that none has to move.
 * A jump to another part of a run makes next to no elements: that would cost more than all the rest of it.
 */
export class Slots<Item> {
  readonly #keyOf: (item: Item) => string;
  readonly #kindOf: (item: Item) => string;
  #before: readonly Slotted<Item>[] = [];
  #nextSlot = 0;

  constructor(keyOf: (item: Item) => string, kindOf: (item: Item) => string = () => '') {
    this.#keyOf = keyOf;
    this.#kindOf = kindOf;
  }

  /** Keys are there once each, and those that stay keep their order. O(n). */
  assign(items: readonly Item[]): readonly Slotted<Item>[] {
    const before = this.#before;
    const placeByKey = new Map(before.map(({ item }, place) => [this.#keyOf(item), place]));
    const stays = new Set(items.map(this.#keyOf));
    let place = 0;
    this.#before = items.map((item) => {
      const own = placeByKey.get(this.#keyOf(item));
      const found = own !== undefined && own >= place ? own : this.#freeAfter(place, item, stays);
      if (found === null) return { slot: this.#nextSlot++, item };
      place = found + 1;
      return { slot: before[found]!.slot, item };
    });
    return this.#before;
  }

  /** The place of an element that is free, before the next one that is not. */
  #freeAfter(place: number, item: Item, stays: ReadonlySet<string>): number | null {
    for (let next = place; next < Math.min(this.#before.length, place + LOOK_AHEAD); next++) {
      const other = this.#before[next]!.item;
      if (stays.has(this.#keyOf(other))) return null;
      if (this.#kindOf(other) === this.#kindOf(item)) return next;
    }
    return null;
  }
}
