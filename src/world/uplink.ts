import { unreachable } from '../core/assert';
import type { UplinkLossReason } from '../trace/uplink-events';
import type { Exchange } from './exchange';
import type { ClientFact, ClientWish, UplinkWay } from './protocol';
import type { Surroundings } from './surroundings';
import type { UplinkMessage } from './uplink-fates';

/** What the page's browser does for it. */
export interface UplinkHost {
  /** Sends them in a request of their own. */
  post(messages: readonly UplinkMessage[], session: number | null): void;
  /** Whether its socket takes something now. */
  isSocketOpen(): boolean;
  sendOnSocket(message: UplinkMessage): void;
}

/** What a page asks by itself, beside its technique. */
export const OWN_REQUEST = { name: 'uplink', kind: 'publish', cursor: null, signals: [], port: null } as const;

export function isOwnRequest({ kind, uplink }: Pick<Exchange, 'kind' | 'uplink'>): boolean {
  return kind === 'publish' && uplink.length > 0;
}

/** Where a session is that goes up by requests first and by a socket afterwards. */
type SessionPhase = 'none' | 'requests' | 'changing' | 'socket';

/**
 * What one page has to say to the server, and how that gets there: by a request of its own at once; on the socket, once
 * that is open; or, in a session, by one request at a time, and by the socket from the change to it on.
 *
 * A request that fails is not sent again by the page, which cannot know whether the server has taken it up (RFC 9110
 * §9.2.2: what is not idempotent is not retried); the browser itself may do so once (W7), as Chromium does with a POST
 * too: then the server has it twice. Source: http_network_transaction.cc, ShouldResendRequest.
 */
export class Uplink {
  readonly #world: Surroundings;
  readonly #host: UplinkHost;
  #waiting: readonly UplinkMessage[] = [];
  #sessionPhase: SessionPhase = 'none';
  #session: number | null = null;
  /** A session sends one request at a time. */
  #isPosting = false;

  constructor(world: Surroundings, host: UplinkHost) {
    this.#world = world;
    this.#host = host;
  }

  get #way(): UplinkWay {
    const { cast, settings } = this.#world.scene;
    return cast.uplinkWay?.(settings.params) ?? 'own-request';
  }

  /** It is to go up as soon as may be. */
  say(message: UplinkMessage): void {
    this.#waiting = [...this.#waiting, message];
    this.flush();
  }

  /** What waits may go now, as far as its way is open. */
  flush(): void {
    if (this.#waiting.length === 0) return;
    switch (this.#way) {
      case 'own-request':
        for (const message of this.#take()) this.#host.post([message], null);
        return;
      case 'socket':
        return this.#sendOnSocket();
      case 'session':
        return this.#sendInSession();
      default:
        return unreachable(this.#way);
    }
  }

  /** A request has been answered, and the page has heard so. */
  onAnswered(exchange: Exchange): void {
    this.#world.server.uplinkFates.confirm(exchange.uplink);
    this.onEnded(exchange);
  }

  /** A request has failed, which its page is about to hear: what it carried is not sent again. */
  giveUp({ uplink }: Exchange, reason: UplinkLossReason): void {
    if (uplink.length === 0) return;
    this.#world.server.uplinkFates.letGo(uplink, reason);
  }

  /** Its page has heard of its end. */
  onEnded(exchange: Exchange): void {
    if (isOwnRequest(exchange)) this.#isPosting = false;
    this.flush();
  }

  /** A session's own requests and signals tell which way is open. */
  onWish(wish: ClientWish): void {
    if (wish.type === 'socket.close') this.#sessionPhase = 'none';
    if (wish.type === 'socket.send' && wish.signal === 'upgrade') this.#enter('socket');
  }

  /** The page's program has heard this. */
  onFact(fact: ClientFact<unknown>): void {
    if (fact.type === 'socket.opened' && this.#way === 'socket') this.flush();
    if (fact.type === 'response.arrived' && fact.session !== undefined) {
      this.#session = fact.session;
      this.#isPosting = false;
      this.#enter('requests');
    }
    // Nothing is sent from here on until the socket has taken over, or is gone.
    if (fact.type === 'signal.arrived' && fact.signal === 'probe-answer' && this.#sessionPhase === 'requests')
      this.#sessionPhase = 'changing';
    if (fact.type === 'socket.closed' && this.#sessionPhase === 'changing') this.#enter('requests');
  }

  #enter(phase: SessionPhase): void {
    this.#sessionPhase = phase;
    this.flush();
  }

  #sendInSession(): void {
    if (this.#sessionPhase === 'socket') return this.#sendOnSocket();
    if (this.#sessionPhase !== 'requests' || this.#isPosting) return;
    this.#isPosting = true;
    this.#host.post(this.#take(), this.#session);
  }

  #sendOnSocket(): void {
    if (!this.#host.isSocketOpen()) return;
    for (const message of this.#take()) {
      this.#host.sendOnSocket(message);
      this.#world.server.uplinkFates.letGo([message], 'connection-lost');
    }
  }

  #take(): readonly UplinkMessage[] {
    const taken = this.#waiting;
    this.#waiting = [];
    return taken;
  }
}
