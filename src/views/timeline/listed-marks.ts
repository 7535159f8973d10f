import type { ArrowGeometry } from '../../layout/arrow-layout';
import type { EndGeometry } from '../../layout/end-layout';
import type { ItemKey } from '../../layout/item-keys';
import type { LaneIndex } from '../../layout/lane-index';
import type { LaneMarks } from '../../layout/lane-layout';
import type { MarbleGeometry } from '../../layout/marble-layout';
import type { GiveUpGeometry } from '../../layout/wait-layout';

export type ListedMark =
  | { readonly kind: 'arrow'; readonly key: ItemKey; readonly arrow: ArrowGeometry }
  | { readonly kind: 'end'; readonly key: ItemKey; readonly end: EndGeometry | GiveUpGeometry }
  | { readonly kind: 'marble'; readonly key: ItemKey; readonly marble: MarbleGeometry }
  /** Out of view, but it has the focus, which must not be lost when the picture moves. */
  | { readonly kind: 'kept'; readonly key: ItemKey };

/** The marks in view that a walk stops at, in its order; with `keptKey` also where that is out of view. */
export function listedMarks(marks: LaneMarks, index: LaneIndex, keptKey: ItemKey | null): readonly ListedMark[] {
  const inView: readonly ListedMark[] = [
    ...marks.arrows.map((arrow) => ({ kind: 'arrow' as const, key: arrow.key, arrow })),
    ...[...marks.ends, ...marks.giveUps].map((end) => ({ kind: 'end' as const, key: end.key, end })),
    ...marks.marbles.map((marble) => ({ kind: 'marble' as const, key: marble.key, marble })),
  ];
  const isKept = keptKey !== null && inView.every(({ key }) => key !== keptKey);
  const all: readonly ListedMark[] = isKept ? [...inView, { kind: 'kept', key: keptKey }] : inView;
  const placed = all.flatMap((mark) => {
    const place = index.listedPlaceByKey.get(mark.key);
    return place === undefined ? [] : [{ mark, place }];
  });
  return placed.sort((one, other) => one.place - other.place).map(({ mark }) => mark);
}

/** What it is in the diagram's grammar. */
export function styleOf(mark: ListedMark): string {
  if (mark.kind === 'arrow') return mark.arrow.style;
  return mark.kind === 'marble' ? mark.marble.kind : mark.kind;
}
