/** A place in the picture: x to the right, y down, from the upper left corner of the svg. */
export interface Point {
  readonly xPx: number;
  readonly yPx: number;
}

export interface Segment {
  readonly from: Point;
  readonly to: Point;
}

/** An upright rectangle. */
export interface Box {
  readonly leftPx: number;
  readonly topPx: number;
  readonly rightPx: number;
  readonly bottomPx: number;
}

/** A rectangle that is turned about its middle, clockwise on the screen. */
export interface TurnedBox {
  readonly center: Point;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly angleDeg: number;
}

/** Two decimals: more cannot be seen, and an exported file is smaller and the same in every engine. */
export function roundPx(px: number): number {
  // Adding 0 turns −0 into 0.
  return Math.round(px * 100) / 100 + 0;
}

export function pointBetween(from: Point, to: Point, fraction: number): Point {
  return { xPx: from.xPx + (to.xPx - from.xPx) * fraction, yPx: from.yPx + (to.yPx - from.yPx) * fraction };
}

export function cornersOf(box: TurnedBox): readonly Point[] {
  const angle = (box.angleDeg * Math.PI) / 180;
  const alongXPx = (Math.cos(angle) * box.widthPx) / 2;
  const alongYPx = (Math.sin(angle) * box.widthPx) / 2;
  const acrossXPx = (-Math.sin(angle) * box.heightPx) / 2;
  const acrossYPx = (Math.cos(angle) * box.heightPx) / 2;
  const { xPx, yPx } = box.center;
  return [
    { xPx: xPx - alongXPx - acrossXPx, yPx: yPx - alongYPx - acrossYPx },
    { xPx: xPx + alongXPx - acrossXPx, yPx: yPx + alongYPx - acrossYPx },
    { xPx: xPx + alongXPx + acrossXPx, yPx: yPx + alongYPx + acrossYPx },
    { xPx: xPx - alongXPx + acrossXPx, yPx: yPx - alongYPx + acrossYPx },
  ];
}

export function cornersOfBox({ leftPx, topPx, rightPx, bottomPx }: Box): readonly Point[] {
  return [
    { xPx: leftPx, yPx: topPx },
    { xPx: rightPx, yPx: topPx },
    { xPx: rightPx, yPx: bottomPx },
    { xPx: leftPx, yPx: bottomPx },
  ];
}

export function boundsOf(points: readonly Point[]): Box {
  let [leftPx, topPx, rightPx, bottomPx] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { xPx, yPx } of points) {
    leftPx = Math.min(leftPx, xPx);
    topPx = Math.min(topPx, yPx);
    rightPx = Math.max(rightPx, xPx);
    bottomPx = Math.max(bottomPx, yPx);
  }
  return { leftPx, topPx, rightPx, bottomPx };
}

export function boxContains(outer: Box, inner: Box): boolean {
  return (
    inner.leftPx >= outer.leftPx &&
    inner.rightPx <= outer.rightPx &&
    inner.topPx >= outer.topPx &&
    inner.bottomPx <= outer.bottomPx
  );
}

/**
 * Whether two convex shapes, given by their corners, overlap; touching edges do not count. Separating axis test: they
 * are apart if and only if the normal of some edge has their shadows apart. A segment is a shape of two corners.
 */
export function convexOverlap(one: readonly Point[], other: readonly Point[]): boolean {
  return !hasSeparatingEdge(one, other) && !hasSeparatingEdge(other, one);
}

function hasSeparatingEdge(shape: readonly Point[], other: readonly Point[]): boolean {
  for (let index = 0; index < shape.length; index++) {
    const from = shape[index]!;
    const to = shape[(index + 1) % shape.length]!;
    const normalX = to.yPx - from.yPx;
    const normalY = from.xPx - to.xPx;
    // A corner that is there twice has no edge; its normal would "separate" everything.
    if (normalX === 0 && normalY === 0) continue;
    const ownShadow = shadowOf(shape, normalX, normalY);
    const otherShadow = shadowOf(other, normalX, normalY);
    if (ownShadow.max <= otherShadow.min || otherShadow.max <= ownShadow.min) return true;
  }
  return false;
}

function shadowOf(shape: readonly Point[], normalX: number, normalY: number): { min: number; max: number } {
  let [min, max] = [Infinity, -Infinity];
  for (const { xPx, yPx } of shape) {
    const along = xPx * normalX + yPx * normalY;
    min = Math.min(min, along);
    max = Math.max(max, along);
  }
  return { min, max };
}

/** How far a point is from a segment, in px. */
export function distancePx(point: Point, { from, to }: Segment): number {
  const dxPx = to.xPx - from.xPx;
  const dyPx = to.yPx - from.yPx;
  const lengthSquared = dxPx * dxPx + dyPx * dyPx;
  const along =
    lengthSquared === 0 ? 0 : ((point.xPx - from.xPx) * dxPx + (point.yPx - from.yPx) * dyPx) / lengthSquared;
  const nearest = pointBetween(from, to, Math.max(0, Math.min(1, along)));
  return Math.hypot(point.xPx - nearest.xPx, point.yPx - nearest.yPx);
}

/** The part of a segment between two heights; null when none of it is. */
export function clippedToRows(
  { from, to }: Segment,
  topPx: number,
  bottomPx: number,
): { readonly fromFraction: number; readonly toFraction: number } | null {
  const dyPx = to.yPx - from.yPx;
  if (dyPx === 0) return from.yPx >= topPx && from.yPx <= bottomPx ? { fromFraction: 0, toFraction: 1 } : null;
  const [firstFraction, secondFraction] = [(topPx - from.yPx) / dyPx, (bottomPx - from.yPx) / dyPx];
  const fromFraction = Math.max(0, Math.min(firstFraction, secondFraction));
  const toFraction = Math.min(1, Math.max(firstFraction, secondFraction));
  return fromFraction < toFraction ? { fromFraction, toFraction } : null;
}

/** The part of a convex shape between two heights, by its corners; empty when none of it is. */
export function shapeWithinRows(shape: readonly Point[], topPx: number, bottomPx: number): readonly Point[] {
  const belowTop = cutShape(shape, topPx, ({ yPx }) => yPx >= topPx);
  return cutShape(belowTop, bottomPx, ({ yPx }) => yPx <= bottomPx);
}

function cutShape(shape: readonly Point[], cutYPx: number, isKept: (corner: Point) => boolean): readonly Point[] {
  return shape.flatMap((corner, place) => {
    const next = shape[(place + 1) % shape.length]!;
    const kept = isKept(corner) ? [corner] : [];
    if (isKept(corner) === isKept(next)) return kept;
    return [...kept, pointBetween(corner, next, (cutYPx - corner.yPx) / (next.yPx - corner.yPx))];
  });
}
