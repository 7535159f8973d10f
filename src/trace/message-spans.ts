import { must } from '../core/assert';
import type { EventOf, MessageEvent } from './events';
import type { MessageSpan } from './spans';
import { KeptSpans } from './kept-spans';

/** Follows each message to the clients that it was meant for. */
export class MessageSpans {
  readonly kept = new KeptSpans<MessageSpan>();
  readonly #clients: number;

  /** `clients`: how many there are in the lane; a message for all is delivered when each has it. */
  constructor(clients: number) {
    this.#clients = clients;
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
      toClient: event.toClient,
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
    const { client, atMs, exchangeId, sequence } = event;
    (event.isDuplicate ? span.duplicates : span.deliveries).push({ client, atMs, exchangeId, sequence });
    this.#decideFate(span);
  }

  #lost(event: EventOf<'message-lost'>): void {
    const span = this.#message(event.messageId);
    const { client, atMs, reason, sequence } = event;
    span.losses.push({ client, atMs, reason, sequence });
    this.#decideFate(span);
  }

  #decideFate(span: MessageSpan): void {
    const meantForCount = span.toClient === null ? this.#clients : 1;
    if (span.losses.length > 0) span.fate = 'lost';
    else if (span.deliveries.length === meantForCount) span.fate = 'delivered';
  }

  #message(messageId: number): MessageSpan {
    return must(this.kept.get(messageId), `message ${messageId} was never published`);
  }
}
