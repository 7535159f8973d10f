import type { ArrowGeometry } from '../../layout/arrow-layout';
import type { EndGeometry } from '../../layout/end-layout';
import type { ItemKey } from '../../layout/item-keys';
import type { LaneIndex } from '../../layout/lane-index';
import type { LaneMarks } from '../../layout/lane-layout';
import type { MarbleGeometry } from '../../layout/marble-layout';

export type ListedMark =
  | { readonly kind: 'arrow'; readonly key: ItemKey; readonly arrow: ArrowGeometry }
  | { readonly kind: 'end'; readonly key: ItemKey; readonly end: EndGeometry }
  | { readonly kind: 'marble'; readonly key: ItemKey; readonly marble: MarbleGeometry };

/** The marks in view that a walk stops at, in its order. */
export function listedMarks(marks: LaneMarks, index: LaneIndex): readonly ListedMark[] {
  const all: readonly ListedMark[] = [
    ...marks.arrows.map((arrow) => ({ kind: 'arrow' as const, key: arrow.key, arrow })),
    ...marks.ends.map((end) => ({ kind: 'end' as const, key: end.key, end })),
    ...marks.marbles.map((marble) => ({ kind: 'marble' as const, key: marble.key, marble })),
  ];
  const placed = all.flatMap((mark) => {
    const place = index.listedPlaceByKey.get(mark.key);
    return place === undefined ? [] : [{ mark, place }];
  });
  return placed.sort((one, other) => one.place - other.place).map(({ mark }) => mark);
}
