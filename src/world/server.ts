import { must } from '../core/assert';
import { isDrawn } from '../core/random';
import type { CloseReason } from '../trace/connection-events';
import { closeStreams } from './close-streams';
import type { PageId } from '../trace/page-id';
import type { WorkResult } from '../trace/server-events';
import { ArrivalCounts, type Place } from './arrival-counts';
import { isWaitedFor, type ArrivedRequest } from './arrived-request';
import type { Connection } from './connection';
import { deskOf } from './desk';
import { handlerKindFor } from './handler-kind';
import { HandlersAtWork } from './handlers-at-work';
import { KeepAliveTimers } from './keep-alive-timers';
import { loopDraws } from './loop-draw';
import { MessageFates } from './message-fates';
import type { Network } from './network';
import type { RequestFaults } from './request-faults';
import { Proxy, type Upstream } from './proxy';
import { RequestHandler } from './request-handler';
import { ServerSockets } from './server-sockets';
import { directOutlet, type Outlet } from './outlet';
import { Responder } from './responder';
import type { Scene } from './scene';
import { ServerStreams } from './server-streams';
import { Slowdowns } from './slowdowns';
import type { Listener, Tcp } from './tcp';
import { Newsroom } from './newsroom';
import { UplinkFates } from './uplink-fates';
import { WorkerPool } from './worker-pool';

/** The server: it accepts connections, takes requests, keeps messages, and can fail, stop and start again. */
export class Server implements Listener, Upstream {
  readonly fates: MessageFates;
  readonly uplinkFates: UplinkFates;
  readonly newsroom: Newsroom;
  readonly sockets: ServerSockets;
  readonly #scene: Scene;
  readonly #network: Network;
  readonly #faults: RequestFaults;
  readonly #handlers = new HandlersAtWork();
  readonly #workers: WorkerPool;
  readonly #proxy: Proxy;
  readonly #connections = new Set<Connection>();
  readonly #keepAlive: KeepAliveTimers;
  readonly #streams: ServerStreams;
  readonly #arrivals = new ArrivalCounts();
  #isRunning = true;
  readonly #slowdowns = new Slowdowns();
  /** Set once by the world: server and TCP need each other. */
  tcp: Tcp | null = null;

  constructor(scene: Scene, network: Network, faults: RequestFaults, pages: readonly PageId[]) {
    this.#scene = scene;
    this.#network = network;
    this.#streams = new ServerStreams(network);
    this.#faults = faults;
    this.fates = new MessageFates(scene);
    this.uplinkFates = new UplinkFates(scene);
    this.#workers = new WorkerPool(scene);
    this.#proxy = new Proxy(scene, this);
    this.#keepAlive = new KeepAliveTimers(scene, (connection, reason) => this.#close(connection, reason, 'fin'));
    this.newsroom = new Newsroom(scene, this.fates, this.#handlers.started, pages);
    this.sockets = new ServerSockets(scene, {
      handlerOf: (id) => this.#handlers.all.find(({ request }) => request.exchangeId === id),
      sessions: this.newsroom.sessions,
      close: (connection) => this.#close(connection, 'socket-closed', 'fin'),
    });
  }

  accept(connection: Connection): CloseReason | null {
    // A proxy takes connections for the server, but only to speak HTTP on them.
    if (this.#proxy.isThere && !connection.isForHttp) return 'not-http';
    const isRefused = !this.#isRunning || this.#workers.isFull || connection.portState === 'closed';
    if (isRefused && !this.#proxy.isThere) return 'refused';
    this.#connections.add(connection);
    connection.serverEnd = { onGone: () => this.#forgetConnection(connection) };
    return null;
  }

  /** A request has come in. */
  receive(request: ArrivedRequest): void {
    this.#keepAlive.stop(request.connection);
    if (this.#streams.accept(request)) return this.#proxy.receive(request);
    request.cargo?.perish('request-failed');
  }

  /** It is taken up at once, or when the server goes on. */
  take(request: ArrivedRequest, outlet: Outlet): void {
    this.#scene.serverTime.whenActive('request', () => this.#take(request, outlet));
  }

  /** The proxy has told the client `status`, or ends its connection; the server hears that its own has gone. */
  onGivenUp(request: ArrivedRequest, status: number | null): void {
    const handler = this.#handlers.find(request);
    if (!this.#isRunning) handler?.end('server-stopped');
    else this.#scene.serverTime.whenActive('close by the proxy', () => handler?.noticeClose());
    if (status === null) return this.#breakOff(request, 'proxy-gave-up', 'fin');
    this.#answerFailure(request, this.#responderFor(request, directOutlet), status);
  }

  /** Faults made by hand act here. */
  #take(request: ArrivedRequest, outlet: Outlet): void {
    // While it waited for a server that stalled, its connection may have gone.
    if (!isWaitedFor(request) || !outlet.isOpen) return request.cargo?.perish('connection-lost');
    if (!this.#isRunning) return this.#turnAway(request, 'server-stopped');
    const responder = this.#responderFor(request, outlet);
    const place = this.#arrivals.add(request.client);
    const verdict = this.#faults.meet(request, responder, this.#scene.recorder);
    if (verdict !== null) request.cargo?.perish(typeof verdict === 'string' ? 'connection-lost' : 'request-failed');
    if (verdict === 'reset') return this.#close(request.connection, 'reset', 'reset');
    if (verdict === 'ignored') return;
    const { draws, settings } = this.#scene;
    const luck = draws.at('server-failure', request.client, place.ofClient);
    const isFailing = isDrawn(luck, settings.server.failureProbability);
    if (isFailing) request.cargo?.perish('request-failed');
    if (verdict !== null || isFailing) return this.#answerFailure(request, responder, verdict?.failsWith ?? 500);
    const isStripped = this.#proxy.strips(request, (status) => this.#answerFailure(request, responder, status));
    if (!isStripped) this.#startHandler(request, responder, place);
  }

  /** It cannot be served: a proxy says so; where it came straight here, its connection is reset. */
  #turnAway(request: ArrivedRequest, reason: CloseReason): void {
    request.cargo?.perish(reason === 'server-stopped' ? 'server-stopped' : 'request-failed');
    if (!this.#proxy.fail(request)) this.#breakOff(request, reason, 'reset');
  }

  /** Without an answer, or in the middle of one: HTTP/1.1 can say so only by closing the connection. */
  #breakOff(request: ArrivedRequest, reason: CloseReason, content: 'fin' | 'reset'): void {
    if (reason === 'server-stopped' || !this.#streams.reset(request)) this.#close(request.connection, reason, content);
    else this.startKeepAliveTimer(request.connection);
  }

  /** Without HTTP there is no status to say so with: the connection ends. */
  #answerFailure(request: ArrivedRequest, responder: Responder, status: number): void {
    if (request.connection.kind === 'raw') return this.#close(request.connection, 'failed', 'reset');
    responder.respond({ status, messages: [], arrivedAtMs: this.#scene.clock.nowMs, draw: null });
    this.#proxy.release(request);
    this.#streams.close(request);
    this.startKeepAliveTimer(request.connection);
  }

  /** The intervention `close-streams`. */
  closeStreams(overMs: number): void {
    closeStreams(this.#handlers.started, this.#scene.serverTime, overMs);
  }

  /** The process dies: its connections are reset, its work is gone, and unless it `keepsMemory` its messages too. */
  stop(keepsMemory: boolean): void {
    this.#isRunning = false;
    this.newsroom.sessions.forgetAll();
    // The browsers' connections are the proxy's: they outlive the server, unless what goes on there began without it.
    const own = this.#handlers.all.flatMap(({ request }) => (this.#proxy.carries(request) ? [] : [request.connection]));
    this.#proxy.failAll();
    for (const handler of this.#handlers.allWaitingFirst) handler.end('server-stopped');
    const isLeft = (connection: Connection) => !connection.isForHttp || own.includes(connection);
    for (const connection of [...this.#connections].filter((each) => !this.#proxy.isThere || isLeft(each)))
      this.#close(connection, 'server-stopped', 'reset');
    this.newsroom.stop(keepsMemory);
  }

  start(): void {
    this.#isRunning = true;
    this.newsroom.start();
  }

  /** The intervention `server-slow`: from here on each request takes so much longer, until what is returned is called. */
  slowDown(byMs: number): () => void {
    return this.#slowdowns.begin(byMs);
  }

  /** The settings have changed: messages may have to go, and there may be workers for those who wait. */
  adoptSettings(): void {
    this.newsroom.adoptSettings();
    this.#proxy.serveWaiting();
    this.#scene.serverTime.whenActive('settings', () => this.#workers.serveWaiting());
  }

  /** Nothing is asked on it now. */
  startKeepAliveTimer(connection: Connection): void {
    this.#keepAlive.start(connection);
  }

  #startHandler(request: ArrivedRequest, responder: Responder, place: Place): void {
    if (this.#workers.isFull) return this.#turnAway(request, 'backlog-full');
    const { cast, settings } = this.#scene;
    const desk = deskOf(this.newsroom, {
      onStarted: (handler) => this.#handlers.start(handler),
      onParked: (handler) => this.#workers.release(handler),
      onEnded: (handler, result) => this.#onHandlerEnded(handler, result),
    });
    const handler = new RequestHandler(this.#scene, desk, responder, request, {
      kind: handlerKindFor(cast, settings.params, request),
      processingMs: settings.server.processingMs + this.#slowdowns.sumMs,
      draws: loopDraws(this.#scene, request.client, place),
    });
    this.#handlers.wait(handler);
    this.#workers.submit(handler);
  }

  #onHandlerEnded(handler: RequestHandler, result: WorkResult): void {
    this.#handlers.end(handler);
    this.#workers.release(handler);
    this.#proxy.release(handler.request);
    this.newsroom.sessions.onHandlerEnded(handler, result === 'responded');
    this.newsroom.discard(handler.request, handler.inbox, this.#isRunning ? 'nobody-listening' : 'server-stopped');
    if (!this.#isRunning || handler.isClosed) return;
    this.#streams.close(handler.request);
    const { connection, kind } = handler.request;
    if (!connection.isForHttp) this.#close(connection, connection.isQuic ? 'session-closed' : 'socket-closed', 'fin');
    else if (kind !== 'handshake') this.startKeepAliveTimer(connection);
  }

  #responderFor(request: ArrivedRequest, outlet: Outlet): Responder {
    return new Responder(this.#scene, this.#network, this.fates, request, outlet, (message) =>
      this.newsroom.isKept(message, request),
    );
  }

  #close(connection: Connection, reason: CloseReason, content: 'fin' | 'reset'): void {
    this.#forgetConnection(connection);
    must(this.tcp, 'the world connects server and TCP').closeByServer(connection, reason, content);
  }

  /** The connection is over at the server: whoever worked for it hears so. */
  #forgetConnection(connection: Connection): void {
    this.#connections.delete(connection);
    this.#keepAlive.stop(connection);
    this.#abandon((request) => request.connection === connection);
  }

  /** The browser has ended one stream of a connection. */
  onStreamReset(connection: Connection, streamId: number): void {
    this.#streams.close({ connection, streamId });
    this.#abandon((request) => request.connection === connection && request.streamId === streamId);
    this.startKeepAliveTimer(connection);
  }

  /** Nobody waits for them any more: whoever works for them hears so. */
  #abandon(isMeant: (request: ArrivedRequest) => boolean): void {
    this.#proxy.forget(isMeant);
    // Where a proxy has closed it, the server may be stalled.
    for (const handler of this.#handlers.all.filter(({ request }) => isMeant(request)))
      this.#scene.serverTime.whenActive('close of a connection', () => handler.noticeClose());
  }
}
