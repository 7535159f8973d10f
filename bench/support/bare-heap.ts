/** A binary heap of (time, sequence) on typed arrays and nothing else: the least that an event loop with a stable order needs. */
export class BareHeap {
  readonly #timesMs: Float64Array;
  readonly #sequences: Float64Array;
  #size = 0;
  #pushedCount = 0;

  constructor(capacity: number) {
    this.#timesMs = new Float64Array(capacity);
    this.#sequences = new Float64Array(capacity);
  }

  push(atMs: number): void {
    const sequence = this.#pushedCount++;
    let place = this.#size++;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!isBefore(atMs, sequence, this.#timesMs[parent]!, this.#sequences[parent]!)) break;
      this.#move(parent, place);
      place = parent;
    }
    this.#timesMs[place] = atMs;
    this.#sequences[place] = sequence;
  }

  /** The time of the first, removed. There must be one. */
  pop(): number {
    const firstMs = this.#timesMs[0]!;
    const last = --this.#size;
    const [atMs, sequence] = [this.#timesMs[last]!, this.#sequences[last]!];
    let place = 0;
    for (let child = 1; child < last; child = 2 * place + 1) {
      if (child + 1 < last && this.#isOneBefore(child + 1, child)) child++;
      if (!isBefore(this.#timesMs[child]!, this.#sequences[child]!, atMs, sequence)) break;
      this.#move(child, place);
      place = child;
    }
    this.#timesMs[place] = atMs;
    this.#sequences[place] = sequence;
    return firstMs;
  }

  #move(from: number, to: number): void {
    this.#timesMs[to] = this.#timesMs[from]!;
    this.#sequences[to] = this.#sequences[from]!;
  }

  #isOneBefore(one: number, other: number): boolean {
    return isBefore(this.#timesMs[one]!, this.#sequences[one]!, this.#timesMs[other]!, this.#sequences[other]!);
  }
}

function isBefore(atMs: number, sequence: number, otherMs: number, otherSequence: number): boolean {
  return atMs < otherMs || (atMs === otherMs && sequence < otherSequence);
}
