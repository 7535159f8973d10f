import { collectFacts } from '../../layout/collect-facts';
import type { ItemKey } from '../../layout/item-keys';
import type { LaneIndex } from '../../layout/lane-index';
import type { TimelineLabels } from './props';

/**
 * The sentence for a listed mark, several for a marble that several messages share. Each is made once and remembered:
 * formatting numbers is slow, and while the reader pans nothing about a mark changes.
 */
export function createItemLabels(index: LaneIndex, labels: TimelineLabels): (key: ItemKey) => string {
  const known = new Map<ItemKey, string>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const sentence = collectFacts(index, key).map(labels.item).join(' ');
    known.set(key, sentence);
    return sentence;
  };
}
