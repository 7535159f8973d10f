import type { Message } from './protocol';

/** What the server keeps of the published messages, in order of their ids. */
export class MessageLog {
  #kept: Message[] = [];

  add(message: Message): void {
    this.#kept.push(message);
  }

  /** The newest message kept. */
  get latest(): Message | null {
    return this.#kept.at(-1) ?? null;
  }

  /** Everything kept with an id above `cursor`. */
  after(cursor: number): readonly Message[] {
    let from = this.#kept.length;
    while (from > 0 && (this.#kept[from - 1]?.id ?? 0) > cursor) from--;
    return this.#kept.slice(from);
  }

  has(message: Message): boolean {
    return this.after(message.id - 1)[0]?.id === message.id;
  }

  /** Keeps only the newest `count` messages, and hands back the others. */
  forgetAllBut(count: number): readonly Message[] {
    return this.#kept.splice(0, Math.max(0, this.#kept.length - count));
  }
}
