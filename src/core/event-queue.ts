import { assert } from './assert';

/** What `push` hands back: enough to cancel. */
export interface QueuedEvent<Payload> {
  readonly atMs: number;
  readonly order: number;
  readonly payload: Payload;
  isCancelled: boolean;
}

/** Fewer are not worth a sweep. */
const SWEPT_FROM = 32;

/**
 * Events ordered by time, then by the order of pushing. The second key is what makes a run repeatable: flatqueue and
 * tinyqueue leave the order of ties open, so an unrelated event may reorder a simulation.
 *
 * A binary heap. `push` and `pop` are O(log n), and so is `cancel`, on average: a cancelled event stays until it reaches
 * the top, or until half of the heap is cancelled.
 */
export class EventQueue<Payload> {
  readonly #heap: QueuedEvent<Payload>[] = [];
  #pushedCount = 0;
  #cancelledCount = 0;

  /** How many events wait, cancelled ones not counted. */
  get size(): number {
    return this.#heap.length - this.#cancelledCount;
  }

  push(atMs: number, payload: Payload): QueuedEvent<Payload> {
    assert(Number.isFinite(atMs), `an event at ${atMs} can never fire`);
    const event: QueuedEvent<Payload> = { atMs, order: this.#pushedCount++, payload, isCancelled: false };
    this.#heap.push(event);
    this.#siftUp(this.#heap.length - 1);
    return event;
  }

  /** Cancelling twice, or after the event was popped, does nothing. */
  cancel(event: QueuedEvent<Payload>): void {
    if (event.isCancelled) return;
    event.isCancelled = true;
    this.#cancelledCount++;
    if (this.#cancelledCount > SWEPT_FROM && 2 * this.#cancelledCount > this.#heap.length) this.#sweep();
  }

  /** The time of the next event, or null when none waits. */
  peekAtMs(): number | null {
    this.#dropCancelled();
    return this.#heap[0]?.atMs ?? null;
  }

  /** The next event, removed; null when none waits. */
  pop(): QueuedEvent<Payload> | null {
    this.#dropCancelled();
    const first = this.#takeFirst();
    // A popped event counts as cancelled from here on, so that a late `cancel` cannot upset `size`.
    if (first) first.isCancelled = true;
    return first;
  }

  #dropCancelled(): void {
    while (this.#heap[0]?.isCancelled) {
      this.#takeFirst();
      this.#cancelledCount--;
    }
  }

  /** Takes out what was cancelled: a timeout that is set and called off a thousand times would fill the heap until it is due. */
  #sweep(): void {
    const waiting = this.#heap.filter(({ isCancelled }) => !isCancelled);
    this.#heap.length = 0;
    this.#cancelledCount = 0;
    for (const event of waiting) {
      this.#heap.push(event);
      this.#siftUp(this.#heap.length - 1);
    }
  }

  #takeFirst(): QueuedEvent<Payload> | null {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (first === undefined || last === undefined) return null;
    if (first !== last) {
      this.#heap[0] = last;
      this.#siftDown(0);
    }
    return first;
  }

  #siftUp(startIndex: number): void {
    let index = startIndex;
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      if (!this.#isBefore(index, parentIndex)) return;
      this.#swap(index, parentIndex);
      index = parentIndex;
    }
  }

  #siftDown(startIndex: number): void {
    let index = startIndex;
    for (;;) {
      const leftIndex = 2 * index + 1;
      const rightIndex = leftIndex + 1;
      if (leftIndex >= this.#heap.length) return;
      const isRightFirst = rightIndex < this.#heap.length && this.#isBefore(rightIndex, leftIndex);
      const childIndex = isRightFirst ? rightIndex : leftIndex;
      if (!this.#isBefore(childIndex, index)) return;
      this.#swap(index, childIndex);
      index = childIndex;
    }
  }

  #isBefore(oneIndex: number, otherIndex: number): boolean {
    const one = this.#heap[oneIndex]!;
    const other = this.#heap[otherIndex]!;
    return one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order);
  }

  #swap(oneIndex: number, otherIndex: number): void {
    const one = this.#heap[oneIndex]!;
    this.#heap[oneIndex] = this.#heap[otherIndex]!;
    this.#heap[otherIndex] = one;
  }
}
