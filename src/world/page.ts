import { must, unreachable } from '../core/assert';
import type { EndedOutcome, StreamEndReason } from '../trace/events';
import type { PageId } from '../trace/page-id';
import { AnswerOrder } from './answer-order';
import type { ResponsePort, WholeResponse } from './arrived-request';
import type { AfterResponse, Connection } from './connection';
import type { RequestCarrier } from './connection-pool';
import { askedEvent, createExchange, grown, type Exchange } from './exchange';
import type { HttpConnections } from './http-connections';
import type { ClientFact, ClientWish, FailureReason, LaneCast } from './protocol';
import { OwnConnections } from './own-connections';
import { PageMessages } from './page-messages';
import { timersOfPage } from './page-timers';
import { RawSocketClient } from './raw-socket-client';
import type { PageActor } from './scene';
import { sendRequest } from './send-request';
import type { SocketClient } from './socket-client';
import type { Surroundings } from './surroundings';
import { isOwnRequest, OWN_REQUEST, Uplink } from './uplink';
import type { UplinkMessage } from './uplink-fates';
import { WebSocketClient } from './web-socket-client';
import { WebTransportClient } from './web-transport-client';

type Asked = Pick<Exchange, 'name' | 'kind' | 'cursor' | 'session' | 'signals' | 'port' | 'uplink'>;

/** What opens a socket or a session; its uplink goes on it. */
const SOCKET_REQUEST = { name: 'socket', kind: 'handshake', cursor: null, signals: [], uplink: [] } as const;

/** What runs in one tab: its browser carries out the wishes of its machine, and tells it what became of them. */
export class Page {
  readonly #world: Surroundings;
  readonly #id: PageId;
  /** The browser's: all its tabs share them. */
  readonly #pool: HttpConnections;
  readonly #openExchanges = new Set<Exchange>();
  readonly #order = new AnswerOrder();
  readonly #messages: PageMessages;
  readonly #plugIn: OwnConnections;
  readonly #socket: SocketClient;
  readonly #uplink: Uplink;
  #actor: PageActor | null = null;

  constructor(world: Surroundings, id: PageId, pool: HttpConnections) {
    this.#world = world;
    this.#id = id;
    this.#pool = pool;
    this.#messages = new PageMessages(world.server, id);
    this.#plugIn = new OwnConnections(world.tcp, {
      onConnection: (exchange, connection) => this.send(exchange, connection),
      onConnectionGone: (exchange) => this.onConnectionGone(exchange),
    });
    const Socket = socketClassOf(world.scene.cast);
    this.#socket = new Socket(world, id, {
      createExchange: (session, port) => this.#createExchange({ ...SOCKET_REQUEST, session, port }),
      tell: (fact) => this.#tell(fact),
      onMessages: (messages, exchange) => this.#messages.note(messages, exchange),
      discard: (messages) => this.#messages.discard(messages, 'connection-lost'),
    });
    this.#uplink = new Uplink(world, {
      post: (uplink, session) => this.#ask(this.#createExchange({ ...OWN_REQUEST, session, uplink })),
      isSocketOpen: () => this.#socket.isOpen,
      sendOnSocket: (message) => this.#socket.sendUplink(message),
    });
  }

  /** It has something to say to the server. */
  say(message: UplinkMessage): void {
    this.#uplink.say(message);
  }

  /** The page's program begins. */
  start(): void {
    const { stage, settings } = this.#world.scene;
    const timers = timersOfPage(this.#world.scene);
    this.#actor = stage.startPage(this.#id, settings.params, timers, (wish) => this.#carryOut(wish));
  }

  /** The program hears of new parameters; before its start there is nobody to tell: it begins with those of then. */
  adoptParams(): void {
    if (this.#actor !== null) this.#tell({ type: 'params.changed', params: this.#world.scene.settings.params });
  }

  #carryOut(wish: ClientWish): void {
    this.#do(wish);
    this.#uplink.onWish(wish);
  }

  #do(wish: ClientWish): void {
    switch (wish.type) {
      case 'request.send':
        return this.#ask(this.#createExchange({ session: null, signals: [], port: null, uplink: [], ...wish }));
      case 'request.abort':
        return this.#abort(wish.name, wish.reason);
      case 'socket.open':
        return this.#socket.open(wish.session ?? null, wish.port ?? null);
      case 'socket.send':
        return this.#socket.send(wish.signal);
      case 'socket.close':
        return this.#socket.close();
      case 'messages.deliver':
        return this.#messages.deliver(wish.messages);
      case 'messages.discard':
        return this.#messages.discard(wish.messages, wish.reason);
      default:
        return unreachable(wish);
    }
  }

  #createExchange({ name, kind, cursor, session, signals, port, uplink }: Asked): Exchange {
    const id = this.#world.nextExchangeId();
    return createExchange(this.#world.scene, { id, ...this.#id, name, kind, cursor, session, signals, port, uplink });
  }

  #carrierOf({ kind }: Exchange): RequestCarrier {
    return kind === 'policy' ? this.#plugIn : this.#pool;
  }

  #ask(exchange: Exchange): void {
    this.#openExchanges.add(exchange);
    this.#order.add(exchange);
    const { recorder } = this.#world.scene;
    recorder.causedBy(recorder.record(askedEvent(exchange)), () => this.#carrierOf(exchange).request(exchange));
  }

  /** `connection` is this exchange's now. */
  send(exchange: Exchange, connection: Connection): void {
    exchange.isOnReusedConnection = connection.requestCount > 0;
    sendRequest(this.#world, exchange, connection, this.#portOf(exchange, connection));
  }

  #portOf(exchange: Exchange, connection: Connection): ResponsePort {
    const nothing = () => undefined;
    return {
      onResponse: (status, messages, after, signals) => {
        this.#endWithResponse(exchange, connection, { status, messages, signals }, after);
      },
      onStreamHead: (contentBytes) => {
        exchange.hasBegun = true;
        this.#world.scene.recorder.record({ kind: 'stream-opened', exchangeId: exchange.id });
        this.#tell({ type: 'stream.opened', ...grown(exchange, contentBytes) });
      },
      onChunk: (messages, contentBytes) => {
        this.#messages.note(messages, exchange);
        this.#tell({ type: 'chunk.arrived', ...grown(exchange, contentBytes), messages });
      },
      onComment: (contentBytes) => this.#tell({ type: 'comment.arrived', ...grown(exchange, contentBytes) }),
      onStreamEnd: () => this.#onStreamEnd(exchange, connection),
      onStreamReset: () => {
        this.#pool.release(exchange, connection, 'kept-alive');
        this.onConnectionGone(exchange);
      },
      ...{ onPing: nothing, onSignal: nothing, onCloseFrame: nothing },
    };
  }

  #endWithResponse(exchange: Exchange, connection: Connection, response: WholeResponse, after: AfterResponse): void {
    const { status, messages, signals } = response;
    const isGood = status === null || status < 400;
    const opensSession = signals.includes('open');
    const isForNews = exchange.kind !== 'policy' && !isOwnRequest(exchange);
    const isEmpty = messages.length === 0 && !opensSession && isForNews;
    this.#end(exchange, isGood ? (isEmpty ? 'empty' : 'answered') : 'http-error', status);
    this.#carrierOf(exchange).release(exchange, connection, after);
    if (!isGood) return this.#fail(exchange, 'http-error', status);
    this.#order.tellInTurn(exchange, () => {
      this.#messages.note(messages, exchange);
      this.#tellOf(exchange, {
        ...{ type: 'response.arrived', name: exchange.name, messages, random01: this.#random01() },
        ...(signals.length === 0 ? {} : { signals }),
        ...(opensSession ? { session: exchange.id } : {}),
      });
      this.#uplink.onAnswered(exchange);
    });
  }

  #onStreamEnd(exchange: Exchange, connection: Connection): void {
    this.#endStream(exchange, 'ended-by-server');
    this.#end(exchange, exchange.hasBroughtNews ? 'answered' : 'empty', 200);
    const { keepAliveMs } = this.#world.scene.settings.server;
    this.#pool.release(exchange, connection, keepAliveMs > 0 ? 'kept-alive' : 'not-kept-alive');
    this.#tell({ type: 'stream.ended', name: exchange.name, random01: this.#random01() });
  }

  #abort(name: string, reason: 'client-timeout' | 'superseded'): void {
    for (const exchange of [...this.#openExchanges]) {
      if (exchange.name !== name || exchange.hasEnded) continue;
      if (exchange.hasBegun) this.#endStream(exchange, 'closed-by-client');
      this.#end(exchange, reason === 'client-timeout' ? 'client-timeout' : 'aborted', null);
      this.#carrierOf(exchange).giveUp(exchange);
      if (reason === 'client-timeout') this.#fail(exchange, 'client-timeout');
      else this.#uplink.giveUp(exchange, 'connection-lost');
    }
  }

  /** A reused connection may have been closed while the request was on its way: the browser tries once more (W7). */
  onConnectionGone(exchange: Exchange): void {
    const mayRetry = exchange.isOnReusedConnection && exchange.attempt === 1 && !exchange.hasBegun;
    exchange.connection = null;
    if (mayRetry) {
      const { recorder } = this.#world.scene;
      const attempt = (exchange.attempt = 2);
      const sequence = recorder.record({ kind: 'request-retried', exchangeId: exchange.id, attempt });
      return recorder.causedBy(sequence, () => this.#pool.requestFresh(exchange));
    }
    if (exchange.hasBegun) this.#endStream(exchange, 'connection-lost');
    this.#end(exchange, 'network-error', null);
    this.#fail(exchange, 'network-error');
  }

  #fail(exchange: Exchange, reason: FailureReason, status: number | null = null): void {
    this.#order.tellInTurn(exchange, () => {
      this.#uplink.giveUp(exchange, reason === 'http-error' ? 'request-failed' : 'connection-lost');
      const { name } = exchange;
      this.#tellOf(exchange, { type: 'response.failed', name, reason, status, random01: this.#random01() });
      this.#uplink.onEnded(exchange);
    });
  }

  #end(exchange: Exchange, outcome: EndedOutcome, status: number | null): void {
    exchange.hasEnded = true;
    this.#openExchanges.delete(exchange);
    this.#world.scene.recorder.record({ kind: 'request-ended', exchangeId: exchange.id, outcome, status });
  }

  #endStream(exchange: Exchange, reason: StreamEndReason): void {
    this.#world.scene.recorder.record({ kind: 'stream-ended', exchangeId: exchange.id, reason, code: null });
  }

  #random01(): number {
    return this.#world.scene.draws.nextRetry01(this.#id.client);
  }

  /** What a page's own words became is not the technique's business, unless they are its session's. */
  #tellOf(exchange: Exchange, fact: ClientFact<unknown>): void {
    if (!isOwnRequest(exchange) || this.#world.scene.cast.session !== undefined) this.#tell(fact);
  }

  #tell(fact: ClientFact<unknown>): void {
    must(this.#actor, 'facts come only after the start').send(fact);
    this.#uplink.onFact(fact);
  }
}

function socketClassOf({ hasRawSockets, messagesTravel }: LaneCast) {
  if (messagesTravel !== undefined) return WebTransportClient;
  return hasRawSockets ? RawSocketClient : WebSocketClient;
}
