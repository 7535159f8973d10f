import type { ArrivedRequest } from './arrived-request';
import type { RequestHandler } from './request-handler';

/** The requests that are at the server. */
export class HandlersAtWork {
  /** Those that a worker has taken up. */
  readonly started = new Set<RequestHandler>();
  /** Those that wait for a worker. */
  readonly #backlog = new Set<RequestHandler>();

  wait(handler: RequestHandler): void {
    this.#backlog.add(handler);
  }

  start(handler: RequestHandler): void {
    this.#backlog.delete(handler);
    this.started.add(handler);
  }

  end(handler: RequestHandler): void {
    this.#backlog.delete(handler);
    this.started.delete(handler);
  }

  /** Those that wait come first: no worker that comes free may take them up. */
  get allWaitingFirst(): readonly RequestHandler[] {
    return [...this.#backlog, ...this.started];
  }

  get all(): readonly RequestHandler[] {
    return [...this.started, ...this.#backlog];
  }

  find(request: ArrivedRequest): RequestHandler | undefined {
    return this.all.find((handler) => handler.request === request);
  }

  startedFor(exchangeId: number): readonly RequestHandler[] {
    return [...this.started].filter(({ request }) => request.exchangeId === exchangeId);
  }
}
