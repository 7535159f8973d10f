import { isSamePage, pageName, type PageId } from '../trace/page-id';
import type { HandlerFact, Message, Signal } from './protocol';
import type { RequestHandler } from './request-handler';
import type { Scene } from './scene';
import type { Alarm } from './suspendable-time';

/** What a server keeps of one page, as Engine.IO's does: whoever carries it, and what has not been sent yet. */
export interface Session {
  /** That of the request which opened it. */
  readonly id: number;
  readonly page: PageId;
  messages: Message[];
  signals: Signal[];
  /** The poll that is held. */
  poll: RequestHandler | null;
  /** The socket that is to carry it, or does. */
  socket: RequestHandler | null;
  isUpgraded: boolean;
  isOver: boolean;
  /** Runs to the next ping, then to the last moment for its pong. */
  alarm: Alarm | null;
}

/** What is sent when something may be. */
export interface Unsent {
  readonly messages: readonly Message[];
  readonly signals: readonly Signal[];
}

/** What each signal tells the machine of whoever is to send it. */
const DUE: Readonly<Partial<Record<Signal, HandlerFact>>> = {
  ping: { type: 'ping.due' },
  noop: { type: 'noop.due' },
  close: { type: 'session.ended' },
};

/**
 * The sessions of a server that has some: each has one carrier at a time, its poll or its socket, and buffers while it
 * has none, so that nothing is lost or sent twice when the socket takes over. A session ends with its carrier's
 * connection, or when a ping stays unanswered; what it had not sent is lost with it. Source: engine.io, `socket.ts`.
 */
export class Sessions {
  readonly #scene: Scene;
  readonly #sessions = new Map<number, Session>();
  readonly #onLost: (session: Session) => void;

  /** `onLost`: it has ended with what it had not sent. */
  constructor(scene: Scene, onLost: (session: Session) => void) {
    this.#scene = scene;
    this.#onLost = onLost;
  }

  /** The session that a request belongs to, or opens; null where there is none, or no place in it for this request. */
  join(handler: RequestHandler): Session | null {
    const { exchangeId, client, tab, session: id, kind, signals } = handler.request;
    if (id === null) return this.#open(exchangeId, { client, tab });
    const session = this.#sessions.get(id);
    if (session === undefined) return null;
    if (kind === 'poll') {
      if (session.isUpgraded) return null;
      if (session.poll !== null) {
        // Two polls at once are a client's mistake, and the end of its session.
        this.#end(session);
        return null;
      }
      session.poll = handler;
    }
    if (kind === 'handshake') {
      if (session.socket !== null) return null;
      session.socket = handler;
    }
    for (const signal of signals) this.#take(session, signal);
    return session;
  }

  /** A page's signal has come on its socket. */
  hear(handler: RequestHandler, signal: Signal): void {
    if (handler.session === null || handler.session.isOver) return;
    if (!this.#take(handler.session, signal)) handler.tell({ type: 'signal.arrived', signal });
  }

  /** All that there is to send, for whoever carries the session now; to others, nothing. */
  unsentFor(handler: RequestHandler): Unsent {
    const { session } = handler;
    return session !== null && carrierOf(session) === handler ? session : { messages: [], signals: [] };
  }

  /** They are sent now. */
  takeMessages(handler: RequestHandler): void {
    const { session } = handler;
    if (session !== null && carrierOf(session) === handler) session.messages = [];
  }

  /** Those that the carrier sends now; whoever opens the session tells its data. */
  takeSignals(handler: RequestHandler): readonly Signal[] {
    const { session, request } = handler;
    if (session === null) return [];
    if (session.id === request.exchangeId) return ['open'];
    if (carrierOf(session) !== handler) return [];
    const { signals } = session;
    session.signals = [];
    return signals;
  }

  /** What the carrier's machine is to be told when it begins. */
  remind(handler: RequestHandler): void {
    for (const signal of this.unsentFor(handler).signals) tellDue(handler, signal);
  }

  /** A poll that is held for this session is ended, so that nothing more comes on it. */
  flushPoll({ session }: RequestHandler): void {
    if (session?.poll && !session.isUpgraded) this.#say(session, 'noop');
  }

  /** The socket carries the session from here on. */
  upgrade(handler: RequestHandler): void {
    if (handler.session === null || handler.session.isOver) return;
    handler.session.isUpgraded = true;
    handler.notify();
  }

  /** A message for all: it is kept for each page that has a session. Tells which, by name. */
  offer(message: Message): ReadonlySet<string> {
    const sessions = [...this.#sessions.values()];
    for (const session of sessions) session.messages = [...session.messages, message];
    for (const session of sessions) carrierOf(session)?.notify();
    return new Set(sessions.map(({ page }) => pageName(page)));
  }

  keeps(message: Message, page: PageId): boolean {
    return [...this.#sessions.values()].some((each) => isSamePage(each.page, page) && each.messages.includes(message));
  }

  /** Its work is over. A poll that was answered leaves its place to the next; any other end of a carrier is the session's. */
  onHandlerEnded(handler: RequestHandler, wasAnswered: boolean): void {
    const { session } = handler;
    if (session === null || session.isOver) return;
    if (session.poll === handler) {
      session.poll = null;
      if (!wasAnswered) this.#end(session);
    }
    if (session.socket === handler) {
      session.socket = null;
      if (session.isUpgraded) this.#end(session);
    }
  }

  /** The server's process is gone, and they with it. */
  forgetAll(): void {
    for (const session of this.#sessions.values()) {
      this.#close(session);
      this.#onLost(session);
    }
    this.#sessions.clear();
  }

  #open(id: number, page: PageId): Session {
    const blank = {
      messages: [],
      signals: [],
      poll: null,
      socket: null,
      isUpgraded: false,
      isOver: false,
      alarm: null,
    };
    const session: Session = { id, page, ...blank };
    this.#sessions.set(id, session);
    this.#planPing(session);
    return session;
  }

  /** Whether it was the session's own business, and nothing for a machine. */
  #take(session: Session, signal: Signal): boolean {
    if (signal === 'pong') this.#planPing(session);
    return signal === 'pong';
  }

  #planPing(session: Session): void {
    this.#setAlarm(session, this.#timesNow().pingIntervalMs, 'ping of a session', () => {
      this.#setAlarm(session, this.#timesNow().pingTimeoutMs, 'ping timeout', () => this.#end(session));
      this.#say(session, 'ping');
    });
  }

  #timesNow() {
    const { cast, settings } = this.#scene;
    return cast.session?.(settings.params) ?? { pingIntervalMs: Infinity, pingTimeoutMs: Infinity };
  }

  #setAlarm(session: Session, delayMs: number, label: string, act: () => void): void {
    session.alarm?.cancel();
    session.alarm = this.#scene.serverTime.schedule(delayMs, label, act);
  }

  #say(session: Session, signal: Signal): void {
    session.signals = [...session.signals, signal];
    const carrier = carrierOf(session);
    if (carrier !== null) tellDue(carrier, signal);
  }

  #end(session: Session): void {
    if (session.isOver) return;
    this.#close(session);
    this.#say(session, 'close');
    this.#sessions.delete(session.id);
    // A socket that has not taken over yet goes with it.
    if (!session.isUpgraded) session.socket?.tell({ type: 'session.ended' });
    this.#onLost(session);
  }

  #close(session: Session): void {
    session.isOver = true;
    session.alarm?.cancel();
  }
}

/** Who may send for it. */
function carrierOf({ isUpgraded, socket, poll }: Session): RequestHandler | null {
  return isUpgraded ? socket : poll;
}

function tellDue(carrier: RequestHandler, signal: Signal): void {
  const fact = DUE[signal];
  if (fact !== undefined) carrier.tell(fact);
}
