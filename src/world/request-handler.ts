import { must, unreachable } from '../core/assert';
import type { DrawUint32 } from '../core/random';
import { isEndless } from '../trace/endless-handlers';
import type { HandlerKind } from '../trace/events';
import type { WorkResult } from '../trace/server-events';
import type { ArrivedRequest } from './arrived-request';
import { SERVICE_RESTART, type HandlerFact, type HandlerWish, type Message } from './protocol';
import type { Responder } from './responder';
import type { HandlerActor, Scene } from './scene';
import { readGivenDraw, takeLoopDraw } from './loop-draw';
import type { Job } from './worker-pool';

/** What a handler needs of the server it runs in. */
export interface Desk {
  /** What there is for this request, given what it has been sent already. */
  newsFor(handler: RequestHandler): readonly Message[];
  /** The article's loop publishes for its own client. */
  publishFor(client: number): Message;
  /** Messages that were taken for a client who no longer listens. */
  discard(handler: RequestHandler, messages: readonly Message[]): void;
  /** A worker has taken it up. */
  onStarted(handler: RequestHandler): void;
  /** It waits without a worker. */
  onParked(handler: RequestHandler): void;
  onEnded(handler: RequestHandler): void;
}

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
  isClosed = false;
  hasEnded = false;
  #hasStarted = false;
  readonly #scene: Scene;
  readonly #desk: Desk;
  readonly #responder: Responder;
  readonly #processingMs: number;
  readonly #givenDraws: readonly number[];
  readonly #draw: DrawUint32;
  #actor: HandlerActor | null = null;
  #drawCount = 0;
  #readyDraw: number | null = null;
  #ownNews: Message | null = null;
  /** What its behaviour wished to know in the very moment of its start: it hears so as soon as it runs. */
  #heardAtStart: HandlerFact | null = null;
  /** Of a stream's content, beyond what it began with. */
  #writtenBytes = 0;
  #limitBytes = Infinity;

  constructor(
    scene: Scene,
    desk: Desk,
    responder: Responder,
    request: ArrivedRequest,
    options: { kind: HandlerKind; processingMs: number; givenDraws: readonly number[]; draw: DrawUint32 },
  ) {
    this.#scene = scene;
    this.#desk = desk;
    this.#responder = responder;
    this.request = request;
    this.kind = options.kind;
    this.#processingMs = options.processingMs;
    this.#givenDraws = options.givenDraws;
    this.#draw = options.draw;
    this.#arrivedAtMs = scene.clock.nowMs;
    this.lastSentId = request.cursor ?? 0;
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
    if (!this.hasEnded && this.#desk.newsFor(this).length > 0) this.#actor?.send({ type: 'news.available' });
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

  closeStream(): void {
    this.#actor?.send({ type: 'streams.close' });
  }

  end(result: WorkResult): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.#actor?.stop();
    const { exchangeId, attempt } = this.request;
    // What no worker has taken up is no work that could end.
    if (this.#hasStarted) this.#scene.recorder.record({ kind: 'work-ended', exchangeId, attempt, result });
    this.#desk.onEnded(this);
  }

  #startBehaviour(): void {
    if (this.hasEnded) return;
    const { server, articleLoop, params } = this.#scene.settings;
    this.#limitBytes = this.#scene.cast.responseLimitBytes?.(params) ?? Infinity;
    const { client, exchangeId, attempt } = this.request;
    const input = {
      holdLimitMs: server.holdLimitMs,
      heartbeatMs: server.heartbeatMs,
      firstMs: articleLoop.firstMs,
      sleepMs: articleLoop.sleepMs,
    };
    const place = { client, exchangeId, attempt };
    const { stage, serverTime } = this.#scene;
    this.#actor = stage.startHandler(this.kind, input, place, serverTime, (wish) => this.#carryOut(wish));
    if (this.#heardAtStart) this.#actor.send(this.#heardAtStart);
    this.notify();
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
        this.#ownNews = this.#desk.publishFor(this.request.client);
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
      default:
        return unreachable(wish);
    }
  }

  #takeDraw(): void {
    const { recorder, settings } = this.#scene;
    const given = this.#givenDraws[this.#drawCount++];
    const { draw, isReady } =
      given === undefined ? takeLoopDraw(settings.articleLoop.probability, this.#draw) : readGivenDraw(given);
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
    if (this.isClosed) {
      this.#desk.discard(this, messages);
      this.end('nobody-listening');
      return;
    }
    this.#responder.respond({ status, messages, arrivedAtMs: this.#arrivedAtMs, draw: this.#readyDraw });
    this.end('responded');
  }

  #sendChunk(): void {
    const messages = this.#desk.newsFor(this);
    this.inbox = [];
    this.lastSentId = must(messages.at(-1), 'a chunk is sent for news').id;
    this.#noteWritten(this.#responder.sendChunk(messages));
  }

  /** A response that has grown to its limit is to be ended: after what reached it, which is sent whole. */
  #noteWritten(contentBytes: number): void {
    const wasBelow = this.#writtenBytes < this.#limitBytes;
    this.#writtenBytes += contentBytes;
    if (wasBelow && this.#writtenBytes >= this.#limitBytes) this.#actor?.send({ type: 'limit.reached' });
  }

  #endStream(): void {
    if (this.kind === 'socket') this.#responder.sendCloseFrame(SERVICE_RESTART);
    else this.#responder.endStream();
    this.end('responded');
  }
}
