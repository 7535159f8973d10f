/** Counts requests in the order of their arrival: the place of each decides which numbers the article's loop draws for it. */
export class ArrivalCounts {
  readonly #byClient = new Map<number, number>();
  #ofLane = 0;

  /** One more from this client. Its places count from 0. */
  add(client: number): { readonly ofLane: number; readonly ofClient: number } {
    const ofClient = this.#byClient.get(client) ?? 0;
    this.#byClient.set(client, ofClient + 1);
    return { ofLane: this.#ofLane++, ofClient };
  }
}
