/** How much longer each request takes, by each slowdown that lasts: they add up. */
export class Slowdowns {
  readonly #lasting: { readonly byMs: number }[] = [];

  get sumMs(): number {
    return this.#lasting.reduce((sum, { byMs }) => sum + byMs, 0);
  }

  /** It lasts until what is returned is called. */
  begin(byMs: number): () => void {
    const slowdown = { byMs };
    this.#lasting.push(slowdown);
    return () => this.#lasting.splice(this.#lasting.indexOf(slowdown), 1);
  }
}
