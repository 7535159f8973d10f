import type { LossReason } from '../trace/events';
import { pageName, toldTab, type PageId } from '../trace/page-id';
import type { Message } from './protocol';
import type { Scene } from './scene';

interface Fate {
  state: 'pending' | 'delivered' | 'lost';
  /** How many copies are on the wire, or in a page that has not read them yet; counted until one is delivered. */
  copiesUnderWay: number;
}

/**
 * What became of each message for each page, and the only writer of deliveries and losses: a message is lost when the
 * last copy has perished and the server will not give it again; never twice, and never after it was delivered.
 */
export class MessageFates {
  readonly #scene: Scene;
  /** By page, then by message. */
  readonly #fates = new Map<string, Map<number, Fate>>();

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** A copy leaves the server. */
  send(messages: readonly Message[], page: PageId): void {
    for (const message of messages) this.#fateOf(message, page).copiesUnderWay++;
  }

  /** A copy perished on the way, or in the page. `isKept`: the server can still give it. */
  perish(messages: readonly Message[], page: PageId, reason: LossReason, isKept: (message: Message) => boolean): void {
    for (const message of messages) {
      this.#fateOf(message, page).copiesUnderWay--;
      if (!isKept(message)) this.lose(message, page, reason);
    }
  }

  /** The page has read a copy. A page that shows it once more has read it once more: a duplicate. */
  deliver(messages: readonly Message[], page: PageId, exchangeId: number): void {
    for (const message of messages) {
      const fate = this.#fateOf(message, page);
      const isDuplicate = fate.state === 'delivered';
      fate.state = 'delivered';
      this.#scene.recorder.record({
        kind: 'message-delivered',
        messageId: message.id,
        client: page.client,
        ...toldTab(page),
        exchangeId,
        isDuplicate,
      });
    }
  }

  /** The server no longer has it. Lost, unless it was delivered or a copy is still under way. */
  lose(message: Message, page: PageId, reason: LossReason): void {
    const fate = this.#fateOf(message, page);
    if (fate.state !== 'pending' || fate.copiesUnderWay > 0) return;
    fate.state = 'lost';
    this.#scene.recorder.record({
      kind: 'message-lost',
      messageId: message.id,
      client: page.client,
      ...toldTab(page),
      reason,
    });
  }

  #fateOf(message: Message, page: PageId): Fate {
    const name = pageName(page);
    const ofPage = this.#fates.get(name) ?? new Map<number, Fate>();
    this.#fates.set(name, ofPage);
    const known = ofPage.get(message.id);
    if (known) return known;
    const fate: Fate = { state: 'pending', copiesUnderWay: 0 };
    ofPage.set(message.id, fate);
    return fate;
  }
}
