/** A count in a sentence, its thousands apart: `14,473`. Every language of the page groups digits alike. */
export function grouped(count: number): string {
  return count.toLocaleString('en');
}
