import { parseItemKey, splitLaneItemKey, type LaneItemKey } from '../../layout/item-keys';
import { stopsOfKind } from '../../layout/lulls';
import type { LaneRun } from './run';

/** Whether the run has this mark. */
export function hasItem(key: LaneItemKey, lanes: readonly LaneRun[]): boolean {
  return findMoment(key, lanes) !== undefined;
}

/** When a mark begins; null when the run has no such mark, or it is older than the run. */
export function momentOfItem(key: LaneItemKey, lanes: readonly LaneRun[]): number | null {
  const atMs = findMoment(key, lanes);
  return atMs === undefined || atMs < 0 ? null : atMs;
}

function findMoment(key: LaneItemKey, lanes: readonly LaneRun[]): number | undefined {
  const { laneKey, itemKey } = splitLaneItemKey(key);
  const spans = lanes.find(({ lane }) => lane.key === laneKey)?.spans;
  const item = parseItemKey(itemKey);
  if (spans === undefined || item === null) return undefined;
  switch (item.kind) {
    case 'transit':
      return spans.transits.find(({ id }) => id === item.id)?.sentAtMs;
    case 'exchange':
      return spans.exchanges.find(({ id }) => id === item.id)?.askedAtMs;
    case 'message':
      return spans.messages.find(({ id }) => id === item.id)?.publishedAtMs;
    case 'connection':
      return spans.connections.find(({ id }) => id === item.id)?.openingAtMs;
    default:
      return stopsOfKind(spans, item.kind)[item.id]?.fromMs;
  }
}
