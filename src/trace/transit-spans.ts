import { must } from '../core/assert';
import type { EventOf } from './events';
import type { TransitSpan } from './spans';
import { KeptSpans } from './kept-spans';

/** Pairs what was sent with what arrived or was dropped. */
export class TransitSpans {
  readonly kept = new KeptSpans<TransitSpan>();

  /** `client`: whose connection carries it; `tab`: whose request it is of. */
  sent(event: EventOf<'transit-sent'>, client: number, tab: number | null): void {
    const span: TransitSpan = {
      id: event.transitId,
      connectionId: event.connectionId,
      client,
      tab,
      direction: event.direction,
      content: event.content,
      exchangeId: event.exchangeId,
      attempt: event.attempt,
      sentAtMs: event.atMs,
      resentAtMs: [],
      arrivedAtMs: null,
      droppedAtMs: null,
      dropReason: null,
      overheadBytes: event.overheadBytes,
      payloadBytes: event.payloadBytes,
      messageIds: event.messageIds,
      status: event.status,
      copyOf: event.copyOf,
      streamId: event.streamId ?? null,
      signals: event.signals ?? [],
      uplinkIds: event.uplinkIds ?? [],
      sentSequence: event.sequence,
      endedSequence: null,
    };
    this.kept.add(span);
  }

  resent(event: EventOf<'transit-resent'>): void {
    this.byId(event.transitId).resentAtMs.push(event.atMs);
  }

  arrived(event: EventOf<'transit-arrived'>): void {
    const span = this.byId(event.transitId);
    span.arrivedAtMs = event.atMs;
    span.endedSequence = event.sequence;
  }

  dropped(event: EventOf<'transit-dropped'>): void {
    const span = this.byId(event.transitId);
    span.droppedAtMs = event.atMs;
    span.dropReason = event.reason;
    span.endedSequence = event.sequence;
  }

  byId(transitId: number): TransitSpan {
    return must(this.kept.get(transitId), `transit ${transitId} was never sent`);
  }
}
