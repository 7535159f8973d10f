import { assert } from '../core/assert';
import type { EventBody, TraceEvent } from './events';

/**
 * Writes one lane's trace. The only maker of `TraceEvent`s: sequence, time and cause are stamped here, so they cannot
 * disagree. `now` gives virtual time in ms and must never go back.
 */
export class Recorder {
  readonly #now: () => number;
  readonly #events: TraceEvent[] = [];
  #cause: number | null = null;
  /** How many were dropped: the sequence of the first one kept. */
  #forgottenCount = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** In order of recording; it grows with the run, and what is in it never changes. */
  get events(): readonly TraceEvent[] {
    return this.#events;
  }

  /** The sequence that events recorded now get as their cause; null outside every `causedBy`. */
  get cause(): number | null {
    return this.#cause;
  }

  /** Appends the event at the present moment and returns its sequence. Throws (a bug) when time has gone back. */
  record(body: EventBody): number {
    const sequence = this.#forgottenCount + this.#events.length;
    const atMs = this.#now();
    const last = this.#events.at(-1);
    // The message is only written when it is needed: this runs for every event.
    if (last !== undefined && !(atMs >= last.atMs))
      assert(false, `recorded ${body.kind} at ${atMs} ms, before the last event`);
    this.#events.push({ sequence, atMs, cause: this.#cause, ...body });
    return sequence;
  }

  /** Drops what happened before `atMs`, for a run that goes on and on. Sequences stay, so a cause may be one that is gone. */
  forgetBefore(atMs: number): void {
    const found = this.#events.findIndex((event) => event.atMs >= atMs);
    const count = found === -1 ? this.#events.length : found;
    this.#events.splice(0, count);
    this.#forgottenCount += count;
  }

  /**
   * Runs `act`; what it records was made to happen by the event `sequence` (null: by nothing in the trace). Nests, and
   * the outer cause is back afterwards, also when `act` throws. Throws (a bug) when `sequence` is not in the trace yet.
   */
  causedBy<Result>(sequence: number | null, act: () => Result): Result {
    if (
      sequence !== null &&
      !(Number.isInteger(sequence) && sequence >= 0 && sequence < this.#forgottenCount + this.#events.length)
    ) {
      const count = this.#forgottenCount + this.#events.length;
      assert(false, `event ${sequence} cannot be a cause: the trace has ${count} events`);
    }
    const outer = this.#cause;
    this.#cause = sequence;
    try {
      return act();
    } finally {
      this.#cause = outer;
    }
  }
}
