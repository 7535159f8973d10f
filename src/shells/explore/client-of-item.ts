import { parseItemKey, splitLaneItemKey, type LaneItemKey } from '../../layout/item-keys';
import type { LaneRun } from './run';

/** Whose mark it is, counted from 0; null for what belongs to all clients, and for what the run does not have. */
export function clientOfItem(key: LaneItemKey, lanes: readonly LaneRun[]): number | null {
  const { laneKey, itemKey } = splitLaneItemKey(key);
  const spans = lanes.find(({ lane }) => lane.key === laneKey)?.spans;
  const item = parseItemKey(itemKey);
  if (spans === undefined || item === null) return null;
  const withId = <Span extends { readonly id: number }>(list: readonly Span[]) => list.find(({ id }) => id === item.id);
  switch (item.kind) {
    case 'transit':
      return withId(spans.transits)?.client ?? null;
    case 'exchange':
      return withId(spans.exchanges)?.client ?? null;
    case 'connection':
      return withId(spans.connections)?.client ?? null;
    case 'message':
      return item.part ?? withId(spans.messages)?.toClient ?? null;
    default:
      return null;
  }
}
