import { must, unreachable } from '../core/assert';
import { isEndless } from '../trace/endless-handlers';
import type { HandlerKind } from '../trace/events';
import type { WorkResult } from '../trace/server-events';
import type { ArrivedRequest } from './arrived-request';
import { SERVICE_RESTART, type HandlerFact, type HandlerWish, type Message } from './protocol';
import { handlerInput } from './handler-input';
import { ContentLimit } from './content-limit';
import type { Desk } from './desk';
import type { Responder } from './responder';
import type { HandlerActor, Scene } from './scene';
import type { LoopDraws } from './loop-draw';
import type { Session } from './sessions';
import type { UplinkCargo } from './uplink-fates';
import { UplinkInbox } from './uplink-inbox';
import type { Job } from './worker-pool';

/** What Engine.IO says to a request of a session that it does not know. */
const UNKNOWN_SESSION = 400;
/** The code of a close that nothing was wrong with. Source: RFC 6455 §7.4.1. */
const NORMAL_CLOSURE = 1000;

/** One request at the server: it runs the behaviour's machine and carries its wishes out until the work ends. */
export class RequestHandler implements Job {
  readonly request: ArrivedRequest;
  readonly kind: HandlerKind;
  /** When a worker took it up, which is when its program sees it arrive: waits in the kernel and for a worker are over. */
  #arrivedAtMs: number;
  /** The newest message sent on this stream, or the client's cursor. */
  lastSentId: number;
  /** Messages published while it listened, for behaviours that keep nothing. */
  inbox: Message[] = [];
  /** Where the server keeps sessions, the one that it belongs to, from its start on. */
  session: Session | null = null;
  isClosed = false;
  hasEnded = false;
  #hasStarted = false;
  readonly #scene: Scene;
  readonly #desk: Desk;
  readonly #responder: Responder;
  readonly #processingMs: number;
  readonly #draws: LoopDraws;
  #actor: HandlerActor | null = null;
  #readyDraw: number | null = null;
  #ownNews: Message | null = null;
  /** What its behaviour wished to know in the very moment of its start: it hears so as soon as it runs. */
  #heardAtStart: HandlerFact | null = null;
  readonly #uplink = new UplinkInbox();
  readonly #limit = new ContentLimit();

  constructor(
    scene: Scene,
    desk: Desk,
    responder: Responder,
    request: ArrivedRequest,
    options: { kind: HandlerKind; processingMs: number; draws: LoopDraws },
  ) {
    this.#scene = scene;
    this.#desk = desk;
    this.#responder = responder;
    this.request = request;
    this.kind = options.kind;
    this.#processingMs = options.processingMs;
    this.#draws = options.draws;
    this.#arrivedAtMs = scene.clock.nowMs;
    this.lastSentId = request.cursor ?? 0;
    if (request.cargo) this.#uplink.take(request.cargo);
  }

  /** All workers are busy. */
  onQueued(): void {
    const { exchangeId, attempt } = this.request;
    this.#scene.recorder.record({ kind: 'work-queued', exchangeId, attempt });
  }

  /** Takes up the work; the behaviour begins when the processing time is over. */
  start(): void {
    const { recorder, serverTime } = this.#scene;
    const { exchangeId, attempt } = this.request;
    this.#hasStarted = true;
    this.#arrivedAtMs = this.#scene.clock.nowMs;
    this.#desk.onStarted(this);
    const sequence = recorder.record({ kind: 'work-started', exchangeId, attempt, handler: this.kind });
    recorder.causedBy(sequence, () => {
      if (this.#processingMs === 0) this.#startBehaviour();
      else serverTime.schedule(this.#processingMs, 'processing', () => this.#startBehaviour());
    });
  }

  /** There may be news for it. */
  notify(): void {
    if (!this.hasEnded && this.#desk.newsFor(this).length > 0) this.tell({ type: 'news.available' });
  }

  /** Something that only its behaviour knows what to do with. */
  tell(fact: HandlerFact): void {
    this.#actor?.send(fact);
  }

  /** What its page says to the server has come on its socket. */
  takeUplink(cargo: UplinkCargo): void {
    this.#uplink.take(cargo);
  }

  /** The client has begun to close its socket. */
  answerClose(): void {
    this.#responder.sendCloseFrame(NORMAL_CLOSURE);
  }

  /** The client has gone. Only a server that watches stops; the article's loop never does (W5). */
  noticeClose(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    if (this.hasEnded) return;
    const isWatched =
      isEndless(this.kind) || (this.#scene.settings.server.watchesForClose && this.kind !== 'article-loop');
    const { exchangeId, attempt } = this.request;
    const sequence = this.#scene.recorder.record({ kind: 'close-noticed', exchangeId, attempt, isWatched });
    if (!isWatched) return;
    this.#scene.recorder.causedBy(sequence, () => {
      this.#actor?.send({ type: 'request.closed' });
      this.end('stopped');
    });
  }

  end(result: WorkResult): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.#actor?.stop();
    this.#uplink.close(result);
    const { exchangeId, attempt } = this.request;
    // What no worker has taken up is no work that could end.
    if (this.#hasStarted) this.#scene.recorder.record({ kind: 'work-ended', exchangeId, attempt, result });
    this.#desk.onEnded(this, result);
  }

  #startBehaviour(): void {
    if (this.hasEnded) return;
    const { cast, settings, stage, serverTime } = this.#scene;
    if (cast.session !== undefined) {
      this.session = this.#desk.sessions.join(this);
      if (this.session === null) return this.#respond(false, UNKNOWN_SESSION);
    }
    this.#uplink.open();
    this.#limit.bytes = cast.responseLimitBytes?.(settings.params) ?? Infinity;
    const { client, tab, exchangeId, attempt } = this.request;
    const input = handlerInput(cast, settings);
    const place = { client, tab, exchangeId, attempt };
    this.#actor = stage.startHandler(this.kind, input, place, serverTime, (wish) => this.#carryOut(wish));
    if (this.#heardAtStart) this.#actor.send(this.#heardAtStart);
    this.notify();
    this.#desk.sessions.remind(this);
    this.#park();
  }

  /** An event loop keeps no worker busy with waiting; and whoever streams does it on one. */
  #park(): void {
    if (this.hasEnded) return;
    if (isEndless(this.kind)) return this.#desk.onParked(this);
    if (this.#scene.settings.server.concurrency === 'thread-per-request') return;
    const { exchangeId, attempt } = this.request;
    this.#scene.recorder.record({ kind: 'work-parked', exchangeId, attempt });
    this.#desk.onParked(this);
  }

  #carryOut(wish: HandlerWish): void {
    switch (wish.type) {
      case 'draw.take':
        return this.#takeDraw();
      case 'news.publish':
        this.#ownNews = this.#desk.publishFor(this.request);
        return;
      case 'tag.compare':
        return this.#compareTag();
      case 'response.send':
        return this.#respond(wish.withNews, wish.status ?? 200);
      case 'stream.open':
        return this.#responder.openStream(this.#arrivedAtMs);
      case 'chunk.send':
        return this.#sendChunk();
      case 'comment.send':
        return this.#noteWritten(this.#responder.sendHeartbeat());
      case 'stream.end':
        return this.#endStream();
      case 'signal.send':
        this.#desk.sessions.takeSignals(this);
        return this.#responder.sendSignal(wish.signal);
      case 'poll.flush':
        return this.#desk.sessions.flushPoll(this);
      case 'session.upgrade':
        return this.#desk.sessions.upgrade(this);
      default:
        return unreachable(wish);
    }
  }

  #takeDraw(): void {
    const { recorder, settings } = this.#scene;
    const { draw, isReady } = this.#draws.next(settings.articleLoop.probability);
    const { exchangeId, attempt } = this.request;
    const sequence = recorder.record({ kind: 'draw-made', exchangeId, attempt, draw, isReady });
    if (isReady) this.#readyDraw = draw;
    recorder.causedBy(sequence, () => this.#actor?.send({ type: isReady ? 'draw.ready' : 'draw.blank' }));
  }

  #compareTag(): void {
    const isMatched = this.request.cursor !== null && this.#desk.newsFor(this).length === 0;
    this.#heardAtStart = { type: isMatched ? 'tag.matched' : 'tag.differed' };
  }

  #respond(withNews: boolean, status: number): void {
    const messages = withNews ? (this.#ownNews ? [this.#ownNews] : this.#desk.newsFor(this)) : [];
    this.#desk.sessions.takeMessages(this);
    const signals = this.#desk.sessions.takeSignals(this);
    if (this.isClosed) {
      this.#desk.discard(this, messages);
      this.end('nobody-listening');
      return;
    }
    this.#responder.respond({ status, messages, arrivedAtMs: this.#arrivedAtMs, draw: this.#readyDraw, signals });
    this.end('responded');
  }

  #sendChunk(): void {
    const messages = this.#desk.newsFor(this);
    this.inbox = [];
    this.#desk.sessions.takeMessages(this);
    this.lastSentId = must(messages.at(-1), 'a chunk is sent for news').id;
    this.#noteWritten(this.#responder.sendChunk(messages));
  }

  /** A response that has grown to its limit is to be ended: after what reached it, which is sent whole. */
  #noteWritten(contentBytes: number): void {
    if (this.#limit.isReachedBy(contentBytes)) this.#actor?.send({ type: 'limit.reached' });
  }

  #endStream(): void {
    if (this.request.kind === 'handshake') this.#responder.sendCloseFrame(SERVICE_RESTART);
    else this.#responder.endStream();
    this.end('responded');
  }
}
