import type { ArrowGeometry, ArrowStyle } from './arrow-layout';

/** What is stroked of an arrow, or of many of one style together. */
export type ArrowStrokes = Pick<ArrowGeometry, 'style' | 'linePath' | 'headPath' | 'crossPath' | 'stubPath'>;

/** All arrows of a style as one, since a few long paths are drawn much faster than many short ones. Dashes begin anew in each. */
export function strokesByStyle(arrows: readonly ArrowGeometry[]): readonly ArrowStrokes[] {
  const byStyle = new Map<ArrowStyle, ArrowGeometry[]>();
  for (const arrow of arrows) {
    const alike = byStyle.get(arrow.style);
    if (alike) alike.push(arrow);
    else byStyle.set(arrow.style, [arrow]);
  }
  return [...byStyle].map(([style, alike]) => ({
    style,
    linePath: alike.map(({ linePath }) => linePath).join(''),
    headPath: joined(alike.map(({ headPath }) => headPath)),
    crossPath: joined(alike.map(({ crossPath }) => crossPath)),
    stubPath: joined(alike.map(({ stubPath }) => stubPath)),
  }));
}

function joined(paths: readonly (string | null)[]): string | null {
  return paths.join('') || null; // `join` leaves out null
}
