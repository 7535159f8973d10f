import { must } from '../core/assert';
import type { LossReason } from '../trace/events';
import type { PageId } from '../trace/page-id';
import type { Exchange } from './exchange';
import type { Message } from './protocol';
import type { Server } from './server';

/** The messages that have come to one page. */
export class PageMessages {
  readonly #server: Server;
  readonly #page: PageId;
  /** On which exchange each came, for the record of its delivery. */
  readonly #broughtBy = new Map<number, number>();

  constructor(server: Server, page: PageId) {
    this.#server = server;
    this.#page = page;
  }

  /** They have come on it. */
  note(messages: readonly Message[], exchange: Exchange): void {
    if (messages.length > 0) exchange.hasBroughtNews = true;
    for (const message of messages) this.#broughtBy.set(message.id, exchange.id);
  }

  deliver(messages: readonly Message[]): void {
    for (const message of messages) {
      const exchangeId = must(this.#broughtBy.get(message.id), 'only what has arrived can be delivered');
      this.#server.fates.deliver([message], this.#page, exchangeId);
    }
  }

  /** The page never read them. */
  discard(messages: readonly Message[], reason: LossReason): void {
    this.#server.fates.perish(messages, this.#page, reason, (message) =>
      this.#server.newsroom.isKept(message, this.#page),
    );
  }
}
