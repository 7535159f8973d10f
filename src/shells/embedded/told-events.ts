/** What a run does, as a page around it is told: what arrives, and what a machine goes over to. */
import type { LaneRun } from '../explore/lane-run';

export interface ToldMessage {
  readonly id: number;
  readonly lane: string;
  readonly from: 'client' | 'server';
  readonly to: 'client' | 'server';
  readonly kind: string;
  readonly sentAtMs: number;
  readonly arrivedAtMs: number;
  readonly bytes: number;
  readonly status: number | null;
}

export interface ToldTransition {
  readonly lane: string;
  readonly actor: 'client' | 'server';
  readonly from: string | null;
  readonly to: string;
  readonly event: string;
  readonly t: number;
}

export type ToldEvent =
  | { readonly name: 'ps-message'; readonly atMs: number; readonly detail: ToldMessage }
  | { readonly name: 'ps-transition'; readonly atMs: number; readonly detail: ToldTransition };

/** Of all lanes, in order of time. */
export function toldEvents(lanes: readonly LaneRun[]): readonly ToldEvent[] {
  return lanes
    .flatMap((run) => [...messagesOf(run), ...transitionsOf(run)])
    .sort((one, other) => one.atMs - other.atMs);
}

function messagesOf({ lane, spans }: LaneRun): readonly ToldEvent[] {
  return spans.transits.flatMap((transit) => {
    const { id, direction, content, sentAtMs, arrivedAtMs, overheadBytes, payloadBytes, status } = transit;
    if (arrivedAtMs === null) return [];
    const [from, to] = direction === 'up' ? (['client', 'server'] as const) : (['server', 'client'] as const);
    const bytes = overheadBytes + payloadBytes;
    const detail = { id, lane: lane.key, from, to, kind: content, sentAtMs, arrivedAtMs, bytes, status };
    return [{ name: 'ps-message' as const, atMs: arrivedAtMs, detail }];
  });
}

function transitionsOf({ lane, spans }: LaneRun): readonly ToldEvent[] {
  return spans.states.map(({ exchangeId, from, state, event, enteredAtMs }) => ({
    name: 'ps-transition' as const,
    atMs: enteredAtMs,
    detail: {
      lane: lane.key,
      actor: exchangeId === null ? ('client' as const) : ('server' as const),
      from,
      to: state,
      event,
      t: enteredAtMs,
    },
  }));
}

/** Those after `fromMs`, up to and with `toMs`. */
export function toldBetween(events: readonly ToldEvent[], fromMs: number, toMs: number): readonly ToldEvent[] {
  return events.slice(firstAfter(events, fromMs), firstAfter(events, toMs));
}

/** The place of the first that is later than a moment. */
function firstAfter(events: readonly ToldEvent[], atMs: number): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle]?.atMs ?? Infinity) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
