import { describe, expect, it } from 'vitest';
import { eventsOf, requestOf, runLane, type LaneRun } from '../support/runs';
import { oneLane } from '../support/scenarios';

const id = 'conditional-polling';
const conditional = (rest: Record<string, unknown>, params = {}) =>
  runLane(oneLane(id, { pollIntervalMs: 1000, ...params }, { durationMs: 4900, ...rest }));
const ends = ({ exchanges }: LaneRun) =>
  exchanges.map(({ cursor, status, outcome, messageIds }) => [cursor, status, outcome, messageIds]);
const deliveries = (run: LaneRun) => eventsOf(run, 'message-delivered').map(({ messageId }) => messageId);
const at = (...timesMs: readonly number[]) => ({ kind: 'at', timesMs });

describe('a conditional request', () => {
  it('is answered 304 when nothing is newer than its tag, and whole when something is or it has none', () => {
    const run = conditional({ messages: at(1500, 1600, 3500) });
    expect(ends(run)).toEqual([
      [null, 200, 'empty', []],
      [0, 200, 'answered', [1, 2]],
      [2, 304, 'empty', []],
      [2, 200, 'answered', [3]],
    ]);
    expect(deliveries(run)).toEqual([1, 2, 3]);
  });

  it('is told so by the server’s behaviour: it compares, then answers with a status and no body', () => {
    const run = conditional({ messages: at() });
    const moves = eventsOf(run, 'machine-moved').filter(({ exchangeId }) => exchangeId === 1);
    expect(moves.map(({ from, event, to }) => [from, event, to])).toEqual([
      [null, 'start', 'comparing'],
      ['comparing', 'tag.matched', 'unchanged'],
    ]);
    const answer = run.transits.find(({ exchangeId, content }) => exchangeId === 1 && content === 'response');
    expect(answer).toMatchObject({ status: 304, payloadBytes: 0 });
    expect(requestOf(run, 1).attempts[0]).toMatchObject({ handler: 'conditional', workResult: 'responded' });
  });

  it('saves bytes of the answer only: the request has the tag on top', () => {
    const [first, second, third] = conditional({ messages: at() }).exchanges;
    expect(second?.requestBytes).toBe(
      (first?.requestBytes ?? 0) + 'Cache-Control: max-age=0\r\n'.length + 'If-None-Match: "0"\r\n'.length,
    );
    expect(second?.responseBytes).toBeLessThan(first?.responseBytes ?? 0);
    expect(third?.responseBytes).toBe(second?.responseBytes);
  });

  it('gets the newest state alone from a server that keeps no messages', () => {
    const run = conditional({ messages: at(1100, 1200, 1300, 3500), server: { keepsMessages: false } });
    expect(deliveries(run)).toEqual([3, 4]);
    expect(eventsOf(run, 'message-lost').map(({ messageId, reason }) => [messageId, reason])).toEqual([
      [1, 'overwritten'],
      [2, 'overwritten'],
    ]);
    expect(ends(run).map(([, status]) => status)).toEqual([200, 200, 304, 200]);
  });

  it('takes the processing time before it is compared', () => {
    const run = conditional({ messages: at(1030), server: { processingMs: 100 } });
    expect(requestOf(run, 0)).toMatchObject({ status: 200, messageIds: [1] });
  });

  it('that failed or came to nothing leaves the tag as it was', () => {
    const run = conditional({
      messages: at(500, 1500),
      interventions: [
        { on: `${id}/request/1`, do: 'fail-response' },
        { on: `${id}/request/2`, do: 'reset-connection' },
      ],
    });
    expect(ends(run)).toEqual([
      [null, 200, 'answered', [1]],
      [1, 500, 'http-error', []],
      [1, null, 'network-error', []],
      [1, 200, 'answered', [2]],
    ]);
  });

  it('is not asked while another is under way: the tick passes', () => {
    const run = conditional(
      { messages: at(), durationMs: 5900, interventions: [{ on: `${id}/request/0`, do: 'never-answer' }] },
      { clientTimeoutMs: 2500 },
    );
    expect(run.exchanges.map(({ askedAtMs, outcome }) => [askedAtMs, outcome])).toEqual([
      [1000, 'client-timeout'],
      [4000, 'empty'],
      [5000, 'empty'],
    ]);
  });
});
