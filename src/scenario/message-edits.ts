import { withInterventionReplaced, withoutIntervention, withValue } from './edits';
import type { Scenario } from './schema';

/**
 * Edits of single messages. A schedule that was a rule becomes its moments, those of the run on stage: that is the only
 * way to say that one of them is another. `publishedAtMs` are the moments of all messages on stage that are for everyone.
 */

/** The scenario with one more message, at that moment. */
export function withMessage(scenario: Scenario, publishedAtMs: readonly number[], atMs: number): Scenario {
  return withTimes(scenario, [...timesOf(scenario, publishedAtMs), atMs]);
}

/** The scenario without the message of that moment; of several it takes one. */
export function withoutMessage(scenario: Scenario, publishedAtMs: readonly number[], atMs: number): Scenario {
  const act = publishActAt(scenario, atMs);
  if (act !== -1) return withoutIntervention(scenario, act);
  return withTimes(scenario, replaced(timesOf(scenario, publishedAtMs), atMs, []));
}

/** The scenario with the message of one moment at another. One that was published by hand stays so. */
export function withMessageMoved(
  scenario: Scenario,
  publishedAtMs: readonly number[],
  fromMs: number,
  toMs: number,
): Scenario {
  const place = publishActAt(scenario, fromMs);
  const act = scenario.interventions[place];
  if (act?.do === 'publish') return withInterventionReplaced(scenario, place, { ...act, atMs: toMs });
  return withTimes(scenario, replaced(timesOf(scenario, publishedAtMs), fromMs, [toMs]));
}

function withTimes(scenario: Scenario, times: readonly number[]): Scenario {
  const timesMs = [...times].sort((one, other) => one - other);
  return withValue(scenario, 'messages', { kind: 'at', timesMs, payloadBytes: scenario.messages.payloadBytes });
}

/** The moments of the schedule, without those that are published by hand. */
export function timesOf({ messages, interventions }: Scenario, publishedAtMs: readonly number[]): readonly number[] {
  if (messages.kind === 'at') return messages.timesMs;
  return interventions
    .flatMap((act) => (act.do === 'publish' && act.isEnabled ? [act.atMs] : []))
    .reduce<readonly number[]>((times, atMs) => replaced(times, atMs, []), publishedAtMs);
}

function publishActAt({ interventions }: Scenario, atMs: number): number {
  return interventions.findIndex((act) => act.do === 'publish' && act.isEnabled && isSameMoment(act.atMs, atMs));
}

/** A run knows whole microseconds. */
function isSameMoment(one: number, other: number): boolean {
  return Math.abs(one - other) < 0.001;
}

/** The first `atMs` of the list made into others. */
function replaced(times: readonly number[], atMs: number, others: readonly number[]): readonly number[] {
  const place = times.findIndex((each) => isSameMoment(each, atMs));
  return place === -1 ? times : [...times.slice(0, place), ...others, ...times.slice(place + 1)];
}
