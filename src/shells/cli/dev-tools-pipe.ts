import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

/** Long enough for a busy machine to start a browser and draw a large picture. */
const PATIENCE_MS = 60_000;

interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A browser that is told what to do through a pipe, and opens no port. Source: Chrome DevTools Protocol,
 * `--remote-debugging-pipe`: JSON, each message ended by a zero byte, to file descriptor 3, from 4.
 */
export class DevToolsPipe {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  readonly #hasExited: Promise<void>;
  #received = '';
  #lastId = 0;
  #isGone = false;

  constructor(file: string, args: readonly string[]) {
    this.#process = spawn(file, [...args, '--remote-debugging-pipe'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    this.#hasExited = new Promise((resolve) => {
      this.#process.once('close', resolve);
      this.#process.once('error', (error) => {
        this.#fail(error);
        resolve();
      });
    });
    void this.#hasExited.then(() => {
      this.#isGone = true;
      this.#fail(new Error('it has ended'));
    });
    // Whatever is written to a browser that is gone.
    this.#input.on('error', () => this.#fail(new Error('it has ended')));
    this.#output.setEncoding('utf8').on('data', (text: string) => this.#hear(text));
  }

  /** Rejects with what the browser says where it cannot, or when it says nothing for a minute. */
  async ask<Result = unknown>(method: string, params: object, sessionId?: string): Promise<Result> {
    if (this.#isGone) throw new Error('it has ended');
    const id = ++this.#lastId;
    const answer = new Promise<unknown>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    const timer = setTimeout(() => this.#fail(new Error('it did not answer')), PATIENCE_MS);
    this.#input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    try {
      return (await answer) as Result;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Resolves when the browser is gone, with all processes of its own: killed at once, it would leave them writing. */
  async close(): Promise<void> {
    await this.ask('Browser.close', {}).catch(() => this.#process.kill('SIGKILL'));
    await this.#hasExited;
  }

  get #input(): Writable {
    return this.#process.stdio[3] as Writable;
  }

  get #output(): Readable {
    return this.#process.stdio[4] as Readable;
  }

  #hear(text: string): void {
    const messages = (this.#received + text).split('\0');
    this.#received = messages.pop() ?? '';
    for (const message of messages) {
      const { id, result, error } = JSON.parse(message) as Answer;
      const waiting = id === undefined ? undefined : this.#waiting.get(id);
      if (id === undefined || waiting === undefined) continue;
      this.#waiting.delete(id);
      if (error === undefined) waiting.resolve(result);
      else waiting.reject(new Error(error.message));
    }
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
