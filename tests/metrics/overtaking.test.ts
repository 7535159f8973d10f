import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { measure } from '../../src/metrics/measure';
import { overtakings } from '../../src/metrics/overtaking';
import { simulate } from '../../src/simulate';
import { buildSpans } from '../../src/trace/build-spans';
import type { EndedOutcome } from '../../src/trace/events';
import { asked, ended, historyOf, type Line } from '../support/history';
import { oneLane } from '../support/scenarios';

/** Polls asked every 100 ms from 0; each ends when and as told, or stays open. */
function verdictsOf(ends: readonly (readonly [endedAtMs: number, outcome?: EndedOutcome] | null)[], untilMs = 10_000) {
  const lines = ends.flatMap((end, exchangeId): Line[] => [
    [exchangeId * 100, asked({ exchangeId })],
    ...(end ? [[end[0], ended({ exchangeId, outcome: end[1] ?? 'answered' })] as Line] : []),
  ]);
  const spans = buildSpans(historyOf(lines, { untilMs: 10_000 }));
  return overtakings(spans, untilMs).map(({ earlier, later, isOvertaken }) => [earlier.id, later.id, isOvertaken]);
}

describe('overtakings', () => {
  it('overtakings(spans, untilMs) compares each poll with the next one asked', () => {
    expect(verdictsOf([[500], [300], [400]])).toEqual([[0, 1, true], [1, 2, false]]); // prettier-ignore
  });

  it('overtakings(spans, untilMs) takes empty answers for answers', () => {
    expect(verdictsOf([[500], [300, 'empty']])).toEqual([[0, 1, true]]);
  });

  it('overtakings(spans, untilMs) counts a pair as soon as one answer is known: the verdict cannot change', () => {
    expect(verdictsOf([null, [300]])).toEqual([[0, 1, true]]);
    expect(verdictsOf([[300], null])).toEqual([[0, 1, false]]);
    expect(verdictsOf([[600, 'client-timeout'], [300]])).toEqual([[0, 1, true]]);
  });

  it('overtakings(spans, untilMs) leaves out pairs that are open, and those whose first end is no answer', () => {
    expect(verdictsOf([null, null])).toEqual([]);
    expect(verdictsOf([[200, 'aborted'], [300]])).toEqual([]);
    expect(verdictsOf([[500], [200, 'network-error']])).toEqual([]);
  });

  it('overtakings(spans, untilMs) goes by the order of events at one moment', () => {
    expect(verdictsOf([[300], [300]])).toEqual([[0, 1, false]]);
  });

  it('overtakings(spans, untilMs) knows nothing of what comes later', () => {
    expect(verdictsOf([[500], [300]], 299)).toEqual([]);
    expect(verdictsOf([[500], [300]], 300)).toEqual([[0, 1, true]]);
    expect(verdictsOf([[50], [300]], 99)).toEqual([]);
  });

  it('overtakings(spans, untilMs) pairs within one tab of one client', () => {
    const lines: Line[] = [
      [0, asked({ exchangeId: 0 })],
      [1, asked({ exchangeId: 1, client: 1 })],
      [2, asked({ exchangeId: 2, tab: 1 })],
      [3, asked({ exchangeId: 3, requestKind: 'stream' })],
      [4, asked({ exchangeId: 4 })],
      ...[4, 3, 2, 1, 0].map((exchangeId, index): Line => [10 + index, ended({ exchangeId })]),
    ];
    const pairs = overtakings(buildSpans(historyOf(lines, { clients: 2 })), 100);
    expect(pairs.map(({ earlier, later }) => [earlier.id, later.id])).toEqual([[0, 4]]);
  });

  it('overtakenFraction of the article’s program 1 is q² ÷ (1 + q) = 0.2561, to three standard errors', () => {
    const scenario = oneLane('ajax-polling', {}, { durationMs: 4 * 3_600_000 });
    const trace = must(simulate(scenario).lanes[0], 'it has one lane');
    const spans = buildSpans(trace);
    const pairCount = overtakings(spans, trace.untilMs).length;
    expect(pairCount).toBeGreaterThan(4700);
    const standardError = Math.sqrt((0.2561 * (1 - 0.2561)) / pairCount);
    const fraction = must(measure(spans, trace.untilMs).overtakenFraction, 'there are pairs');
    expect(Math.abs(fraction - 0.2561)).toBeLessThan(3 * standardError);
  });
});
