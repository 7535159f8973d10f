import { labelGroundsPath } from '../../layout/label-placement';
import type { DiagramSizes } from '../../layout/lane-frame';
import { paintedStrokes } from '../../layout/painted-lane';
import type { LaneGeometry } from '../../layout/sequence-layout';
import type { Ink, Palette, TextInkName } from './ink';

/** A lane's marks and words, in its own px, as the svg would have them. The canvas is to be moved and scaled before. */
export function drawLane(
  context: CanvasRenderingContext2D,
  { marks, labels, frame }: LaneGeometry,
  sizes: DiagramSizes,
  palette: Palette,
): void {
  for (const { ink: name, paths, widthPx } of paintedStrokes(marks, frame)) {
    const ink = palette.get(name);
    // One long path is stroked faster than many short ones, but dashed far slower.
    for (const path of ink && ink.dash.length > 0 ? paths : [paths.join('')]) drawPath(context, path, ink, widthPx);
  }
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  for (const { kind, text, center } of marks.marbles) {
    drawText(context, text, palette.get(`${kind}/number` satisfies TextInkName), sizes.numberPx, {
      ...center,
      angleDeg: 0,
    });
  }
  const groundsPath = labelGroundsPath(labels);
  if (groundsPath !== '') drawPath(context, groundsPath, palette.get('label-ground'), null);
  for (const { tone, text, fontSizePx, box } of labels) {
    const { center, angleDeg } = box;
    drawText(context, text, palette.get(`label/${tone}` satisfies TextInkName), fontSizePx, { ...center, angleDeg });
  }
}

function drawPath(context: CanvasRenderingContext2D, path: string, ink: Ink | undefined, widthPx: number | null): void {
  if (!ink) return;
  const shape = new Path2D(path);
  context.globalAlpha = ink.opacity;
  if (ink.fill !== null) {
    context.fillStyle = ink.fill;
    context.fill(shape);
  }
  if (ink.stroke !== null) {
    setStroke(context, ink, ink.stroke, widthPx ?? ink.widthPx);
    context.stroke(shape);
  }
  context.globalAlpha = 1;
}

function setStroke(context: CanvasRenderingContext2D, ink: Ink, stroke: string, widthPx: number): void {
  context.strokeStyle = stroke;
  context.lineWidth = widthPx;
  context.lineCap = ink.cap;
  context.lineJoin = ink.join;
  context.setLineDash([...ink.dash]);
}

/** From the middle of the text to its base line, as `dy` in the svg. */
const BASELINE_EM = 0.35;

function drawText(
  context: CanvasRenderingContext2D,
  text: string,
  ink: Ink | undefined,
  sizePx: number,
  { xPx, yPx, angleDeg }: { readonly xPx: number; readonly yPx: number; readonly angleDeg: number },
): void {
  if (!ink || text === '') return;
  context.save();
  context.translate(xPx, yPx);
  context.rotate((angleDeg * Math.PI) / 180);
  context.font = `${ink.weight} ${sizePx}px ${ink.family}`;
  // The halo lies under the letters.
  if (ink.stroke !== null) {
    setStroke(context, ink, ink.stroke, ink.widthPx);
    context.strokeText(text, 0, BASELINE_EM * sizePx);
  }
  if (ink.fill !== null) {
    context.fillStyle = ink.fill;
    context.fillText(text, 0, BASELINE_EM * sizePx);
  }
  context.restore();
}
