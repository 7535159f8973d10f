/** Places in the order of arrival, counted from 0. */
export interface Place {
  readonly ofLane: number;
  readonly ofClient: number;
}

/** Counts requests in the order of their arrival: the place of each decides which numbers the article's loop draws for it. */
export class ArrivalCounts {
  readonly #byClient = new Map<number, number>();
  #ofLane = 0;

  /** One more from this client. */
  add(client: number): Place {
    const ofClient = this.#byClient.get(client) ?? 0;
    this.#byClient.set(client, ofClient + 1);
    return { ofLane: this.#ofLane++, ofClient };
  }
}
