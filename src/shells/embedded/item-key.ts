import { parseItemKey, splitLaneItemKey, type LaneItemKey } from '../../layout/item-keys';
import type { LaneRun } from '../explore/lane-run';
import { hasItem } from '../explore/moment-of-item';

/** Text from outside is a key only if it looks like one, and if the run has such a mark; else null. */
export function readItemKey(text: string, lanes: readonly LaneRun[]): LaneItemKey | null {
  if (!text.includes('/')) return null;
  const key = text as LaneItemKey;
  return parseItemKey(splitLaneItemKey(key).itemKey) !== null && hasItem(key, lanes) ? key : null;
}
