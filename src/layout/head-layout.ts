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
}

export interface HeadLine {
  readonly text: string;
  readonly role: 'title' | 'note' | 'lifeline';
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
const NARROW_TITLE_PX = 13;
const NOTE_PX = 12;
/** In heights of the title. */
const TITLE_STEP = 1.25;
const NOTE_STEP_PX = 17;
const TOP_PX = 12;
const LIFELINE_STEP_PX = 19;
const BOTTOM_PX = 9;
const MAX_TITLE_LINES = 2;
const MAX_NARROW_TITLE_LINES = 3;
const MAX_NARROW_NOTE_LINES = 2;
const NARROW_LANE_PX = 190;
/** Air between the texts of neighbours. */
const GAP_PX = 10;

interface WrappedHead {
  readonly title: readonly string[];
  readonly notes: readonly string[];
}

/** Heads of all lanes, equally high, so that their lifelines begin at one height. */
export function layoutHeads(
  lanes: readonly { readonly frame: LaneFrame; readonly texts: HeadTexts }[],
  { scale }: DiagramSizes,
): HeadsGeometry {
  const isNarrow = lanes.some(({ frame }) => frame.rightPx - frame.leftPx < NARROW_LANE_PX * scale);
  const titlePx = (isNarrow ? NARROW_TITLE_PX : TITLE_PX) * scale;
  const wrapped = lanes.map(({ frame, texts }) => wrapHead(frame, texts, isNarrow, titlePx, scale));
  const titleLines = Math.max(1, ...wrapped.map(({ title }) => title.length));
  const noteLines = Math.max(0, ...wrapped.map(({ notes }) => notes.length));
  const lifelines = lanes.map(({ frame, texts }) => lifelineWords(frame, texts, scale));
  // All or none: a lane without the words would look like a mistake.
  const hasWords = lifelines.every((words) => words !== null);
  const firstTitleYPx = TOP_PX * scale + titlePx * 0.8;
  const firstNoteYPx = firstTitleYPx + (titleLines - 1) * TITLE_STEP * titlePx + NOTE_STEP_PX * scale;
  const lastNoteYPx = firstNoteYPx + (noteLines - 1) * NOTE_STEP_PX * scale;
  const wordsYPx = lastNoteYPx + LIFELINE_STEP_PX * scale;
  const heads = lanes.map(({ frame }, place): HeadGeometry => {
    const middleXPx = headMiddlePx(frame, isNarrow);
    const { title, notes } = wrapped[place]!;
    // A title of one line stands by its note, also where a neighbour's has two.
    const titleYPx = firstTitleYPx + (titleLines - title.length) * TITLE_STEP * titlePx;
    return {
      key: frame.key,
      lines: [
        ...title.map((text, row) => headLine('title', text, middleXPx, titleYPx + row * TITLE_STEP * titlePx, titlePx)),
        ...notes.map((text, row) =>
          headLine('note', text, middleXPx, firstNoteYPx + row * NOTE_STEP_PX * scale, NOTE_PX * scale),
        ),
        ...(hasWords
          ? (lifelines[place] ?? []).map(({ text, xPx }) => headLine('lifeline', text, xPx, wordsYPx, NOTE_PX * scale))
          : []),
      ],
    };
  });
  return { heads, heightPx: Math.ceil((hasWords ? wordsYPx : lastNoteYPx + 4 * scale) + BOTTOM_PX * scale) };
}

function headLine(role: HeadLine['role'], text: string, xPx: number, yPx: number, fontSizePx: number): HeadLine {
  return { role, text, xPx: roundPx(xPx), yPx: roundPx(yPx), fontSizePx: roundPx(fontSizePx) };
}

/** Over the middle of the arrows; in a narrow lane over that of its ground, where there is more room. */
function headMiddlePx(frame: LaneFrame, isNarrow: boolean): number {
  return isNarrow ? (frame.leftPx + frame.rightPx) / 2 : (frame.clientXPx + frame.serverXPx) / 2;
}

function wrapHead(
  frame: LaneFrame,
  { title, note, client }: HeadTexts,
  isNarrow: boolean,
  titlePx: number,
  scale: number,
): WrappedHead {
  const middleXPx = headMiddlePx(frame, isNarrow);
  const widthPx = 2 * Math.min(middleXPx - frame.leftPx, frame.rightPx - middleXPx) - GAP_PX * scale;
  const maxNoteLines = isNarrow ? MAX_NARROW_NOTE_LINES : 1;
  return {
    title: wrapText(title, widthPx, titlePx, isNarrow ? MAX_NARROW_TITLE_LINES : MAX_TITLE_LINES, 700),
    notes: [note, client]
      .filter((line) => line !== '')
      .flatMap((line) => wrapText(line, widthPx, NOTE_PX * scale, maxNoteLines)),
  };
}

/** The words over the two lifelines, moved apart or inwards where they would touch; null when they do not fit. */
function lifelineWords(
  frame: LaneFrame,
  { browser, server }: HeadTexts,
  scale: number,
): readonly { text: string; xPx: number }[] | null {
  const browserHalfPx = textWidthPx(browser, NOTE_PX * scale) / 2;
  const serverHalfPx = textWidthPx(server, NOTE_PX * scale) / 2;
  const browserXPx = Math.max(frame.clientXPx, frame.leftPx + browserHalfPx + 2 * scale);
  const serverXPx = Math.min(frame.serverXPx, frame.rightPx - serverHalfPx - 2 * scale);
  if (browserXPx + browserHalfPx + GAP_PX * scale > serverXPx - serverHalfPx) return null;
  return [
    { text: browser, xPx: browserXPx },
    { text: server, xPx: serverXPx },
  ];
}
