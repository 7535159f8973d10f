import type { Message } from './protocol';

/** What the server keeps of the published messages, in order of their ids. */
export class MessageLog {
  #kept: Message[] = [];
  #latest: Message | null = null;

  add(message: Message, isKept: boolean): void {
    this.#latest = message;
    if (isKept) this.#kept.push(message);
  }

  /** The newest message, for servers that answer with the present value only. */
  get latest(): Message | null {
    return this.#latest;
  }

  get kept(): readonly Message[] {
    return this.#kept;
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

  /** A restart without memory. */
  forget(): void {
    this.#kept = [];
    this.#latest = null;
  }
}
