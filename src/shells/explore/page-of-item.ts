import { parseItemKey, splitLaneItemKey, type LaneItemKey } from '../../layout/item-keys';
import type { LaneRun } from './run';

/** Whose mark it is: a client's, and a tab's unless all its tabs share it. */
interface Owner {
  readonly client: number;
  readonly tab: number | null;
}

/** Null for what belongs to all clients, and for what the run does not have. */
export function pageOfItem(key: LaneItemKey, lanes: readonly LaneRun[]): Owner | null {
  const { laneKey, itemKey } = splitLaneItemKey(key);
  const spans = lanes.find(({ lane }) => lane.key === laneKey)?.spans;
  const item = parseItemKey(itemKey);
  if (spans === undefined || item === null) return null;
  const withId = <Span extends { readonly id: number }>(list: readonly Span[]) => list.find(({ id }) => id === item.id);
  switch (item.kind) {
    case 'transit':
      return withId(spans.transits) ?? null;
    case 'exchange':
      return withId(spans.exchanges) ?? null;
    case 'connection':
      return withId(spans.connections) ?? null;
    case 'message':
      return item.page ?? withId(spans.messages)?.toPage ?? null;
    default:
      return null;
  }
}
