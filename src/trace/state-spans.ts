import type { EventOf } from './events';
import type { StateSpan } from './spans';
import { dropWhere } from './kept-spans';
import { pageName, pageOf, type PageId } from './page-id';

/** Turns a machine's moves into stays: each move ends one and begins the next. */
export class StateSpans {
  readonly all: StateSpan[] = [];
  /** The stay that goes on, by machine: a page's own (`exchangeId` null), or a server behaviour's. */
  readonly #current = new Map<string, StateSpan>();

  moved(event: EventOf<'machine-moved'>): void {
    const { exchangeId, attempt, from, to } = event;
    const page = pageOf(event);
    const key = machineKey(page, exchangeId, attempt);
    this.#leave(key, event.atMs);
    const span: StateSpan = {
      ...page,
      exchangeId,
      attempt,
      state: to,
      from,
      event: event.event,
      enteredAtMs: event.atMs,
      leftAtMs: null,
      enteredSequence: event.sequence,
    };
    this.all.push(span);
    this.#current.set(key, span);
  }

  /** Drops stays that ended before `beforeMs`. */
  forget(beforeMs: number): void {
    dropWhere(this.all, ({ leftAtMs }) => leftAtMs !== null && leftAtMs < beforeMs);
  }

  /** A server behaviour is over: it stays in its last state no longer. */
  handlerEnded(event: EventOf<'work-ended'>, page: PageId): void {
    const key = machineKey(page, event.exchangeId, event.attempt);
    this.#leave(key, event.atMs);
    this.#current.delete(key);
  }

  #leave(key: string, atMs: number): void {
    const span = this.#current.get(key);
    if (span) span.leftAtMs = atMs;
  }
}

function machineKey(page: PageId, exchangeId: number | null, attempt: number | null): string {
  return exchangeId === null ? pageName(page) : `request ${exchangeId}/${attempt ?? ''}`;
}
