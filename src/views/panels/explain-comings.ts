/** What came to pages at one moment, in words. */
import { group } from 'd3';
import type { Language } from '../../i18n/catalogue';
import { formatList, formatMeasuredMs } from '../../i18n/formats';
import { formatIds } from '../../layout/marble-moments';
import type { MessageSpan } from '../../trace/spans';
import { deliveredAtMs, isPending, MAX_NAMES, type ExplainedLane, type LaneMessage } from './explained-lane';

/** More that differ are told as one. */
const MAX_GROUPS = 2;

/** Lanes that got the same messages, equally old. */
export interface ComingGroup {
  readonly lanes: readonly ExplainedLane[];
  /** Of one of the lanes, in order of publishing. */
  readonly messages: readonly MessageSpan[];
}

/** What the clients that are looked at got at exactly this moment. */
export function comingsAt(lanes: readonly ExplainedLane[], atMs: number): readonly LaneMessage[] {
  return lanes.flatMap((lane) =>
    lane.spans.messages
      .filter((message) => deliveredAtMs(lane, message, atMs) === atMs)
      .map((message) => ({ lane, message })),
  );
}

/** In the order of the lanes. What all share and what a lane makes for itself do not go together. */
export function comingGroups(comings: readonly LaneMessage[]): readonly ComingGroup[] {
  const all = [...group(comings, ({ lane }) => lane)].map(([lane, own]) => ({
    lane,
    messages: own.map(({ message }) => message),
  }));
  const alike = group(all, ({ lane, messages }) =>
    JSON.stringify([lane.hasOwnNews, messages.map(({ id, publishedAtMs }) => [id, publishedAtMs])]),
  );
  return [...alike.values()].map((each) => ({ lanes: each.map(({ lane }) => lane), messages: each[0]!.messages }));
}

/** Each message that came is named. `comings` has at least one, all of them of `atMs`; `lanes` are those on stage. */
export function comingsSentence(
  comings: readonly LaneMessage[],
  lanes: readonly ExplainedLane[],
  atMs: number,
  language: Language,
): string {
  const groups = comingGroups(comings);
  const told = groups.length <= MAX_GROUPS ? groups : [asOne(groups)];
  const mayBeLast = told.length === 1;
  return language.words.explain.joinClauses(told.map((each) => groupSentence(each, lanes, atMs, mayBeLast, language)));
}

function asOne(groups: readonly ComingGroup[]): ComingGroup {
  const messages = groups.flatMap(({ messages: own }) => own);
  return {
    lanes: groups.flatMap(({ lanes }) => lanes),
    messages: messages.toSorted((one, other) => one.id - other.id),
  };
}

function groupSentence(
  { lanes: to, messages }: ComingGroup,
  lanes: readonly ExplainedLane[],
  atMs: number,
  /** Of two that come at one moment neither is. */
  mayBeLast: boolean,
  language: Language,
): string {
  const { locale, words } = language;
  const { inText, message: nameOf, messages: namesOf, news: says } = words.explain;
  const isOwn = to.some(({ hasOwnNews }) => hasOwnNews);
  const among = isOwn ? lanes : lanes.filter(({ hasOwnNews }) => !hasOwnNews);
  const names = formatList(
    to.map(({ name }) => inText(name)),
    locale,
  );
  const some = to.length === among.length ? says.all : says.someOf(to.length, among.length);
  const whom = to.length > MAX_NAMES ? some : names;
  const oldestAtMs = Math.min(...messages.map(({ publishedAtMs }) => publishedAtMs));
  const age = formatMeasuredMs(atMs - oldestAtMs, locale);
  const isLast = mayBeLast && !isOwn && among.length > to.length && !isStillWaitedFor(messages, among, atMs);
  const ids = [...new Set(messages.map(({ id }) => id))];
  if (messages.length === 1) return (isLast ? says.deliveredToAll : says.delivered)(nameOf(ids[0]!), whom, age);
  const batch = ids.length === 1 ? nameOf(ids[0]!) : namesOf(formatIds(ids));
  return (isLast ? says.batchDeliveredToAll : says.batchDelivered)(batch, whom, age);
}

/** Some lane has neither got nor lost one of these messages, which all of them share. */
function isStillWaitedFor(messages: readonly MessageSpan[], sharing: readonly ExplainedLane[], atMs: number): boolean {
  const ids = new Set(messages.map(({ id }) => id));
  return sharing.some((lane) =>
    lane.spans.messages.some((message) => ids.has(message.id) && isPending(lane, message, atMs)),
  );
}
