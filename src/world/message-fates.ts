import type { LossReason } from '../trace/events';
import type { Message } from './protocol';
import type { Scene } from './scene';

interface Fate {
  state: 'pending' | 'delivered' | 'lost';
  /** How many copies are on the wire, or in a page that has not read them yet; counted until one is delivered. */
  copiesUnderWay: number;
}

/**
 * What became of each message for each client, and the only writer of deliveries and losses: a message is lost when the
 * last copy has perished and the server will not give it again; never twice, and never after it was delivered.
 */
export class MessageFates {
  readonly #scene: Scene;
  /** By client, then by message. */
  readonly #fates = new Map<number, Map<number, Fate>>();

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** A copy leaves the server. */
  send(messages: readonly Message[], client: number): void {
    for (const message of messages) this.#fateOf(message, client).copiesUnderWay++;
  }

  /** A copy perished on the way, or in the page. `isKept`: the server can still give it. */
  perish(
    messages: readonly Message[],
    client: number,
    reason: LossReason,
    isKept: (message: Message) => boolean,
  ): void {
    for (const message of messages) {
      this.#fateOf(message, client).copiesUnderWay--;
      if (!isKept(message)) this.lose(message, client, reason);
    }
  }

  /** The page has read a copy. A page that shows it once more has read it once more: a duplicate. */
  deliver(messages: readonly Message[], client: number, exchangeId: number): void {
    for (const message of messages) {
      const fate = this.#fateOf(message, client);
      const isDuplicate = fate.state === 'delivered';
      fate.state = 'delivered';
      this.#scene.recorder.record({
        kind: 'message-delivered',
        messageId: message.id,
        client,
        exchangeId,
        isDuplicate,
      });
    }
  }

  /** The server no longer has it. Lost, unless it was delivered or a copy is still under way. */
  lose(message: Message, client: number, reason: LossReason): void {
    const fate = this.#fateOf(message, client);
    if (fate.state !== 'pending' || fate.copiesUnderWay > 0) return;
    fate.state = 'lost';
    this.#scene.recorder.record({ kind: 'message-lost', messageId: message.id, client, reason });
  }

  #fateOf(message: Message, client: number): Fate {
    const ofClient = this.#fates.get(client) ?? new Map<number, Fate>();
    this.#fates.set(client, ofClient);
    const known = ofClient.get(message.id);
    if (known) return known;
    const fate: Fate = { state: 'pending', copiesUnderWay: 0 };
    ofClient.set(message.id, fate);
    return fate;
  }
}
