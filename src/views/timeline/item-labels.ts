import { collectFacts } from '../../layout/collect-facts';
import type { ItemKey } from '../../layout/item-keys';
import type { LaneIndex } from '../../layout/lane-index';
import type { TimelineLabels } from './props';

/** The sentence for a listed mark; several for a marble that several messages share. */
export function itemLabel(index: LaneIndex, key: ItemKey, labels: TimelineLabels): string {
  return collectFacts(index, key).map(labels.item).join(' ');
}
