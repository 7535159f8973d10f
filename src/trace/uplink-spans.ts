import { must, unreachable } from '../core/assert';
import type { EventOf } from './events';
import { KeptSpans } from './kept-spans';
import type { UplinkSpan } from './spans';
import type { UplinkEvent } from './uplink-events';

/** Follows what pages say to the server. */
export class UplinkSpans {
  readonly kept = new KeptSpans<UplinkSpan>();

  add(event: EventOf<UplinkEvent['kind']>): void {
    if (event.kind === 'uplink-made') return this.#made(event);
    const span = must(this.kept.get(event.uplinkId), `uplink message ${event.uplinkId} was never made`);
    switch (event.kind) {
      case 'uplink-received':
        if (event.isDuplicate) span.duplicatesAtMs.push(event.atMs);
        else {
          span.fate = 'received';
          span.receivedAtMs = event.atMs;
          span.receivedOn = event.exchangeId;
          span.receivedSequence = event.sequence;
        }
        return;
      case 'uplink-confirmed':
        span.confirmedAtMs = event.atMs;
        return;
      case 'uplink-lost':
        span.fate = 'lost';
        span.lostAtMs = event.atMs;
        span.lossReason = event.reason;
        return;
      default:
        return unreachable(event);
    }
  }

  #made({ uplinkId, client, atMs, sequence, payloadBytes }: EventOf<'uplink-made'>): void {
    this.kept.add({
      ...{ id: uplinkId, client, madeAtMs: atMs, madeSequence: sequence, payloadBytes },
      ...{ receivedAtMs: null, receivedOn: null, receivedSequence: null, duplicatesAtMs: [] },
      ...{ confirmedAtMs: null, lostAtMs: null, lossReason: null, fate: 'pending' },
    });
  }
}
