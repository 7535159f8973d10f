import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventQueue, type QueuedEvent } from '../../src/core/event-queue';

/** All that is left in a queue, in the order of popping. */
function drain<Payload>(queue: EventQueue<Payload>): Payload[] {
  const payloads: Payload[] = [];
  for (let event = queue.pop(); event !== null; event = queue.pop()) payloads.push(event.payload);
  return payloads;
}

describe('EventQueue', () => {
  it('pop() gives events by time, whatever the order of pushing', () => {
    const queue = new EventQueue<string>();
    for (const [atMs, name] of [
      [30, 'c'],
      [10, 'a'],
      [-600, 'first'],
      [20, 'b'],
    ] as const)
      queue.push(atMs, name);
    expect(drain(queue)).toEqual(['first', 'a', 'b', 'c']);
  });

  it('pop() gives events of one time in the order of pushing', () => {
    const queue = new EventQueue<number>();
    const payloads = Array.from({ length: 100 }, (_, index) => index);
    for (const payload of payloads) queue.push(5, payload);
    expect(drain(queue)).toEqual(payloads);
  });

  it('pop() of an empty queue is null, and so is peekAtMs()', () => {
    const queue = new EventQueue<string>();
    expect(queue.pop()).toBeNull();
    expect(queue.peekAtMs()).toBeNull();
    expect(queue.size).toBe(0);
  });

  it('peekAtMs() tells the next time and removes nothing; −0 and 0 are one time', () => {
    const queue = new EventQueue<string>();
    queue.push(0, 'a');
    queue.push(-0, 'b');
    expect(queue.peekAtMs()).toBe(0);
    expect(queue.size).toBe(2);
    expect(drain(queue)).toEqual(['a', 'b']);
  });

  it('push(atMs) refuses a moment that never comes', () => {
    const queue = new EventQueue<string>();
    for (const atMs of [NaN, Infinity, -Infinity]) {
      expect(() => queue.push(atMs, 'a')).toThrow(`Bug: an event at ${atMs} can never fire`);
    }
    expect(queue.size).toBe(0);
  });
});

describe('EventQueue.cancel(event)', () => {
  it('of nearly all, again and again, leaves the others as they were', () => {
    const queue = new EventQueue<number>();
    const kept: number[] = [];
    const dueAtMs = (round: number) => (round * 7919) % 500;
    for (let round = 0; round < 2000; round++) {
      const event = queue.push(dueAtMs(round), round);
      if (round % 10 === 0) kept.push(round);
      else queue.cancel(event);
      expect(queue.size).toBe(kept.length);
    }
    expect(drain(queue)).toEqual(kept.toSorted((one, other) => dueAtMs(one) - dueAtMs(other) || one - other));
    expect(queue.size).toBe(0);
  });

  it('keeps an event from being popped, peeked at or counted', () => {
    const queue = new EventQueue<string>();
    const first = queue.push(1, 'first');
    queue.push(2, 'second');
    queue.cancel(first);
    expect(queue.size).toBe(1);
    expect(queue.peekAtMs()).toBe(2);
    expect(drain(queue)).toEqual(['second']);
  });

  it('counts a second cancelling, and one after the pop, for nothing', () => {
    const queue = new EventQueue<string>();
    const cancelled = queue.push(1, 'cancelled');
    const popped = queue.push(2, 'popped');
    queue.push(3, 'waits');
    queue.cancel(cancelled);
    queue.cancel(cancelled);
    expect(queue.pop()).toBe(popped);
    queue.cancel(popped);
    queue.cancel(cancelled);
    expect(queue.size).toBe(1);
    expect(drain(queue)).toEqual(['waits']);
    expect(queue.size).toBe(0);
  });
});

type Step =
  | { readonly do: 'push'; readonly atMs: number }
  | { readonly do: 'pop' }
  | { readonly do: 'cancel'; readonly pick: number };

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('push' as const),
        atMs: fc.oneof(fc.integer({ min: -3, max: 12 }), fc.double({ min: -1, max: 1, noNaN: true })),
      }),
    },
    { weight: 2, arbitrary: fc.constant({ do: 'pop' as const }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), pick: fc.nat() }) },
  ),
  { maxLength: 200 },
);

/** The queue as anyone would write it who has time: a list that is sorted again at each look. */
class SortedList {
  readonly #events: QueuedEvent<number>[] = [];

  push(event: QueuedEvent<number>): void {
    this.#events.push(event);
  }

  remove(event: QueuedEvent<number>): void {
    const index = this.#events.indexOf(event);
    if (index >= 0) this.#events.splice(index, 1);
  }

  get first(): QueuedEvent<number> | null {
    return this.#events.toSorted((one, other) => one.atMs - other.atMs || one.payload - other.payload)[0] ?? null;
  }

  get size(): number {
    return this.#events.length;
  }
}

describe('EventQueue, whatever is done to it', () => {
  it('pop() and peekAtMs() agree with a sorted list after any pushes, pops and cancels', () => {
    fc.assert(
      fc.property(steps, (todo) => {
        const queue = new EventQueue<number>();
        const list = new SortedList();
        const pushed: QueuedEvent<number>[] = [];
        for (const step of todo) {
          if (step.do === 'push') {
            const event = queue.push(step.atMs, pushed.length);
            pushed.push(event);
            list.push(event);
          } else if (step.do === 'pop') {
            const expected = list.first;
            expect(queue.pop()).toBe(expected);
            if (expected) list.remove(expected);
          } else if (pushed.length > 0) {
            const event = pushed[step.pick % pushed.length]!;
            queue.cancel(event);
            list.remove(event);
          }
          expect(queue.size).toBe(list.size);
          expect(queue.peekAtMs()).toBe(list.first?.atMs ?? null);
        }
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
