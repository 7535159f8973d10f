import type { Exchange } from './exchange';

interface Place {
  readonly exchange: Exchange;
  /** Tells the page how it ended; null while it has not. */
  tell: (() => void) | null;
}

/**
 * Answers that the page hears of in the order of asking, as scripts with `async = false` run in the order of insertion:
 * one that comes early waits until all before it have ended. Source: HTML Standard, "list of scripts that will execute
 * in order as soon as possible"; seen in Chromium 156, errors included.
 */
export class AnswerOrder {
  readonly #places: Place[] = [];

  add(exchange: Exchange): void {
    if (exchange.keepsOrder) this.#places.push({ exchange, tell: null });
  }

  /** It has ended: the page is told now, or when its turn has come. */
  tellInTurn(exchange: Exchange, tell: () => void): void {
    const place = this.#places.find((each) => each.exchange === exchange);
    if (place === undefined) return tell();
    place.tell = tell;
    for (let first = this.#places[0]; first?.tell; first = this.#places[0]) {
      this.#places.shift();
      first.tell();
    }
  }
}
