import { roundPx } from './geometry';
import type { DiagramSizes, LaneFrame } from './lane-frame';
import { textWidthPx, wrapText } from './text-width';

/** What stands over a lane. It has room of its own above the plot, so it stays in sight however far one pans. */
export interface HeadTexts {
  readonly title: string;
  readonly note: string;
  /** `client 1 of 20`; empty where there is one. */
  readonly client: string;
  readonly browser: string;
  readonly server: string;
  /** Over the proxy's lifeline, where the lane has one. */
  readonly proxy?: string;
}

export interface HeadLine {
  readonly text: string;
  readonly role: 'title' | 'note' | 'notice' | 'lifeline';
  readonly xPx: number;
  /** Of the baseline. */
  readonly yPx: number;
  readonly fontSizePx: number;
}

export interface HeadGeometry {
  readonly key: string;
  readonly lines: readonly HeadLine[];
}

export interface HeadsGeometry {
  readonly heads: readonly HeadGeometry[];
  readonly heightPx: number;
}

// At scale 1: sizes of type, and steps from baseline to baseline.
const TITLE_PX = 17;
const SMALL_TITLE_PX = 13;
const NOTE_PX = 12;
/** In heights of the title. */
const TITLE_STEP = 1.25;
const NOTE_STEP_PX = 17;
const TOP_PX = 12;
const LOW_TOP_PX = 5;
const NAME_STEP_PX = 19;
const STAGGERED_NAME_STEP_PX = 15;
const BOTTOM_PX = 9;
const LOW_BOTTOM_PX = 6;
const MAX_TITLE_LINES = 2;
const MAX_NARROW_TITLE_LINES = 3;
const MAX_NARROW_NOTE_LINES = 2;
const NARROW_LANE_PX = 190;
/** In a lower picture heads take one line for the title and its note, and one for the lifelines' names. */
const LOW_PICTURE_PX = 340;
/** Between the proxy's name and the server's. */
const NAME_GAP_PX = 7;
/** Air between the texts of neighbours. */
const GAP_PX = 10;

/** What the heads of a picture have in common. */
interface HeadStyle {
  readonly scale: number;
  readonly isNarrow: boolean;
  readonly isLow: boolean;
  readonly titlePx: number;
}

interface WrappedHead {
  readonly title: readonly string[];
  readonly notes: readonly string[];
}

/** Heads of all lanes, equally high, so that their lifelines begin at one height. */
export function layoutHeads(
  lanes: readonly { readonly frame: LaneFrame; readonly texts: HeadTexts }[],
  { scale }: DiagramSizes,
  pictureHeightPx: number,
): HeadsGeometry {
  const isNarrow = lanes.some(({ frame }) => frame.rightPx - frame.leftPx < NARROW_LANE_PX * scale);
  const isLow = pictureHeightPx < LOW_PICTURE_PX * scale;
  const style = { scale, isNarrow, isLow, titlePx: (isNarrow || isLow ? SMALL_TITLE_PX : TITLE_PX) * scale };
  const wrapped = lanes.map(({ frame, texts }) => wrapHead(frame, texts, style));
  const titleLines = Math.max(1, ...wrapped.map(({ title }) => title.length));
  const noteLines = isLow ? 0 : Math.max(0, ...wrapped.map(({ notes }) => notes.length));
  const firstTitleYPx = (isLow ? LOW_TOP_PX : TOP_PX) * scale + style.titlePx * 0.8;
  const lastTitleYPx = firstTitleYPx + (titleLines - 1) * TITLE_STEP * style.titlePx;
  const lastNoteYPx = lastTitleYPx + noteLines * NOTE_STEP_PX * scale;
  const names = layoutNames(lanes, lastNoteYPx, style);
  // All notes or none: a lane without one would seem to have nothing to say.
  const hasRoomBeside = lanes.every(
    ({ frame }, place) => oneLineWidthPx(wrapped[place]!, style) <= headWidthPx(frame, style),
  );
  const heads = lanes.map(({ frame }, place): HeadGeometry => {
    const { title } = wrapped[place]!;
    // A title of one line stands by its note, also where a neighbour's has two.
    const titleYPx = firstTitleYPx + (titleLines - title.length) * TITLE_STEP * style.titlePx;
    const titled = isLow
      ? oneLineHead(frame, wrapped[place]!, hasRoomBeside, titleYPx, style)
      : stackedHead(frame, wrapped[place]!, { titleYPx, noteYPx: lastTitleYPx + NOTE_STEP_PX * scale }, style);
    return { key: frame.key, lines: [...titled, ...names.lines[place]!] };
  });
  return { heads, heightPx: Math.ceil(names.bottomYPx + (isLow ? LOW_BOTTOM_PX : BOTTOM_PX) * scale) };
}

function headLine(role: HeadLine['role'], text: string, xPx: number, yPx: number, fontSizePx: number): HeadLine {
  return { role, text, xPx: roundPx(xPx), yPx: roundPx(yPx), fontSizePx: roundPx(fontSizePx) };
}

function stackedHead(
  frame: LaneFrame,
  { title, notes }: WrappedHead,
  { titleYPx, noteYPx }: { readonly titleYPx: number; readonly noteYPx: number },
  { isNarrow, titlePx, scale }: HeadStyle,
): readonly HeadLine[] {
  const middleXPx = headMiddlePx(frame, isNarrow);
  return [
    ...title.map((text, row) => headLine('title', text, middleXPx, titleYPx + row * TITLE_STEP * titlePx, titlePx)),
    ...notes.map((text, row) =>
      headLine('note', text, middleXPx, noteYPx + row * NOTE_STEP_PX * scale, NOTE_PX * scale),
    ),
  ];
}

/** The title, and its note beside it where there is room for it. */
function oneLineHead(
  frame: LaneFrame,
  wrapped: WrappedHead,
  hasRoomBeside: boolean,
  yPx: number,
  style: HeadStyle,
): readonly HeadLine[] {
  const { isNarrow, titlePx, scale } = style;
  const [text = ''] = wrapped.title;
  const note = wrapped.notes.join(' ');
  const middleXPx = headMiddlePx(frame, isNarrow);
  if (note === '' || !hasRoomBeside) return [headLine('title', text, middleXPx, yPx, titlePx)];
  const widthPx = oneLineWidthPx(wrapped, style);
  const titleWidthPx = textWidthPx(text, titlePx, 700);
  const noteWidthPx = textWidthPx(note, NOTE_PX * scale);
  return [
    headLine('title', text, middleXPx - (widthPx - titleWidthPx) / 2, yPx, titlePx),
    headLine('note', note, middleXPx + (widthPx - noteWidthPx) / 2, yPx, NOTE_PX * scale),
  ];
}

function oneLineWidthPx({ title, notes }: WrappedHead, { titlePx, scale }: HeadStyle): number {
  const noteWidthPx = notes.length === 0 ? 0 : GAP_PX * scale + textWidthPx(notes.join(' '), NOTE_PX * scale);
  return textWidthPx(title[0] ?? '', titlePx, 700) + noteWidthPx;
}

/** Over the middle of the arrows; in a narrow lane over that of its ground, where there is more room. */
function headMiddlePx(frame: LaneFrame, isNarrow: boolean): number {
  return isNarrow ? (frame.leftPx + frame.rightPx) / 2 : (frame.clientXPx + frame.serverXPx) / 2;
}

function headWidthPx(frame: LaneFrame, { isNarrow, scale }: HeadStyle): number {
  const middleXPx = headMiddlePx(frame, isNarrow);
  return 2 * Math.min(middleXPx - frame.leftPx, frame.rightPx - middleXPx) - GAP_PX * scale;
}

function wrapHead(frame: LaneFrame, { title, note, client }: HeadTexts, style: HeadStyle): WrappedHead {
  const { isNarrow, isLow, titlePx, scale } = style;
  const widthPx = headWidthPx(frame, style);
  const maxTitleLines = isLow ? 1 : isNarrow ? MAX_NARROW_TITLE_LINES : MAX_TITLE_LINES;
  return {
    title: wrapText(title, widthPx, titlePx, maxTitleLines, 700),
    notes: [note, client]
      .filter((line) => line !== '')
      .flatMap((line) => wrapText(line, widthPx, NOTE_PX * scale, isNarrow ? MAX_NARROW_NOTE_LINES : 1)),
  };
}

interface Names {
  readonly lines: readonly (readonly HeadLine[])[];
  /** Of the last baseline. */
  readonly bottomYPx: number;
}

/** The lifelines' names: on one line; where two of them would touch, one below the other; all lanes alike. */
function layoutNames(
  lanes: readonly { readonly frame: LaneFrame; readonly texts: HeadTexts }[],
  aboveYPx: number,
  { scale, isLow }: HeadStyle,
): Names {
  const fontSizePx = NOTE_PX * scale;
  const placed = lanes.map(({ frame, texts }) => placeNames(frame, texts, scale));
  const hasRoom = placed.every(({ browser, far }) => [browser, ...far].every(({ fits }) => fits));
  if (!hasRoom) return { lines: lanes.map(() => []), bottomYPx: aboveYPx + 4 * scale };
  const isStaggered = placed.some(
    ({ browser, far: [first] }) => browser.xPx + browser.halfWidthPx + GAP_PX * scale > first.xPx - first.halfWidthPx,
  );
  const browserYPx = aboveYPx + (isLow ? NOTE_STEP_PX : NAME_STEP_PX) * scale;
  const serverYPx = browserYPx + (isStaggered ? STAGGERED_NAME_STEP_PX * scale : 0);
  return {
    lines: placed.map(({ browser, far }) => [
      headLine('lifeline', browser.text, browser.xPx, browserYPx, fontSizePx),
      ...far.map(({ text, xPx }) => headLine('lifeline', text, xPx, serverYPx, fontSizePx)),
    ]),
    bottomYPx: serverYPx,
  };
}

interface PlacedName {
  readonly text: string;
  readonly xPx: number;
  readonly halfWidthPx: number;
  readonly fits: boolean;
}

/** `far`: the server's, and before it the proxy's; these two make room for each other. */
function placeNames(
  frame: LaneFrame,
  { browser, server, proxy = '' }: HeadTexts,
  scale: number,
): { readonly browser: PlacedName; readonly far: readonly [PlacedName, ...PlacedName[]] } {
  const client = placeName(browser, frame.clientXPx, frame, scale);
  const { proxyXPx, serverXPx } = frame;
  if (proxyXPx === null) return { browser: client, far: [placeName(server, serverXPx, frame, scale)] };
  const middleXPx = (proxyXPx + serverXPx) / 2;
  const gapPx = NAME_GAP_PX * scale;
  const halfPx = (text: string) => textWidthPx(text, NOTE_PX * scale) / 2;
  const last = placeName(server, Math.max(serverXPx, middleXPx + gapPx / 2 + halfPx(server)), frame, scale);
  const mostXPx = last.xPx - last.halfWidthPx - gapPx - halfPx(proxy);
  return { browser: client, far: [placeName(proxy, Math.min(proxyXPx, mostXPx), frame, scale), last] };
}

/** Over its lifeline, moved inwards where the lane's ground ends. */
function placeName(text: string, lifelineXPx: number, { leftPx, rightPx }: LaneFrame, scale: number): PlacedName {
  const halfWidthPx = textWidthPx(text, NOTE_PX * scale) / 2;
  const [leastXPx, mostXPx] = [leftPx + halfWidthPx + 2 * scale, rightPx - halfWidthPx - 2 * scale];
  const xPx = Math.max(leastXPx, Math.min(mostXPx, lifelineXPx));
  return { text, xPx, halfWidthPx, fits: leastXPx <= mostXPx };
}
