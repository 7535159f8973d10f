import { bisectLeft, bisectRight, least } from 'd3';
import { fateKey, laneItemKey, parseItemKey, splitLaneItemKey, type ItemKey, type LaneItemKey } from './item-keys';
import type { LaneIndex } from './lane-index';

export type NavigationStep =
  | 'next'
  | 'previous'
  | 'next-lane'
  | 'previous-lane'
  | 'first'
  | 'last'
  | 'next-cycle'
  | 'previous-cycle'
  /** From a request to its answer and back; from a published message to its delivery and back. */
  | 'partner';

export interface NavigableLane {
  readonly key: string;
  readonly index: LaneIndex;
}

/** Where a walk goes from `from`; null when there is nothing that way. The whole run is walked, not only what is in view. */
export function navigate(lanes: readonly NavigableLane[], from: LaneItemKey, step: NavigationStep): LaneItemKey | null {
  const { laneKey, itemKey } = splitLaneItemKey(from);
  const lanePlace = lanes.findIndex(({ key }) => key === laneKey);
  const lane = lanes[lanePlace];
  const place = lane ? listedPlace(lane.index, itemKey) : null;
  if (!lane || place === null) return null;
  const { items } = lane.index.listed;
  const keyAt = (at: number): LaneItemKey | null => (items[at] ? laneItemKey(lane.key, items[at].key) : null);
  switch (step) {
    case 'next':
      return keyAt(place + 1);
    case 'previous':
      return keyAt(place - 1);
    case 'first':
      return keyAt(0);
    case 'last':
      return keyAt(items.length - 1);
    case 'next-cycle':
      return keyAt(items.findIndex(({ beginsCycle }, at) => at > place && beginsCycle));
    case 'previous-cycle':
      return keyAt(items.findLastIndex(({ beginsCycle }, at) => at < place && beginsCycle));
    case 'next-lane':
      return nearestInTime(lanes[lanePlace + 1], items[place]!.atMs);
    case 'previous-lane':
      return nearestInTime(lanes[lanePlace - 1], items[place]!.atMs);
    case 'partner': {
      const partner = partnerOf(lane.index, itemKey);
      return partner === null || listedPlace(lane.index, partner) === null ? null : laneItemKey(lane.key, partner);
    }
  }
}

/** The mark of a lane that begins nearest to a moment; null when the lane has none. */
function nearestInTime(lane: NavigableLane | undefined, atMs: number): LaneItemKey | null {
  if (!lane) return null;
  const { items, fromMs } = lane.index.listed;
  const after = bisectLeft(fromMs, atMs);
  const near = least(
    [items[after - 1], items[after]].filter((item) => item !== undefined),
    (item) => Math.abs(item.atMs - atMs),
  );
  return near ? laneItemKey(lane.key, near.key) : null;
}

/** The first mark that is in view; null when none of any lane is. */
export function firstInView(lanes: readonly NavigableLane[], fromMs: number, toMs: number): LaneItemKey | null {
  for (const lane of lanes) {
    const { items, fromMs: startsMs } = lane.index.listed;
    const place = bisectLeft(startsMs, fromMs);
    if (place < bisectRight(startsMs, toMs)) return laneItemKey(lane.key, items[place]!.key);
  }
  return null;
}

/** A mark's place on the walk; marks that are not on it (bars, bands) have none. */
function listedPlace(index: LaneIndex, key: ItemKey): number | null {
  return index.listedPlaceByKey.get(key) ?? null;
}

function partnerOf(index: LaneIndex, key: ItemKey): ItemKey | null {
  const parsed = parseItemKey(key);
  if (parsed?.kind === 'message') return parsed.page === null ? fateKey(parsed.id, index.page) : `message/${parsed.id}`;
  if (parsed?.kind === 'exchange') return transitKey(index, parsed.id, true);
  const transit = parsed?.kind === 'transit' ? index.transitById.get(parsed.id) : undefined;
  if (transit?.exchangeId == null) return null;
  const isRequest = transit.content === 'request';
  const exchangeEnd: ItemKey = `exchange/${transit.exchangeId}/end`;
  const answer = transitKey(index, transit.exchangeId, !isRequest);
  return isRequest && answer === null ? exchangeEnd : answer;
}

function transitKey(index: LaneIndex, exchangeId: number, isRequest: boolean): ItemKey | null {
  const transits = index.transitsByExchange.get(exchangeId) ?? [];
  const found = transits.find(({ content }) =>
    isRequest ? content === 'request' : content === 'response' || content === 'stream-head',
  );
  return found ? `transit/${found.id}` : null;
}
