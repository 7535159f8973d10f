import { answersAtOnce } from '../trace/answers-at-once';
import type { LossReason } from '../trace/events';
import { isSamePage, pageName, toldTab, type PageId } from '../trace/page-id';
import type { MessageFates } from './message-fates';
import { MessageLog } from './message-log';
import type { Message } from './protocol';
import type { RequestHandler } from './request-handler';
import type { Scene } from './scene';
import { Sessions } from './sessions';

/** What the article's loop prints about its news, `result: 35`; the rest of its line is overhead. */
const LOOP_PAYLOAD_BYTES = 'result: 35'.length;

/**
 * How a server keeps messages. `all`: a queue, of which a client with a cursor gets what it has not seen (W11); `newest`:
 * a server that answers at once without one knows only the present value; `none`: a message is for who listens at that moment;
 * `sessions`: each page's session keeps what it has not been sent.
 */
type Keeping = 'all' | 'newest' | 'none' | 'sessions';
const KEPT_COUNT: Readonly<Record<Exclude<Keeping, 'all'>, number>> = { newest: 1, none: 0, sessions: 0 };

/** Where messages are published, kept, and handed to whoever asks. */
export class Newsroom {
  readonly sessions: Sessions;
  readonly #scene: Scene;
  readonly #fates: MessageFates;
  readonly #handlers: ReadonlySet<RequestHandler>;
  /** All that there are. */
  readonly #pages: readonly PageId[];
  readonly #log = new MessageLog();
  #keeping: Keeping;
  #publishedCount = 0;
  #isServerRunning = true;
  /** A queue outlives its server where it lives elsewhere; one in the server's memory is gone until the server is back. */
  #isQueueThere = true;

  constructor(scene: Scene, fates: MessageFates, handlers: ReadonlySet<RequestHandler>, pages: readonly PageId[]) {
    this.#scene = scene;
    this.#fates = fates;
    this.#handlers = handlers;
    this.#pages = pages;
    this.#keeping = this.#keepingNow();
    this.sessions = new Sessions(scene, ({ page, messages }) =>
      this.discard(page, messages, this.#isServerRunning ? 'connection-lost' : 'server-stopped'),
    );
  }

  /** The settings have changed: what a server can no longer give is lost. */
  adoptSettings(): void {
    const before = this.#keeping;
    this.#keeping = this.#keepingNow();
    this.#forgetAllBut(this.#keptCount());
    if (this.#keeping === before || this.#keeping !== 'all') return;
    // From here on the queue decides who gets what.
    for (const handler of this.#handlers) {
      const { inbox } = handler;
      handler.inbox = [];
      this.discard(handler.request, inbox, 'server-forgot');
    }
  }

  /** A message for every page. While the server is down only a kept queue takes it, if that lives elsewhere. */
  publish(payloadBytes: number): void {
    const message = this.#announce(payloadBytes, null);
    const { recorder, serverTime } = this.#scene;
    recorder.causedBy(message.sequence, () => serverTime.whenActive('published message', () => this.#take(message)));
  }

  #take(message: Message): void {
    if (this.#isLoop()) return this.#loseForAll(message, 'nobody-listening');
    const isTaken = this.#isServerRunning || (this.#keeping === 'all' && this.#isQueueThere);
    if (!isTaken) return this.#loseForAll(message, 'server-stopped');
    this.#log.add(message);
    const overwritten = this.#log.forgetAllBut(this.#keptCount()).filter((each) => each !== message);
    for (const each of overwritten) this.#loseForAll(each, 'overwritten');
    this.#offer(message);
  }

  /** The article's loop makes news for its own page, which is the only one to ever see it. */
  publishFor(page: PageId): Message {
    return this.#announce(LOOP_PAYLOAD_BYTES, page);
  }

  newsFor(handler: RequestHandler): readonly Message[] {
    if (this.#keeping === 'sessions') return this.sessions.unsentFor(handler).messages;
    if (this.#keeping === 'all' && handler.kind !== 'socket') return this.#log.after(handler.lastSentId);
    if (!answersAtOnce(handler.kind)) return handler.inbox.filter((message) => message.id > handler.lastSentId);
    const latest = this.#log.latest;
    const isKnown = this.#usesCursor() && latest !== null && latest.id <= handler.lastSentId;
    return latest === null || isKnown ? [] : [latest];
  }

  /** Nobody was given these; what the server cannot give again is lost. */
  discard(page: PageId, messages: readonly Message[], reason: LossReason): void {
    for (const message of messages) {
      if (!this.isKept(message, page)) this.#fates.lose(message, page, reason);
    }
  }

  /** Whether the server could give it again: from what it keeps, or by a request that waits and has it already. */
  isKept(message: Message, page: PageId): boolean {
    if (this.#keeping === 'sessions') return this.sessions.keeps(message, page);
    if (this.#keeping === 'all' || this.#log.has(message)) return this.#log.has(message);
    return [...this.#handlers].some(
      ({ request, kind, isClosed, inbox }) =>
        isSamePage(request, page) && !isClosed && !answersAtOnce(kind) && inbox.includes(message),
    );
  }

  /** The server is down. With its memory goes what was waiting for a client. */
  stop(keepsMemory: boolean): void {
    this.#isServerRunning = false;
    if (keepsMemory) return;
    this.#isQueueThere = false;
    this.#forgetAllBut(0);
  }

  start(): void {
    this.#isServerRunning = true;
    this.#isQueueThere = true;
  }

  #forgetAllBut(count: number): void {
    for (const message of this.#log.forgetAllBut(count)) {
      for (const page of this.#pages) this.discard(page, [message], 'server-forgot');
    }
  }

  #announce(payloadBytes: number, toPage: PageId | null): Message & { readonly sequence: number } {
    const id = ++this.#publishedCount;
    const { tab: toTab } = toPage === null ? {} : toldTab(toPage);
    const sequence = this.#scene.recorder.record({
      kind: 'message-published',
      messageId: id,
      toClient: toPage?.client ?? null,
      ...(toTab === undefined ? {} : { toTab }),
      payloadBytes,
    });
    return { id, payloadBytes, sequence };
  }

  /** To all that listen; a page without a listener has missed it, unless it is kept. */
  #offer(message: Message): void {
    if (this.#keeping === 'sessions') return this.#loseForOthers(message, this.sessions.offer(message));
    const reached = new Set<string>();
    // Those whose client has gone come last: they must not lose what another request is about to bring.
    const [gone, listening] = partition([...this.#handlers], ({ isClosed }) => isClosed);
    for (const handler of [...listening, ...gone]) {
      handler.inbox.push(message);
      reached.add(pageName(handler.request));
      handler.notify();
    }
    if (this.#keeping === 'none') this.#loseForOthers(message, reached);
  }

  #loseForOthers(message: Message, reached: ReadonlySet<string>): void {
    for (const page of this.#pages) {
      if (!reached.has(pageName(page))) this.#fates.lose(message, page, 'nobody-listening');
    }
  }

  #loseForAll(message: Message, reason: LossReason): void {
    for (const page of this.#pages) this.#fates.lose(message, page, reason);
  }

  #usesCursor(): boolean {
    return this.#scene.cast.usesCursor(this.#scene.settings.params);
  }

  #keepingNow(): Keeping {
    const { cast, settings } = this.#scene;
    if (cast.session !== undefined) return 'sessions';
    if (this.#usesCursor() && settings.server.keepsMessages) return 'all';
    return answersAtOnce(cast.answeredBy(settings.params)) ? 'newest' : 'none';
  }

  #keptCount(): number {
    const { messageLogLength } = this.#scene.settings.server;
    return this.#keeping === 'all' ? (messageLogLength ?? Infinity) : KEPT_COUNT[this.#keeping];
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
