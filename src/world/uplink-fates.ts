import { must } from '../core/assert';
import type { UplinkLossReason } from '../trace/uplink-events';
import type { Message } from './protocol';
import type { Scene } from './scene';

/** What a page says to the server. */
export interface UplinkMessage extends Message {
  readonly client: number;
}

/** Some of them in one request or frame, on its way and at the server. */
export interface UplinkCargo {
  /** The server's program has taken it up. */
  receive(): void;
  /** It has come to an end without that. */
  perish(reason: UplinkLossReason): void;
}

interface Fate {
  /** The page has not sent it, or may send it again. */
  isKept: boolean;
  copiesUnderWay: number;
  state: 'pending' | 'received' | 'lost';
  isConfirmed: boolean;
}

/** What becomes of each message to the server: the only place where that is decided and recorded. */
export class UplinkFates {
  readonly #scene: Scene;
  readonly #fates = new Map<number, Fate>();
  #madeCount = 0;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** A page has something to say. `sequence`: of the event that tells so. */
  make(client: number, payloadBytes: number): { readonly message: UplinkMessage; readonly sequence: number } {
    const id = ++this.#madeCount;
    this.#fates.set(id, { isKept: true, copiesUnderWay: 0, state: 'pending', isConfirmed: false });
    const sequence = this.#scene.recorder.record({ kind: 'uplink-made', uplinkId: id, client, payloadBytes });
    return { message: { id, client, payloadBytes }, sequence };
  }

  /** A copy of each leaves, on that request or on the socket that it opened. */
  load(messages: readonly UplinkMessage[], exchangeId: number): UplinkCargo {
    for (const { id } of messages) this.#fateOf(id).copiesUnderWay++;
    let hasEnded = false;
    const end = (act: (message: UplinkMessage, fate: Fate) => void) => {
      if (hasEnded) return;
      hasEnded = true;
      for (const message of messages) {
        const fate = this.#fateOf(message.id);
        fate.copiesUnderWay--;
        act(message, fate);
      }
    };
    return {
      receive: () => end((message, fate) => this.#receive(message, fate, exchangeId)),
      perish: (reason) => end((message, fate) => this.#loseUnlessThere(message, fate, reason)),
    };
  }

  /** Its page has heard that the server has them. */
  confirm(messages: readonly UplinkMessage[]): void {
    for (const { id, client } of messages) {
      const fate = this.#fateOf(id);
      if (fate.isConfirmed || fate.state !== 'received') continue;
      fate.isConfirmed = true;
      this.#scene.recorder.record({ kind: 'uplink-confirmed', uplinkId: id, client });
    }
  }

  /** Its page will not send them again. `reason`: why they are lost, should the server not have them by now or soon. */
  letGo(messages: readonly UplinkMessage[], reason: UplinkLossReason): void {
    for (const message of messages) {
      const fate = this.#fateOf(message.id);
      fate.isKept = false;
      this.#loseUnlessThere(message, fate, reason);
    }
  }

  #receive({ id, client }: UplinkMessage, fate: Fate, exchangeId: number): void {
    const isDuplicate = fate.state === 'received';
    fate.state = 'received';
    this.#scene.recorder.record({ kind: 'uplink-received', uplinkId: id, client, exchangeId, isDuplicate });
  }

  #loseUnlessThere({ id, client }: UplinkMessage, fate: Fate, reason: UplinkLossReason): void {
    if (fate.isKept || fate.copiesUnderWay > 0 || fate.state !== 'pending') return;
    fate.state = 'lost';
    this.#scene.recorder.record({ kind: 'uplink-lost', uplinkId: id, client, reason });
  }

  #fateOf(id: number): Fate {
    return must(this.#fates.get(id), `uplink message ${id} was never made`);
  }
}
