import type { ArrivedRequest } from './arrived-request';
import type { Outlet, Piece } from './outlet';
import type { Scene } from './scene';
import type { ProxySettings } from './settings';
import type { Timer } from './virtual-clock';

/** nginx leaves a running timer alone when the new end is less than this later. Source: ngx_event_timer.h, NGX_TIMER_LAZY_DELAY. */
const LAZY_TIMER_MS = 300;

/** What a passage tells the proxy. */
export interface PassageHost {
  /** The server was silent for too long, or has gone. `status` is what the client is told; null: its answer had begun. */
  onGivenUp(passage: Passage, status: number | null): void;
}

/**
 * One request's way through the proxy: what the server writes passes at once, or waits in the buffer until that is full
 * or the answer is complete (W15); and who waits for a server that says nothing gives up after the idle timeout (W16).
 */
export class Passage implements Outlet {
  readonly request: ArrivedRequest;
  readonly #scene: Scene;
  readonly #host: PassageHost;
  /** As they were when the request came: a `set` is for those after it. */
  readonly #settings: ProxySettings;
  readonly #buffer: Piece[] = [];
  #timer: { readonly timer: Timer; readonly atMs: number } | null = null;
  /** The server has begun to answer. */
  #isAnswered = false;
  /** Something has been passed on to the client: it can no longer be told a status. */
  #hasBegun = false;
  /** After a 101 the proxy only carries bytes, and holds none back. */
  #isTunnel = false;
  #isOver = false;

  constructor(scene: Scene, host: PassageHost, settings: ProxySettings, request: ArrivedRequest) {
    this.#scene = scene;
    this.#host = host;
    this.#settings = settings;
    this.request = request;
  }

  get isOpen(): boolean {
    return !this.#isOver;
  }

  /** The server sees a plain request: the proxy leaves out `Upgrade`, which is for the next hop only (W17). */
  get isStripped(): boolean {
    return this.request.kind === 'handshake' && !this.#settings.passesUpgrade;
  }

  /** The request has been passed on to the server. */
  begin(): void {
    this.#listen();
  }

  write(piece: Piece): void {
    if (this.#isOver) return piece.perish();
    this.#isAnswered = true;
    const isComplete = piece.content === 'response' || piece.content === 'stream-end';
    if (isComplete) this.#stopListening();
    else this.#listen();
    if (piece.content === 'stream-head' && this.request.kind === 'handshake') this.#isTunnel = true;
    this.#buffer.push(piece);
    if (isComplete || !this.#isHeldBack()) return this.#passOn(isComplete);
    const { exchangeId, attempt } = this.request;
    const messageIds = piece.messages.map(({ id }) => id);
    this.#scene.recorder.record({
      kind: 'proxy-withheld',
      exchangeId,
      attempt,
      content: piece.content,
      bytes: piece.bytes,
      messageIds,
    });
  }

  /** The server has gone: its answer will not come, or not to its end. */
  fail(): void {
    this.#giveUp(502);
  }

  /** Nobody waits for the answer any more. What was held back is lost. */
  close(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#stopListening();
    for (const piece of this.#buffer.splice(0)) piece.perish();
  }

  #isHeldBack(): boolean {
    const { isBuffering, bufferBytes } = this.#settings;
    if (!isBuffering || this.#isTunnel) return false;
    return this.#buffer.reduce((sum, { bytes }) => sum + bytes, 0) < bufferBytes;
  }

  #passOn(isComplete: boolean): void {
    this.#hasBegun = true;
    const pieces = this.#buffer.splice(0);
    const { exchangeId, attempt } = this.request;
    const hadWaited = pieces.length > 1;
    if (hadWaited) this.#scene.recorder.record({ kind: 'proxy-released', exchangeId, attempt });
    for (const piece of pieces) piece.transmit();
    if (isComplete) this.#isOver = true;
  }

  /** From here on the proxy waits for the server's next byte. */
  #listen(): void {
    const { clock } = this.#scene;
    const { idleTimeoutMs, firstByteTimeoutMs } = this.#settings;
    const atMs = clock.nowMs + (this.#isAnswered ? idleTimeoutMs : (firstByteTimeoutMs ?? idleTimeoutMs));
    if (this.#timer !== null && Math.abs(atMs - this.#timer.atMs) < LAZY_TIMER_MS) return;
    this.#stopListening();
    this.#timer = { timer: clock.scheduleAt(atMs, 'idle timeout of the proxy', () => this.#giveUp(504)), atMs };
  }

  #stopListening(): void {
    if (this.#timer !== null) this.#scene.clock.cancel(this.#timer.timer);
    this.#timer = null;
  }

  #giveUp(status: 502 | 504): void {
    if (this.#isOver) return;
    const told = this.#hasBegun ? null : status;
    const { exchangeId, attempt } = this.request;
    const sequence = this.#scene.recorder.record({ kind: 'proxy-gave-up', exchangeId, attempt, status: told });
    this.#scene.recorder.causedBy(sequence, () => {
      this.close();
      this.#host.onGivenUp(this, told);
    });
  }
}
