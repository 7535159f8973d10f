import type { MarbleGeometry } from '../../layout/marble-layout';

/** The transform of what has a marble's shapes in it. */
export function marblePlace({ center }: MarbleGeometry): string {
  return `translate(${center.xPx} ${center.yPx})`;
}
