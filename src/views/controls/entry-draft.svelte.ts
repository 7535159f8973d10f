interface Entry<Fault> {
  readonly text: string;
  readonly fault: Fault | null;
  /** The field's value when the text was refused. */
  readonly value: unknown;
}

/**
 * What a reader types into a box, before it becomes a value. Text that was refused stays in the box, and so does what is
 * wrong with it, until it is corrected, given up, or overtaken by another value of the field.
 */
export class EntryDraft<Fault> {
  readonly #valueNow: () => unknown;
  #entry: Entry<Fault> | null = $state.raw(null);
  readonly #current = $derived(this.#isOvertaken() ? null : this.#entry);

  /** `valueNow` gives the field's value, as something that `===` can compare. */
  constructor(valueNow: () => unknown) {
    this.#valueNow = valueNow;
  }

  /** Null when nobody types and nothing is wrong, so that the box shows the value. */
  get text(): string | null {
    return this.#current?.text ?? null;
  }

  /** What was wrong when the text was last handed in. */
  get fault(): Fault | null {
    return this.#current?.fault ?? null;
  }

  type(text: string): void {
    this.#entry = { text, fault: this.fault, value: this.#valueNow() };
  }

  refuse(text: string, fault: Fault): void {
    this.#entry = { text, fault, value: this.#valueNow() };
  }

  /** For when the field's value has changed: what was refused before that does not come back with the old value. */
  dropIfOvertaken(): void {
    if (this.#isOvertaken()) this.drop();
  }

  drop(): void {
    this.#entry = null;
  }

  #isOvertaken(): boolean {
    return this.#entry !== null && this.#entry.fault !== null && this.#entry.value !== this.#valueNow();
  }
}
