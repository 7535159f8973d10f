/** Making one is slow, and sentences are made anew with each move of the playhead. */
const format = new Intl.NumberFormat('en');

/** A count in a sentence, its thousands apart: `14,473`. Every language of the page groups digits alike. */
export function grouped(count: number): string {
  return format.format(count);
}
