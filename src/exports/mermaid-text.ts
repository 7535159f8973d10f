/** What stands as it is: letters, digits and marks of every script, and of ASCII's signs those that mean nothing to Mermaid. */
const PLAIN = /[\p{L}\p{M}\p{N} \u00a0.,()+'!?/=·→–’“”、，。；：（）《》-]/u;

/**
 * Text for a label or a name in a Mermaid diagram: one line, in which nothing is markup, a comment or a directive. Every
 * other sign is written as its number, `#35;`, which Mermaid shows as the sign. Source: Mermaid, "Sequence diagrams",
 * entity codes to escape characters.
 */
export function mermaidText(text: string): string {
  const oneLine = text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, (gap) => (/^\u00a0+$/.test(gap) ? gap : ' ')).trim();
  const shown = [...oneLine]
    .map((sign) => (PLAIN.test(sign) ? sign : `#${sign.codePointAt(0) ?? 0};`))
    .join('')
    // Two dashes or more may be read as a line of the picture.
    .replace(/--+/g, (dashes) => '#45;'.repeat(dashes.length));
  // A label that begins so asks for line breaks, and loses the word.
  return shown.replace(/^(?:no)?wrap/i, (word) => `#${word.charCodeAt(0)};${word.slice(1)}`);
}
