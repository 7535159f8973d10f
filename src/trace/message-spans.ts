import { must } from '../core/assert';
import type { EventOf, MessageEvent, Trace } from './events';
import type { MessageSpan } from './spans';
import { KeptSpans } from './kept-spans';
import { pageOf } from './page-id';

/** Follows each message to the pages that it was meant for. */
export class MessageSpans {
  readonly kept = new KeptSpans<MessageSpan>();
  /** A message for all is delivered when each of so many has it. */
  readonly #pageCount: number;

  constructor({ clients, tabs }: Pick<Trace, 'clients' | 'tabs'>) {
    this.#pageCount = clients * tabs;
  }

  add(event: EventOf<MessageEvent['kind']>): void {
    if (event.kind === 'message-published') this.#published(event);
    else if (event.kind === 'message-delivered') this.#delivered(event);
    else this.#lost(event);
  }

  #published(event: EventOf<'message-published'>): void {
    const span: MessageSpan = {
      id: event.messageId,
      publishedAtMs: event.atMs,
      publishedSequence: event.sequence,
      toPage: event.toClient === null ? null : pageOf({ client: event.toClient, tab: event.toTab ?? 0 }),
      payloadBytes: event.payloadBytes,
      deliveries: [],
      duplicates: [],
      losses: [],
      fate: 'pending',
    };
    this.kept.add(span);
  }

  #delivered(event: EventOf<'message-delivered'>): void {
    const span = this.#message(event.messageId);
    const { atMs, exchangeId, sequence } = event;
    (event.isDuplicate ? span.duplicates : span.deliveries).push({ ...pageOf(event), atMs, exchangeId, sequence });
    this.#decideFate(span);
  }

  #lost(event: EventOf<'message-lost'>): void {
    const span = this.#message(event.messageId);
    const { atMs, reason, sequence } = event;
    span.losses.push({ ...pageOf(event), atMs, reason, sequence });
    this.#decideFate(span);
  }

  #decideFate(span: MessageSpan): void {
    const meantForCount = span.toPage === null ? this.#pageCount : 1;
    if (span.losses.length > 0) span.fate = 'lost';
    else if (span.deliveries.length === meantForCount) span.fate = 'delivered';
  }

  #message(messageId: number): MessageSpan {
    return must(this.kept.get(messageId), `message ${messageId} was never published`);
  }
}
