/**
 * How wide text will be, without asking a page: the same in Node, in a worker and before the first paint.
 * Han and full-width characters are exactly one em; for proportional Latin four classes come within −4 to −11 % of the
 * system fonts, hence the 12 % on top. A label may so be a little narrower than its box, never wider.
 */
const LATIN_PADDING = 1.12;
const NARROW_EM = 0.28;
const ORDINARY_EM = 0.52;
const BROAD_EM = 0.64;
const WIDEST_EM = 0.88;
const WIDE_CHARACTERS = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3ffff}]/u;
const NARROW_CHARACTERS = /[ijlIftr.,:;'!|()[\]{}/\\ ·\-"`]/;
const BROAD_CHARACTERS = /[A-HJ-LN-VX-Z&#~+=<>×–]/;
const WIDEST_CHARACTERS = /[MWmw@%—…]/;

/** The width of one line, in px. `weight` 700 adds what bold faces add. */
export function textWidthPx(text: string, fontSizePx: number, weight: 400 | 600 | 700 = 400): number {
  let widthEm = 0;
  for (const character of text) widthEm += characterEm(character);
  return widthEm * fontSizePx * (weight === 400 ? 1 : 1.06);
}

function characterEm(character: string): number {
  if (WIDE_CHARACTERS.test(character)) return 1;
  if (NARROW_CHARACTERS.test(character)) return NARROW_EM * LATIN_PADDING;
  if (WIDEST_CHARACTERS.test(character)) return WIDEST_EM * LATIN_PADDING;
  if (BROAD_CHARACTERS.test(character)) return BROAD_EM * LATIN_PADDING;
  return ORDINARY_EM * LATIN_PADDING;
}

// A Chinese line must not begin with these, nor end with those.
const NEVER_FIRST = /^[，。、；：？！）】》,.;:?!)\]]/;
const NEVER_LAST = /[（【《([]$/;

/** At most `maxLines` lines of at most `widthPx`; what does not fit ends in an ellipsis. Svg text never wraps by itself. */
export function wrapText(text: string, widthPx: number, fontSizePx: number, maxLines: number, weight: 400 | 600 | 700 = 400): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of wordsOf(text)) {
    const longer = line + word;
    if (line !== '' && textWidthPx(longer.trimEnd(), fontSizePx, weight) > widthPx) {
      lines.push(line.trimEnd());
      line = word.trimStart();
    } else line = longer;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  const kept = lines.slice(0, maxLines);
  const isCut = lines.length > maxLines;
  return kept.map((keptLine, index) => ellipsized(isCut && index === maxLines - 1 ? `${keptLine}…` : keptLine, widthPx, fontSizePx, weight));
}

/** The text, or as much of it as fits with an ellipsis; empty when not even that does. */
export function ellipsized(text: string, widthPx: number, fontSizePx: number, weight: 400 | 600 | 700 = 400): string {
  if (textWidthPx(text, fontSizePx, weight) <= widthPx) return text;
  const characters = [...text.replace(/…$/, '')];
  while (characters.length > 0) {
    characters.pop();
    const shorter = `${characters.join('').trimEnd()}…`;
    if (textWidthPx(shorter, fontSizePx, weight) <= widthPx) return characters.length === 0 ? '' : shorter;
  }
  return '';
}

/** Pieces between which a line may break: words with the space behind them, Han by Intl's dictionary. */
function wordsOf(text: string): readonly string[] {
  const pieces: string[] = [];
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)) {
    const last = pieces.at(-1);
    if (last !== undefined && (NEVER_FIRST.test(segment) || NEVER_LAST.test(last) || isGlued(last, segment))) {
      pieces[pieces.length - 1] = last + segment;
    } else pieces.push(segment);
  }
  return pieces;
}

function isGlued(before: string, after: string): boolean {
  if (after.trim() === '') return true;
  return !before.endsWith(' ') && !WIDE_CHARACTERS.test(before.slice(-1)) && !WIDE_CHARACTERS.test(after.slice(0, 1));
}
