import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffRuns, isSameRun, type RunDifference } from '../../src/difference/run-difference';
import { transitsOnlyIn } from '../../src/difference/transit-ways';
import { buildSpans } from '../../src/trace/build-spans';
import { anyScenario, tracesOf } from '../support/any-scenario';
import { oneLane } from '../support/scenarios';
import { runLane } from '../support/runs';

const run = (network: object, more: object = {}) =>
  runLane(
    oneLane(
      'long-polling',
      {},
      { network, messages: { kind: 'at', timesMs: [1000, 2000, 5000] }, durationMs: 12_000, ...more },
    ),
  );
const slow = run({ oneWayLatencyMs: 300 });
const fast = run({ oneWayLatencyMs: 100 });

/** The difference the other way round. */
function swapped({ messages, requests, metrics, requestCounts }: RunDifference): RunDifference {
  const negated = (value: number | null) => (value === null ? null : 0 - value);
  return {
    messages: messages.map(({ before, after, laterMs, ...rest }) => ({
      ...rest,
      before: after,
      after: before,
      laterMs: negated(laterMs),
    })),
    requests: requests.map(({ before, after, ...rest }) => ({ ...rest, before: after, after: before })),
    metrics: metrics.map(({ before, after, delta, ...rest }) => ({
      ...rest,
      before: after,
      after: before,
      delta: negated(delta),
    })),
    requestCounts: { before: requestCounts.after, after: requestCounts.before },
  };
}

describe('diffRuns(before, after, untilMs)', () => {
  it('tells by how much each message is delivered earlier', () => {
    const { messages } = diffRuns(slow, fast, 12_000);
    expect(messages.map(({ messageId, laterMs }) => [messageId, laterMs])).toEqual([
      [1, -200],
      [2, -200],
      [3, -200],
    ]);
  });

  it('knows a request by its place among its client’s requests, and tells what became of it', () => {
    const dropped = run(
      { oneWayLatencyMs: 300 },
      { interventions: [{ on: 'long-polling/request/1', do: 'drop-response' }] },
    );
    const { requests, messages, requestCounts } = diffRuns(slow, dropped, 12_000);
    expect(requests[0]).toMatchObject({
      client: 0,
      tab: 0,
      place: 1,
      before: { outcome: 'answered' },
      after: { outcome: 'open' },
    });
    expect(requests.filter(({ after }) => after === null).length).toBe(requestCounts.before - requestCounts.after);
    expect(messages[0]).toMatchObject({ messageId: 2, before: { fate: 'delivered' }, laterMs: null });
  });

  it('tells a message that only one of them has', () => {
    const more = run({ oneWayLatencyMs: 300 }, { messages: { kind: 'at', timesMs: [1000, 2000, 5000, 8000] } });
    expect(diffRuns(slow, more, 12_000).messages).toMatchObject([
      { messageId: 4, before: { fate: 'absent', atMs: null }, after: { fate: 'delivered' } },
    ]);
  });

  it('counts nothing that comes after untilMs', () => {
    expect(isSameRun(diffRuns(slow, fast, -1))).toBe(true);
    expect(diffRuns(slow, fast, 1200).messages).toMatchObject([
      { before: { fate: 'pending' }, after: { fate: 'delivered' } },
    ]);
  });

  it('of a run with itself is empty, and the other way round has every sign turned, for any runs', () => {
    fc.assert(
      fc.property(anyScenario, anyScenario, (one, other) => {
        const [before, after] = [one, other].map((scenario) => buildSpans(tracesOf(scenario)[0]!));
        const untilMs = Math.min(one.durationMs, other.durationMs);
        expect(isSameRun(diffRuns(before!, before!, untilMs))).toBe(true);
        expect(transitsOnlyIn(before!.transits, before!.transits)).toEqual([]);
        expect(diffRuns(after!, before!, untilMs)).toEqual(swapped(diffRuns(before!, after!, untilMs)));
      }),
      { numRuns: 40 },
    );
  });
});

describe('transitsOnlyIn(before, after)', () => {
  it('leaves out what goes the same way in both, each as often as it is there', () => {
    const [first] = slow.transits;
    expect(transitsOnlyIn([first!, first!], [first!])).toEqual([first]);
    const onlyBefore = transitsOnlyIn(slow.transits, fast.transits);
    expect(onlyBefore.length).toBeGreaterThan(0);
    expect(onlyBefore.length).toBeLessThanOrEqual(slow.transits.length);
  });
});
