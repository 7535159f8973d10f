import { isSameRun, type MessageChange, type RunDifference } from '../../difference/run-difference';
import type { Language } from '../../i18n/catalogue';
import { formatMeasuredMs } from '../../i18n/formats';
import type { Scenario } from '../../scenario/schema';
import { laneName } from './lane-text';

/** The difference of a lane in a sentence, also for the live region; `null` is a lane that was not there before. */
export function differenceSummary(
  difference: RunDifference | null,
  scenario: Scenario,
  laneKey: string,
  language: Language,
): string {
  const words = language.words.difference;
  if (difference === null) {
    const lane = scenario.techniques.find(({ key }) => key === laneKey);
    return lane === undefined ? '' : words.noLane(laneName(lane, scenario, language));
  }
  if (isSameRun(difference)) return words.same;
  const { messages, requests, requestCounts } = difference;
  const earlier = messages.filter(({ laterMs }) => (laterMs ?? 0) < 0);
  const later = messages.filter(({ laterMs }) => (laterMs ?? 0) > 0);
  const moreRequests = requestCounts.after - requestCounts.before;
  const lost = messages.filter(({ before, after }) => after.fate === 'lost' && before.fate !== 'lost').length;
  const delivered = changedFate(messages, ({ before, after }) => [before.fate, after.fate]);
  const gone = changedFate(messages, ({ before, after }) => [after.fate, before.fate]) - lost;
  const most = (changes: readonly MessageChange[]) =>
    formatMeasuredMs(Math.max(...changes.map(({ laterMs }) => Math.abs(laterMs ?? 0))), language.locale);
  const parts = [
    earlier.length > 0 && words.earlier(earlier.length, most(earlier)),
    later.length > 0 && words.later(later.length, most(later)),
    delivered > 0 && words.newlyDelivered(delivered),
    lost > 0 && words.newlyLost(lost),
    gone > 0 && words.noLonger(gone),
    moreRequests > 0 && words.moreRequests(moreRequests),
    moreRequests < 0 && words.fewerRequests(-moreRequests),
  ].filter((part) => part !== false);
  const told = parts.length > 0 ? parts : requests.length > 0 ? [words.otherMoments(requests.length)] : [words.numbers];
  return words.sentence(told.join(language.words.page.comma));
}

/** How many were not delivered on the first side and are on the second. */
function changedFate(
  messages: readonly MessageChange[],
  fatesOf: (change: MessageChange) => readonly [string, string],
): number {
  return messages.filter((change) => {
    const [first, second] = fatesOf(change);
    return first !== 'delivered' && second === 'delivered';
  }).length;
}
