/** More steps than anybody goes back; a scenario is small. */
const MAX_STEPS = 200;

/** What was before and what was undone. Values are never changed in place, so keeping them is all it takes. */
export class UndoHistory<Value> {
  #past = $state.raw<readonly Value[]>([]);
  #future = $state.raw<readonly Value[]>([]);

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** A change was made: `before` is what it was made from. What had been undone is gone. */
  record(before: Value): void {
    this.#past = [...this.#past, before].slice(-MAX_STEPS);
    this.#future = [];
  }

  /** What to go back to from `current`; null when there is nothing. */
  undo(current: Value): Value | null {
    const before = this.#past.at(-1);
    if (before === undefined) return null;
    this.#past = this.#past.slice(0, -1);
    this.#future = [...this.#future, current];
    return before;
  }

  redo(current: Value): Value | null {
    const next = this.#future.at(-1);
    if (next === undefined) return null;
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, current];
    return next;
  }
}
