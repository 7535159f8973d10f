/** Messages that the reader adds and takes away, one by one. */
import type { Language } from '../../i18n/catalogue';
import { formatMoment } from '../../i18n/formats';
import { hasOwnSchedule } from '../../layout/handle-spots';
import { splitLaneItemKey, type LaneItemKey } from '../../layout/item-keys';
import { withMessage, withoutMessage } from '../../scenario/message-edits';
import type { Scenario } from '../../scenario/schema';
import type { ExploreState } from './explore-state.svelte';
import { spotsOf } from './held-handle';
import type { LaneRun } from './run';
import { hasOwnNews } from './technique-of';

/** When messages for everyone are published: all lanes that do not draw their own news have the same. */
export function publishedOnStage(lanes: readonly LaneRun[]): readonly number[] {
  const lane = lanes.find(takesMessages);
  return lane?.spans.messages.map(({ publishedAtMs }) => publishedAtMs) ?? [];
}

function takesMessages({ lane }: LaneRun): boolean {
  return !hasOwnNews(lane);
}

/** What is to be said when messages have lost the rule that they were published by; empty when they have not. */
export function momentsNote(before: Scenario, after: Scenario, { words }: Language): string {
  return before.messages.kind !== after.messages.kind ? ` ${words.diagram.grab.momentsNow}` : '';
}

/** One more message at that moment, in all lanes. */
export function addMessage(explore: ExploreState, atMs: number): void {
  const { scenario, lanes, language, announcer } = explore;
  const words = language.words.diagram.grab;
  if (!lanes.some(takesMessages) || !hasOwnSchedule(scenario)) return announcer.say(words.noMessages);
  const momentMs = Math.max(0, Math.min(explore.endMs, Math.round(atMs)));
  const after = withMessage(scenario, publishedOnStage(lanes), momentMs);
  explore.edit(after, true);
  announcer.say(words.added(formatMoment(momentMs, language.locale)) + momentsNote(scenario, after, language));
}

/** False where the mark is no message that can be taken away. */
export function deleteMessage(explore: ExploreState, key: LaneItemKey): boolean {
  const { scenario, lanes, language, announcer } = explore;
  const { laneKey, itemKey } = splitLaneItemKey(key);
  const run = lanes.find(({ lane }) => lane.key === laneKey);
  const spot = run && spotsOf(scenario, run, itemKey).find(({ kind }) => kind === 'message');
  if (spot === undefined) return false;
  const after = withoutMessage(scenario, publishedOnStage(lanes), spot.atMs);
  explore.edit(after, true);
  const said = language.words.diagram.grab.deleted(formatMoment(spot.atMs, language.locale));
  announcer.say(said + momentsNote(scenario, after, language));
  return true;
}
