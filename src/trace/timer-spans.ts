import { must } from '../core/assert';
import type { EventOf } from './events';
import type { TimerSpan } from './spans';
import { dropWhere } from './kept-spans';
import { pageOf } from './page-id';

/** Pairs each timer's setting with its end. */
export class TimerSpans {
  readonly all: TimerSpan[] = [];
  /** Those that run, by the sequence of their setting. */
  readonly #running = new Map<number, TimerSpan>();

  set(event: EventOf<'timer-set'>): void {
    const { exchangeId, attempt, delayMs } = event;
    const span: TimerSpan = {
      ...pageOf(event),
      exchangeId,
      attempt,
      event: event.event,
      setAtMs: event.atMs,
      delayMs,
      endedAtMs: null,
      hasFired: false,
    };
    this.all.push(span);
    this.#running.set(event.sequence, span);
  }

  /** Drops timers that ended before `beforeMs`. */
  forget(beforeMs: number): void {
    dropWhere(this.all, ({ endedAtMs }) => endedAtMs !== null && endedAtMs < beforeMs);
  }

  ended(event: EventOf<'timer-fired'> | EventOf<'timer-cancelled'>): void {
    const span = must(this.#running.get(event.setSequence), 'only a timer that runs can end');
    span.endedAtMs = event.atMs;
    span.hasFired = event.kind === 'timer-fired';
    this.#running.delete(event.setSequence);
  }
}
