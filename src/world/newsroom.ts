import type { LossReason } from '../trace/events';
import type { MessageFates } from './message-fates';
import { MessageLog } from './message-log';
import type { Message } from './protocol';
import type { RequestHandler } from './request-handler';
import type { Scene } from './scene';

/** What the article's loop prints about its news, `result: 35`; the rest of its line is overhead. */
const LOOP_PAYLOAD_BYTES = 'result: 35'.length;

/**
 * Where messages are published, kept, and handed to whoever asks. Three ways to keep them:
 * with a cursor and a kept queue a client gets all it has not seen (W11); a server that answers at once without one
 * knows only the newest message, which the next one overwrites; any other gives a message to who listens at that moment.
 */
export class Newsroom {
  readonly #scene: Scene;
  readonly #fates: MessageFates;
  readonly #handlers: ReadonlySet<RequestHandler>;
  readonly #clients: number;
  readonly #log = new MessageLog();
  #publishedCount = 0;

  constructor(scene: Scene, fates: MessageFates, handlers: ReadonlySet<RequestHandler>, clients: number) {
    this.#scene = scene;
    this.#fates = fates;
    this.#handlers = handlers;
    this.#clients = clients;
  }

  /** A message for every client. While the server is down only a kept queue, which lives elsewhere, takes it. */
  publish(payloadBytes: number, isServerRunning: boolean): void {
    const message = this.#announce(payloadBytes, null);
    this.#scene.recorder.causedBy(message.sequence, () => {
      if (this.#isLoop()) return this.#loseForAll(message, 'nobody-listening');
      if (!this.#isQueueKept() && !isServerRunning) return this.#loseForAll(message, 'server-stopped');
      const overwritten = this.#log.latest;
      this.#log.add(message, this.#isQueueKept());
      if (!this.#isQueueKept() && this.#isValueOnly() && overwritten) this.#loseForAll(overwritten, 'overwritten');
      this.#offer(message);
    });
  }

  /** The article's loop makes news for its own client, who is the only one to ever see it. */
  publishFor(client: number): Message {
    return this.#announce(LOOP_PAYLOAD_BYTES, client);
  }

  newsFor(handler: RequestHandler): readonly Message[] {
    if (this.#isQueueKept() && handler.kind !== 'socket') return this.#log.after(handler.lastSentId);
    if (handler.kind !== 'at-once') return handler.inbox.filter((message) => message.id > handler.lastSentId);
    const latest = this.#log.latest;
    const isKnown = this.#usesCursor() && latest !== null && latest.id <= handler.lastSentId;
    return latest === null || isKnown ? [] : [latest];
  }

  /** Nobody was given these; what the server cannot give again is lost. */
  discard(client: number, messages: readonly Message[], reason: LossReason): void {
    for (const message of messages) {
      if (!this.isKept(message, client)) this.#fates.lose(message, client, reason);
    }
  }

  /** Whether the server could give it again: from its queue, as the present value, or by a request still listening. */
  isKept(message: Message, client: number): boolean {
    if (this.#isQueueKept()) return this.#log.has(message);
    if (this.#isValueOnly()) return this.#log.latest === message;
    return [...this.#handlers].some(
      (handler) => handler.request.client === client && !handler.isClosed && handler.inbox.includes(message),
    );
  }

  /** A restart without memory: what was waiting for a client is gone. */
  forget(): void {
    const kept = this.#isQueueKept() ? this.#log.kept : this.#log.latest ? [this.#log.latest] : [];
    this.#log.forget();
    for (const message of kept) this.#loseForAll(message, 'server-forgot');
  }

  #announce(payloadBytes: number, toClient: number | null): Message & { readonly sequence: number } {
    const id = ++this.#publishedCount;
    const sequence = this.#scene.recorder.record({ kind: 'message-published', messageId: id, toClient, payloadBytes });
    return { id, payloadBytes, sequence };
  }

  /** To all that listen; a client without a listener has missed it, unless it is kept. */
  #offer(message: Message): void {
    const reached = new Set<number>();
    // Those whose client has gone come last: they must not lose what another request is about to bring.
    const [gone, listening] = partition([...this.#handlers], ({ isClosed }) => isClosed);
    for (const handler of [...listening, ...gone]) {
      handler.inbox.push(message);
      reached.add(handler.request.client);
      handler.notify();
    }
    if (this.#isQueueKept() || this.#isValueOnly()) return;
    for (let client = 0; client < this.#clients; client++) {
      if (!reached.has(client)) this.#fates.lose(message, client, 'nobody-listening');
    }
  }

  #loseForAll(message: Message, reason: LossReason): void {
    for (let client = 0; client < this.#clients; client++) this.#fates.lose(message, client, reason);
  }

  #usesCursor(): boolean {
    return this.#scene.cast.usesCursor(this.#scene.settings.params);
  }

  #isQueueKept(): boolean {
    return this.#usesCursor() && this.#scene.settings.server.keepsMessages;
  }

  #isValueOnly(): boolean {
    return this.#scene.cast.answeredBy(this.#scene.settings.params) === 'at-once';
  }

  #isLoop(): boolean {
    return this.#scene.cast.answeredBy(this.#scene.settings.params) === 'article-loop';
  }
}

/** Those that have the property, and those that have not, each in the order they came. */
function partition<Item>(items: readonly Item[], hasProperty: (item: Item) => boolean): readonly [Item[], Item[]] {
  const [having, lacking]: [Item[], Item[]] = [[], []];
  for (const item of items) (hasProperty(item) ? having : lacking).push(item);
  return [having, lacking];
}
