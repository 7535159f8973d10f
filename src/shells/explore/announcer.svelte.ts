/** While time flows, a summary now and then is news; one for each message would drown everything else. */
const SUMMARY_EVERY_MS = 5000;

/**
 * The one polite live region, in measured doses: what the reader does (step, pause, undo) is said at once, what the run
 * does by itself at most every five seconds of wall time.
 */
export class Announcer {
  text = $state('');
  #lastSummaryAtMs = -Infinity;

  /** At once. The same text twice in a row is said twice: a no-break space makes it another text. */
  say(text: string): void {
    this.text = text === this.text ? `${text}\u00a0` : text;
  }

  /** `makeText` is called only when it is time for a summary. */
  sayNowAndThen(wallMs: number, makeText: () => string): void {
    if (wallMs - this.#lastSummaryAtMs < SUMMARY_EVERY_MS) return;
    this.#lastSummaryAtMs = wallMs;
    this.say(makeText());
  }
}
