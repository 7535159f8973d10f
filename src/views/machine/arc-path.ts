/** The gutter's own measures, in the units of its svg; the component scales them with the text. */
export const ROW_UNITS = 24;
const LANE_UNITS = 9;
/** Between the innermost lane and the boxes: room for the arrow heads. */
const HEAD_ROOM_UNITS = 12;
const CORNER_UNITS = 5;
/** A row stands so far inwards of its state's box; its arc begins there. */
const INDENT_UNITS = 14;

export function gutterUnits(laneCount: number): number {
  return laneCount * LANE_UNITS + HEAD_ROOM_UNITS;
}

/** From a row, around, to the box: two rounded corners, and the tip where the box begins. */
export function arcPath(
  { fromY, toY, lane }: { readonly fromY: number; readonly toY: number; readonly lane: number },
  laneCount: number,
): string {
  const boxX = gutterUnits(laneCount);
  const laneX = boxX - HEAD_ROOM_UNITS - lane * LANE_UNITS;
  const [startY, endY] = [fromY * ROW_UNITS, toY * ROW_UNITS];
  const direction = Math.sign(endY - startY) || 1;
  const corner = Math.min(CORNER_UNITS, Math.abs(endY - startY) / 2);
  return [
    `M${boxX + INDENT_UNITS - 6},${startY}H${laneX + corner}`,
    `Q${laneX},${startY} ${laneX},${startY + direction * corner}`,
    `V${endY - direction * corner}`,
    `Q${laneX},${endY} ${laneX + corner},${endY}H${boxX - 2}`,
  ].join('');
}

/** A filled tip at the box's edge. */
export function tipPath({ toY }: { readonly toY: number }, laneCount: number): string {
  const [boxX, endY] = [gutterUnits(laneCount), toY * ROW_UNITS];
  return `M${boxX - 1},${endY}l-6.5,-3v6z`;
}

/** A pie from twelve o'clock, for a timer that is over by this fraction. */
export function piePath(fraction: number, radius: number): string {
  const angle = Math.min(0.9999, Math.max(0, fraction)) * 2 * Math.PI;
  const [x, y] = [Math.sin(angle) * radius, -Math.cos(angle) * radius];
  return `M0,0V${-radius}A${radius},${radius} 0 ${angle > Math.PI ? 1 : 0} 1 ${x.toFixed(2)},${y.toFixed(2)}Z`;
}
