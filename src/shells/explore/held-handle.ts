/** What can be grabbed in the picture, as the shell sees it: spots of the layout, and what moves them. */
import { must } from '../../core/assert';
import type { HandleCourse } from '../../layout/handle-inverse';
import { discKey, findHandleSpots, type FieldSpot, type HandleSpot } from '../../layout/handle-spots';
import type { ItemKey } from '../../layout/item-keys';
import { findMark, type FoundMark } from '../../layout/mark-identity';
import { withValue } from '../../scenario/edits';
import type { Scenario } from '../../scenario/schema';
import { createRun, EventBudgetError } from '../../simulate';
import { buildSpans } from '../../trace/build-spans';
import type { Spans } from '../../trace/spans';
import type { PageId } from '../../trace/page-id';
import type { LaneRun } from './run';
import { techniqueOf } from '../../techniques/technique-of';

/** Where a value would take more, the mark is taken to be out of reach: a drag must answer at once. */
const EVENT_BUDGET = 60_000;

export function spotsOf(scenario: Scenario, run: LaneRun, markKey: ItemKey): readonly HandleSpot[] {
  const { lane, spans } = run;
  const { timerParams, nextAfter } = techniqueOf(lane);
  return findHandleSpots({ scenario, lane, spans, timerParams, nextAfter }, markKey);
}

/** One id for each thing that can be held at a mark. */
export function spotId(spot: HandleSpot): string {
  return spot.kind === 'message' ? 'message' : `${spot.at} ${spot.path}`;
}

/** The same spot in another run; as it was, where that run does not have it. */
export function spotIn(spans: Spans, spot: FieldSpot): FieldSpot {
  const found = findMark(spans, spot.identity);
  if (found === null) return spot;
  return { ...spot, markKey: keyOfMark(spot, found), atMs: found.atMs };
}

function keyOfMark({ identity: { of }, markKey }: FieldSpot, { exchangeId, transitId }: FoundMark): ItemKey {
  if (transitId !== null) return `transit/${transitId}`;
  if (exchangeId === null) return markKey;
  return of.kind === 'work' ? `exchange/${exchangeId}/attempt/${of.attempt}` : `exchange/${exchangeId}/end`;
}

/** The disc of a message that is published at a moment; null when there is none. */
export function discAt(
  spans: Spans,
  page: PageId,
  atMs: number,
): { readonly markKey: ItemKey; readonly messageId: number } | null {
  const message = spans.messages.find(({ publishedAtMs, toPage }) => publishedAtMs === atMs && toPage === null);
  return message === undefined ? null : { markKey: discKey(message, page), messageId: message.id };
}

/** Asks the run where a mark is with another value: its lane alone, no further than `untilMs`. */
export function courseOf(
  scenario: Scenario,
  laneKey: string,
  spot: FieldSpot,
  range: { readonly value: number; readonly min: number; readonly max: number },
  untilMs: number,
): HandleCourse {
  const momentAt = (value: number): number | null => {
    const changed = withValue(scenario, spot.path, value);
    const alone = { ...changed, techniques: changed.techniques.filter(({ key }) => key === laneKey) };
    try {
      const run = createRun(alone, { eventBudget: EVENT_BUDGET });
      run.advanceTo(Math.min(untilMs, scenario.durationMs));
      return findMark(buildSpans(must(run.lanes[0], 'the lane alone')), spot.identity)?.atMs ?? null;
    } catch (error) {
      if (error instanceof EventBudgetError) return null;
      throw error;
    }
  };
  return { start: { value: range.value, atMs: spot.atMs }, min: range.min, max: range.max, momentAt };
}
