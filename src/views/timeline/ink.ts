import type { LabelRequest } from '../../layout/label-placement';
import type { InkName } from '../../layout/painted-lane';
import type { MarbleKind } from '../../layout/marble-moments';

export type TextInkName = `${MarbleKind}/number` | `label/${LabelRequest['tone']}` | 'label-ground';

/** How one kind of mark is drawn, as the stylesheet has it. Colours are null where nothing is filled or stroked. */
export interface Ink {
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly widthPx: number;
  readonly dash: readonly number[];
  readonly cap: CanvasLineCap;
  readonly join: CanvasLineJoin;
  readonly opacity: number;
  /** Weight and family, for text. */
  readonly weight: string;
  readonly family: string;
}

/** An element that is never drawn, and has the style of one that is. */
export interface InkSample {
  readonly name: InkName | TextInkName;
  readonly isText: boolean;
  readonly outerClass: string;
  readonly innerClass: string;
}

const ARROWS = ['request', 'answer', 'empty', 'push', 'failure', 'quiet'] as const;
const MARBLES = ['published', 'delivered', 'lost'] as const;
const TONES = ['request', 'answer', 'empty', 'push', 'failure', 'quiet', 'held', 'queued'] as const;
const SINGLE: Readonly<Partial<Record<InkName | TextInkName, string>>> = {
  cross: 'tl-cross',
  stub: 'tl-stub',
  connection: 'tl-connection',
  stalled: 'tl-stalled',
  loading: 'tl-loading',
  queued: 'tl-queued',
  work: 'tl-work-bar',
  orphan: 'tl-work-orphan',
  lead: 'tl-work-lead',
  draw: 'tl-draw',
  'draw-ready': 'tl-draw tl-draw-ready',
  'label-ground': 'tl-label-ground',
};

function sample(name: InkSample['name'], outerClass: string, innerClass: string, isText = false): InkSample {
  return { name, outerClass, innerClass, isText };
}

/** One for each kind of mark that a canvas draws: what the stylesheet says of it holds on the canvas too. */
export const inkSamples: readonly InkSample[] = [
  ...ARROWS.flatMap((style) => [
    sample(`${style}/line`, `tl-${style}`, 'tl-line'),
    sample(`${style}/head`, `tl-${style}`, 'tl-head'),
  ]),
  ...MARBLES.flatMap((kind) => [
    sample(`${kind}/disc`, `tl-${kind}`, 'tl-disc'),
    sample(`${kind}/stem`, '', `tl-stem tl-stem-${kind}`),
    sample(`${kind}/number`, `tl-${kind}`, 'tl-number', true),
  ]),
  ...Object.entries(SINGLE).map(([name, innerClass]) => sample(name as InkSample['name'], '', innerClass)),
  ...TONES.map((tone) => sample(`label/${tone}`, '', `tl-label tl-label-${tone}`, true)),
];

export type Palette = ReadonlyMap<string, Ink>;

/** Reads the samples, which stand in the order of `inkSamples`, one in each child. */
export function readPalette(samples: Element): Palette {
  return new Map(
    inkSamples.flatMap(({ name }, place) => {
      const element = samples.children[place]?.firstElementChild;
      return element ? [[name, inkOf(getComputedStyle(element))] as const] : [];
    }),
  );
}

function inkOf(style: CSSStyleDeclaration): Ink {
  return {
    fill: style.fill === 'none' ? null : style.fill,
    stroke: style.stroke === 'none' ? null : style.stroke,
    widthPx: parseFloat(style.strokeWidth),
    dash: style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(/[, ]+/).map(parseFloat),
    cap: style.strokeLinecap as CanvasLineCap, // the same three words
    join: style.strokeLinejoin === 'round' ? 'round' : 'miter',
    opacity: Number(style.opacity),
    weight: style.fontWeight,
    family: style.fontFamily,
  };
}
