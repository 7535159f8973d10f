import type { Scene } from './scene';

/** Somebody who needs a worker. */
export interface Job {
  /** A worker takes it up. */
  start(): void;
  /** No worker is free: it waits. */
  onQueued(): void;
}

/**
 * The server's workers (threads), as many as `server.workers`. Who comes while all are busy waits in the backlog, in the
 * order of coming; where that is full too, nobody is let in. Source: Tomcat's maxThreads and acceptCount.
 */
export class WorkerPool {
  readonly #scene: Scene;
  readonly #busy = new Set<Job>();
  #waiting: Job[] = [];

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** Nobody can be let in: all workers are busy, and as many wait as may. */
  get isFull(): boolean {
    return !this.#hasFreeWorker() && this.#waiting.length >= this.#scene.settings.server.backlog;
  }

  /** Starts it with a free worker, now or later. Only while the pool is not full. */
  submit(job: Job): void {
    this.#waiting.push(job);
    this.serveWaiting();
    if (this.#waiting.includes(job)) job.onQueued();
  }

  /** It needs no worker any more, whether it had one or waited for one. */
  release(job: Job): void {
    this.#waiting = this.#waiting.filter((waiting) => waiting !== job);
    if (this.#busy.delete(job)) this.serveWaiting();
  }

  /** Workers take up who waits, as far as there are any. */
  serveWaiting(): void {
    while (this.#hasFreeWorker()) {
      const next = this.#waiting.shift();
      if (!next) return;
      this.#busy.add(next);
      next.start();
    }
  }

  #hasFreeWorker(): boolean {
    return this.#busy.size < this.#scene.settings.server.workers;
  }
}
