import { assignColumns } from './time-index';
import type { TimeRange } from './viewport';

/** A thing that needs a column of its own while it lasts. */
export interface Columned<Item> extends TimeRange {
  readonly item: Item;
  readonly column: number;
}

/** Sorted by their beginning, each in the first column that is free by then. */
export function columned<Item>(items: readonly Item[], rangeOf: (item: Item) => TimeRange): readonly Columned<Item>[] {
  const ranged = items.map((item) => ({ item, ...rangeOf(item) })).sort((one, other) => one.fromMs - other.fromMs);
  const columns = assignColumns(ranged);
  return ranged.map((range, place) => ({ ...range, column: columns[place]! }));
}

export function columnCount(bars: readonly Columned<unknown>[]): number {
  return bars.reduce((most, bar) => Math.max(most, bar.column + 1), 0);
}
