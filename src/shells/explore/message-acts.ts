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
import { hasOwnNews } from '../../techniques/technique-of';

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

/** A scenario that an act makes, and what is said of it. */
export interface Chosen {
  readonly scenario: Scenario;
  readonly said: string;
}

/** What messages are added to and taken away from. */
export interface MessageGround {
  readonly scenario: Scenario;
  readonly lanes: readonly LaneRun[];
  /** The latest moment of the run. */
  readonly endMs: number;
  readonly language: Language;
}

/** One more message at that moment, in all lanes; null where none can be added. */
function messageAdded({ scenario, lanes, endMs, language }: MessageGround, atMs: number): Chosen | null {
  if (!lanes.some(takesMessages) || !hasOwnSchedule(scenario)) return null;
  const momentMs = Math.max(0, Math.min(endMs, Math.round(atMs)));
  const after = withMessage(scenario, publishedOnStage(lanes), momentMs);
  const said = language.words.diagram.grab.added(formatMoment(momentMs, language.locale));
  return { scenario: after, said: said + momentsNote(scenario, after, language) };
}

/** Null where the mark is no message that can be taken away. */
function messageDeleted({ scenario, lanes, language }: MessageGround, key: LaneItemKey): Chosen | null {
  const { laneKey, itemKey } = splitLaneItemKey(key);
  const run = lanes.find(({ lane }) => lane.key === laneKey);
  const spot = run && spotsOf(scenario, run, itemKey).find(({ kind }) => kind === 'message');
  if (spot === undefined) return null;
  const after = withoutMessage(scenario, publishedOnStage(lanes), spot.atMs);
  const said = language.words.diagram.grab.deleted(formatMoment(spot.atMs, language.locale));
  return { scenario: after, said: said + momentsNote(scenario, after, language) };
}

/** What can be done to messages at a moment of the server's, or to the one whose mark is pointed at. */
export function messageOffers(
  ground: MessageGround,
  atMs: number,
  key: LaneItemKey | null,
): readonly { readonly name: 'add' | 'delete'; readonly chosen: Chosen }[] {
  const added = messageAdded(ground, atMs);
  const deleted = key === null ? null : messageDeleted(ground, key);
  return [
    ...(added === null ? [] : [{ name: 'add', chosen: added } as const]),
    ...(deleted === null ? [] : [{ name: 'delete', chosen: deleted } as const]),
  ];
}

export function addMessage(explore: ExploreState, atMs: number): void {
  const chosen = messageAdded(explore, atMs);
  if (chosen === null) return explore.announcer.say(explore.language.words.diagram.grab.noMessages);
  explore.edit(chosen.scenario, true);
  explore.announcer.say(chosen.said);
}

/** False where the mark is no message that can be taken away. */
export function deleteMessage(explore: ExploreState, key: LaneItemKey): boolean {
  const chosen = messageDeleted(explore, key);
  if (chosen === null) return false;
  explore.edit(chosen.scenario, true);
  explore.announcer.say(chosen.said);
  return true;
}
