/** Spans in order of their ids, of which a run that goes on drops those that are over. */
export class KeptSpans<Span extends { readonly id: number }> {
  readonly all: Span[] = [];
  readonly #byId = new Map<number, Span>();

  add(span: Span): void {
    this.all.push(span);
    this.#byId.set(span.id, span);
  }

  get(id: number): Span | undefined {
    return this.#byId.get(id);
  }

  has(id: number): boolean {
    return this.#byId.has(id);
  }

  /** Drops those that are over, in place. */
  forget(isOver: (span: Span) => boolean): void {
    const kept = this.all.filter((span) => {
      if (!isOver(span)) return true;
      this.#byId.delete(span.id);
      return false;
    });
    replaceAll(this.all, kept);
  }
}

/** Drops items in place: whoever holds the list sees it shrink. */
export function dropWhere<Item>(items: Item[], isOver: (item: Item) => boolean): void {
  replaceAll(
    items,
    items.filter((item) => !isOver(item)),
  );
}

function replaceAll<Item>(items: Item[], kept: readonly Item[]): void {
  kept.forEach((item, place) => (items[place] = item));
  items.length = kept.length;
}
