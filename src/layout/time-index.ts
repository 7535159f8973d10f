import { bisectLeft, bisectRight } from 'd3';
import { assert } from '../core/assert';
import type { TimeRange } from './viewport';

/** Things that last from one moment to another, sorted by their first, so that a window is found without a walk. */
export interface TimeIndex<Item> {
  readonly items: readonly Item[];
  readonly fromMs: readonly number[];
  readonly toMs: readonly number[];
  /** The latest end among the items up to and including this one: it only grows, so it can be bisected. */
  readonly latestToMs: readonly number[];
}

/** `items` must be sorted by their beginning, as the lists of `Spans` are. O(n). */
export function indexByTime<Item>(items: readonly Item[], rangeOf: (item: Item) => TimeRange): TimeIndex<Item> {
  const fromMs: number[] = [];
  const toMs: number[] = [];
  const latestToMs: number[] = [];
  let latest = -Infinity;
  for (const item of items) {
    const range = rangeOf(item);
    assert(fromMs.length === 0 || range.fromMs >= fromMs[fromMs.length - 1]!, 'a time index of unsorted items');
    latest = Math.max(latest, range.toMs);
    fromMs.push(range.fromMs);
    toMs.push(range.toMs);
    latestToMs.push(latest);
  }
  return { items, fromMs, toMs, latestToMs };
}

/** Those that are there at some moment of the window, its ends included; in the order of the index. O(log n + found). */
export function itemsWithin<Item>(index: TimeIndex<Item>, window: TimeRange): readonly Item[] {
  const [first, end] = candidates(index, window);
  const found: Item[] = [];
  for (let place = first; place < end; place++) {
    if (index.toMs[place]! >= window.fromMs) found.push(index.items[place]!);
  }
  return found;
}

/** How many at most `itemsWithin` would find, without finding them. O(log n). */
export function countWithin<Item>(index: TimeIndex<Item>, window: TimeRange): number {
  const [first, end] = candidates(index, window);
  return end - first;
}

function candidates<Item>(index: TimeIndex<Item>, window: TimeRange): readonly [firstIndex: number, endIndex: number] {
  const first = bisectLeft(index.latestToMs, window.fromMs);
  return [first, Math.max(first, bisectRight(index.fromMs, window.toMs))];
}

/**
 * For each of `ranges`, sorted by beginning, the first column that is free by then: things that are there at the same
 * moment stand side by side. A column is free again at the very moment its last range ends.
 */
export function assignColumns(ranges: readonly TimeRange[]): readonly number[] {
  const freeAtMs: number[] = [];
  // The earliest of each block of columns: where tens of thousands stand side by side, most blocks need not be looked into.
  const earliestMs: number[] = [];
  return ranges.map(({ fromMs, toMs }) => {
    const block = earliestMs.findIndex((atMs) => atMs <= fromMs);
    let column = block === -1 ? freeAtMs.length : block * BLOCK_LENGTH;
    while (column < freeAtMs.length && freeAtMs[column]! > fromMs) column++;
    freeAtMs[column] = toMs;
    const changed = Math.floor(column / BLOCK_LENGTH);
    const from = changed * BLOCK_LENGTH;
    earliestMs[changed] = Math.min(...freeAtMs.slice(from, from + BLOCK_LENGTH));
    return column;
  });
}

const BLOCK_LENGTH = 128;
