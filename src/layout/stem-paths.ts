import type { MarbleGeometry } from './marble-layout';
import type { MarbleKind } from './marble-moments';

/** From the lifelines to the marbles: all stems of a kind as one path. */
export function stemPaths(
  marbles: readonly MarbleGeometry[],
): readonly { readonly kind: MarbleKind; readonly path: string }[] {
  const paths = new Map<MarbleKind, string>();
  for (const { kind, stem } of marbles) {
    if (!stem) continue;
    const path = `M${stem.from.xPx},${stem.from.yPx}L${stem.to.xPx},${stem.to.yPx}`;
    paths.set(kind, (paths.get(kind) ?? '') + path);
  }
  return [...paths].map(([kind, path]) => ({ kind, path }));
}
