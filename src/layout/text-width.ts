/**
 * How wide text will be, without asking a page: the same in Node, in a worker and before the first paint.
 * Han and full-width characters are exactly one em. Latin is proportional and the system's font unknown, so each
 * character counts as wide as in the widest of the fonts that our stack meets (DejaVu Sans, which is a tenth wider than
 * Helvetica): a label may be narrower than its box, never wider. A test measures it in a browser.
 */
const WIDTHS_EM: readonly (readonly [em: number, characters: string])[] = [
  [0.3, "'Iijl"],
  [0.35, ' \u00a0,.:;|’'],
  [0.4, '()-/[\\]ft'],
  [0.45, '!r'],
  [0.5, '"*“”'],
  [0.55, 'Jcsz'],
  [0.6, '?L_kvxy–'],
  [0.64, '$0123456789FT`abdeghnopqu{}µé'],
  [0.7, 'ABEKPSVXYZ'],
  [0.75, 'CNRU'],
  [0.8, '&DGHOQ'],
  [0.85, '#+<=>^w~×'],
  [0.9, 'M'],
];
const EM_BY_CHARACTER: ReadonlyMap<string, number> = new Map(
  WIDTHS_EM.flatMap(([em, characters]) => [...characters].map((character) => [character, em] as const)),
);
/** Full-width characters, the middle dot (as wide in Chinese fonts), and whatever the table does not know. */
const WIDEST_EM = 1;
const BOLD_FACTOR = 1.14;
const WIDE_CHARACTERS =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3ffff}]/u;

/** The width of one line, in px. `weight` 600 and 700 add what bold faces add. */
export function textWidthPx(text: string, fontSizePx: number, weight: 400 | 600 | 700 = 400): number {
  let widthEm = 0;
  for (const character of text) {
    const em = EM_BY_CHARACTER.get(character) ?? WIDEST_EM;
    widthEm += weight === 400 || em === WIDEST_EM ? em : em * BOLD_FACTOR;
  }
  return widthEm * fontSizePx;
}

// A Chinese line must not begin with these, nor end with those.
const NEVER_FIRST = /^[，。、；：？！）】》,.;:?!)\]]/;
const NEVER_LAST = /[（【《([]$/;

/** At most `maxLines` lines of at most `widthPx`; what does not fit ends in an ellipsis. Svg text never wraps by itself. */
export function wrapText(
  text: string,
  widthPx: number,
  fontSizePx: number,
  maxLines: number,
  weight: 400 | 600 | 700 = 400,
): readonly string[] {
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
  return kept.map((keptLine, index) =>
    ellipsized(isCut && index === maxLines - 1 ? `${keptLine}…` : keptLine, widthPx, fontSizePx, weight),
  );
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

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Pieces between which a line may break: words with the space behind them, Han by Intl's dictionary. */
function wordsOf(text: string): readonly string[] {
  const pieces: string[] = [];
  for (const { segment } of segmenter.segment(text)) {
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
