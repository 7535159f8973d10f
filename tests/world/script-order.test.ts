import { describe, expect, it } from 'vitest';
import { eventsOf, runLane, type LaneRun } from '../support/runs';
import { oneLane } from '../support/scenarios';

const id = 'jsonp-polling';
const d = 60;

/** Request 0 is answered 4 s late; the watchdog inserts the next script after 1 s, which brings the same news. */
function lateFirst(params: Record<string, unknown>, rest: Record<string, unknown> = {}): LaneRun {
  return runLane(
    oneLane(
      id,
      { answers: 'at-once', pauseMs: 3000, watchdogMs: 1000, ...params },
      {
        durationMs: 4900,
        messages: { kind: 'at', timesMs: [0] },
        interventions: [{ on: `${id}/request/0`, do: 'delay-response', byMs: 4000 }],
        ...rest,
      },
    ),
  );
}
const deliveries = (run: LaneRun) =>
  eventsOf(run, 'message-delivered').map(({ messageId, exchangeId, atMs, isDuplicate }) => [
    messageId,
    exchangeId,
    atMs,
    isDuplicate,
  ]);
const asked = ({ exchanges }: LaneRun) => exchanges.map(({ askedAtMs }) => askedAtMs);
// Request 1 has to open a connection first: the old script has the other one.
const secondAnswerMs = 1000 + 4 * d;
const lateAnswerMs = 4000 + 2 * d;

describe('scripts', () => {
  it('run as they come: a late one brings again what the page has, and changes nothing else', () => {
    const run = lateFirst({});
    expect(deliveries(run)).toEqual([
      [1, 1, secondAnswerMs, false],
      [1, 0, lateAnswerMs, true],
    ]);
    expect(asked(run)).toEqual([0, 1000, secondAnswerMs + 3000]);
    expect(eventsOf(run, 'connection-closed').filter(({ reason }) => reason === 'given-up')).toEqual([]);
  });

  it('that keep their order wait for those before them, and the page waits with them', () => {
    const run = lateFirst({ keepsScriptOrder: true, watchdogMs: 2500 });
    const arrived = run.exchanges[1]?.endedAtMs;
    expect(arrived).toBe(2500 + 4 * d);
    // Each in its turn, at the moment when the first has come; and each on the request that brought it.
    expect(deliveries(run)).toEqual([
      [1, 0, lateAnswerMs, false],
      [1, 1, lateAnswerMs, true],
    ]);
  });

  it('that keep their order are stopped for good by one that never comes', () => {
    const run = lateFirst(
      { keepsScriptOrder: true },
      { durationMs: 12_000, interventions: [{ on: `${id}/request/0`, do: 'never-answer' }] },
    );
    expect(deliveries(run)).toEqual([]);
    expect(run.exchanges.slice(1).every(({ outcome }) => outcome === 'answered' || outcome === 'open')).toBe(true);
    // The watchdog goes on inserting scripts, each with a connection of its own or of one that was answered.
    expect(run.exchanges.length).toBe(13);
  });

  it('tell an error in their turn, too', () => {
    const run = lateFirst(
      { keepsScriptOrder: true, watchdogMs: 2500, retryFirstMs: 300, retryJitterFraction: 0 },
      {
        interventions: [
          { on: `${id}/request/0`, do: 'delay-response', byMs: 4000 },
          { on: `${id}/request/1`, do: 'fail-response' },
        ],
      },
    );
    expect(run.exchanges[1]).toMatchObject({ outcome: 'http-error', endedAtMs: 2500 + 4 * d });
    expect(asked(run)).toEqual([0, 2500, lateAnswerMs + 300]);
  });

  it('whose error nobody tells are missed by the watchdog alone', () => {
    const failing = { interventions: [{ on: `${id}/request/0`, do: 'fail-response' }] };
    expect(asked(lateFirst({ hearsErrors: false }, failing))[1]).toBe(1000);
    expect(asked(lateFirst({ hearsErrors: true, retryFirstMs: 300, retryJitterFraction: 0 }, failing))[1]).toBe(
      2 * d + 300,
    );
  });

  it('make the browser show that it loads, and abort nothing', () => {
    const run = lateFirst({});
    expect(run.exchanges.map(({ initiator }) => initiator)).toEqual(['script', 'script', 'script']);
    expect(run.exchanges.some(({ outcome }) => outcome === 'aborted' || outcome === 'client-timeout')).toBe(false);
  });
});
