import type { ArrivedRequest } from './arrived-request';
import { directOutlet, type Outlet } from './outlet';
import { Passage, type PassageHost } from './passage';
import type { Scene } from './scene';

/** What a server says to a handshake that came as a plain request. Source: RFC 9110 §15.5.22. */
const UPGRADE_REQUIRED = 426;

/** The server behind the proxy. */
export interface Upstream {
  /** `outlet`: where it is to write its answer. */
  take(request: ArrivedRequest, outlet: Outlet): void;
  /** The proxy waits no longer; `status` is what it tells the client, null where it can only end the connection. */
  onGivenUp(request: ArrivedRequest, status: number | null): void;
}

/**
 * A reverse proxy that stands beside the server: it passes on requests, as many at a time as it has connections to the
 * server, and answers, each by a `Passage`. Where the scenario has none, requests go straight to the server.
 */
export class Proxy implements PassageHost {
  readonly #scene: Scene;
  readonly #upstream: Upstream;
  readonly #passages = new Set<Passage>();
  #waiting: Passage[] = [];

  constructor(scene: Scene, upstream: Upstream) {
    this.#scene = scene;
    this.#upstream = upstream;
  }

  get isThere(): boolean {
    return this.#scene.settings.proxy !== null;
  }

  receive(request: ArrivedRequest): void {
    const { proxy } = this.#scene.settings;
    // A raw connection is older than the proxy, which lets none be opened.
    const isDirect = proxy === null || !request.connection.isForHttp;
    if (isDirect) return this.#upstream.take(request, directOutlet);
    const passage = new Passage(this.#scene, this, proxy, request);
    if (this.#hasConnection()) return this.#forward(passage);
    this.#waiting.push(passage);
    const { exchangeId, attempt } = request;
    this.#scene.recorder.record({ kind: 'proxy-queued', exchangeId, attempt });
  }

  /** Passes on those who wait, as far as there are connections to the server. */
  serveWaiting(): void {
    while (this.#hasConnection()) {
      const passage = this.#waiting.shift();
      if (!passage) return;
      const { exchangeId, attempt } = passage.request;
      const sequence = this.#scene.recorder.record({ kind: 'proxy-forwarded', exchangeId, attempt });
      this.#scene.recorder.causedBy(sequence, () => this.#forward(passage));
    }
  }

  #forward(passage: Passage): void {
    this.#passages.add(passage);
    passage.begin();
    this.#upstream.take(passage.request, passage);
  }

  /** The server works on this request no more, or the answer is complete: its connection to the server is free. */
  release(request: ArrivedRequest): void {
    const passage = this.#passageOf(request);
    if (passage) this.#forget(passage);
    this.serveWaiting();
  }

  /** The browser's connection is gone, or a stream of it: nobody waits for what was asked on it. */
  forget(isGone: (request: ArrivedRequest) => boolean): void {
    for (const { request } of this.#waiting) if (isGone(request)) request.cargo?.perish('connection-lost');
    this.#waiting = this.#waiting.filter(({ request }) => !isGone(request));
    for (const passage of [...this.#passages]) if (isGone(passage.request)) this.#forget(passage);
    this.serveWaiting();
  }

  /** The server does not take this request: whoever waits for it is told so. False: it did not come through the proxy. */
  fail(request: ArrivedRequest): boolean {
    const passage = this.#passageOf(request);
    passage?.fail();
    return passage !== undefined;
  }

  /** What came before the proxy was put there goes its way without it. */
  carries(request: ArrivedRequest): boolean {
    return this.#passageOf(request) !== undefined;
  }

  /** A handshake that comes to the server without its `Upgrade` is answered as a plain request. False: it is none. */
  strips(request: ArrivedRequest, answer: (status: number) => void): boolean {
    if (this.#passageOf(request)?.isStripped !== true) return false;
    const { exchangeId, attempt } = request;
    const sequence = this.#scene.recorder.record({ kind: 'proxy-stripped', exchangeId, attempt });
    this.#scene.recorder.causedBy(sequence, () => answer(UPGRADE_REQUIRED));
    return true;
  }

  #passageOf(request: ArrivedRequest): Passage | undefined {
    return [...this.#passages].find((passage) => passage.request === request);
  }

  failAll(): void {
    for (const passage of [...this.#passages]) passage.fail();
  }

  onGivenUp(passage: Passage, status: number | null): void {
    this.#upstream.onGivenUp(passage.request, status);
    this.release(passage.request);
  }

  #forget(passage: Passage): void {
    this.#passages.delete(passage);
    passage.close();
  }

  #hasConnection(): boolean {
    const limit = this.#scene.settings.proxy?.upstreamConnections ?? null;
    return limit === null || this.#passages.size < limit;
  }
}
