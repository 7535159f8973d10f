/**
 * Text in Markdown that shows as it is: one line, in which nothing is markup, a link or HTML. Source: CommonMark 0.31
 * §2.4; GitHub Flavored Markdown §6.9 (what becomes a link by itself).
 */
export function markdownText(text: string): string {
  return text
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, (gap) => (/^\u00a0+$/.test(gap) ? gap : ' '))
    .trim()
    .replace(/[\\`*_[\]<>&|~#$@]/g, (sign) => `\\${sign}`)
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/(?<=\bwww)\./gi, '\\.');
}
