/** The longest that may come to be said of moments at which messages come. */
import { group } from 'd3';
import type { Language } from '../../i18n/catalogue';
import { momentSentence, type LaneEvent } from './explain';
import { comingGroups } from './explain-comings';
import { publishedTo, type ExplainedLane, type LaneMessage } from './explained-lane';
import { isSamePage } from '../../trace/page-id';

interface Kind {
  readonly atMs: number;
  readonly told: LaneEvent | null;
  readonly count: number;
}

/** One sentence for each kind of such moments: which lanes get one or several messages, and what goes wrong beside. */
export function sentencesOfComings(
  lanes: readonly ExplainedLane[],
  events: readonly LaneEvent[],
  endMs: number,
  language: Language,
): readonly string[] {
  const comings = lanes.flatMap((lane) => comingsOf(lane, endMs));
  const endAtMsById = waitEnds(lanes);
  const eventsByMoment = group(events, ({ event }) => event.atMs);
  const kinds = new Map<string, Kind>();
  for (const [atMs, come] of group(comings, (each) => each.atMs)) {
    const shape = comingGroups(come).map(({ lanes: to, messages }) => [
      to.map((lane) => lanes.indexOf(lane)),
      messages.length > 1,
      messages.every(({ id }) => (endAtMsById.get(id) ?? Infinity) <= atMs),
    ]);
    for (const told of [null, ...(eventsByMoment.get(atMs) ?? [])]) {
      const key = JSON.stringify([shape, told && lanes.indexOf(told.lane), told && kindOf(told)]);
      // Of those of one kind the one with the longest list of messages; else they differ by their digits.
      if ((kinds.get(key)?.count ?? 0) <= come.length) kinds.set(key, { atMs, told, count: come.length });
    }
  }
  return [...kinds.values()].map(({ atMs, told }) => momentSentence(lanes, atMs, told, language));
}

/** Events of one kind are told in the same words. */
export function kindOf({ event }: LaneEvent): string {
  return event.kind === 'lost' ? `lost/${event.cause}` : event.kind;
}

function comingsOf(lane: ExplainedLane, endMs: number): readonly (LaneMessage & { readonly atMs: number })[] {
  return publishedTo(lane, endMs).flatMap((message) =>
    message.deliveries
      .filter((each) => isSamePage(each, lane.page) && each.atMs <= endMs)
      .map(({ atMs }) => ({ lane, message, atMs })),
  );
}

/** When the last of the lanes that share a message got or lost it, by its id. */
function waitEnds(lanes: readonly ExplainedLane[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  for (const lane of lanes.filter(({ hasOwnNews }) => !hasOwnNews)) {
    for (const { id, deliveries, losses } of publishedTo(lane, Infinity)) {
      const end = [...deliveries, ...losses].find((each) => isSamePage(each, lane.page));
      ends.set(id, Math.max(ends.get(id) ?? -Infinity, end?.atMs ?? Infinity));
    }
  }
  return ends;
}
