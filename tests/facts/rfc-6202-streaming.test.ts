import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { publishAt, withActs } from '../support/acted-runs';
import { everySoOften, metricOf, runOf, stalenessesOf } from '../support/fact-runs';
import { eventsOf, requestOf, runLane, type LaneRun } from '../support/runs';

type Parts = Record<string, unknown>;
const d = 60;
const MESSAGE_COUNT = 40;
const messages = { kind: 'at', timesMs: everySoOften(MESSAGE_COUNT, 500) };
const HTTP_STREAMS = ['iframe-streaming', 'htmlfile', 'xhr-streaming', 'fetch-streaming', 'sse'];
/** Streams that neither a limit nor a browser's own buffer disturbs. */
const plainParams: Readonly<Record<string, Parts>> = {
  'iframe-streaming': { responseLimitBytes: null, browserBufferBytes: 0 },
  htmlfile: { responseLimitBytes: null, browserBufferBytes: 0 },
  'xhr-streaming': { responseLimitBytes: null, browserBufferBytes: 0 },
};
const streamed = (id: string, rest: Parts = {}, params: Parts = {}) =>
  runOf(id, { ...plainParams[id], ...params }, { messages, ...rest });
const statesOf = ({ states }: LaneRun) =>
  states.filter(({ exchangeId }) => exchangeId === null).map(({ state }) => state);

describe('RFC 6202 §3.1, HTTP streaming', () => {
  it.each(HTTP_STREAMS)('16 a request never ends, and many messages come in its one response (%s)', (id) => {
    const run = streamed(id);
    expect(run.exchanges).toHaveLength(1);
    expect(requestOf(run, 0)).toMatchObject({ outcome: 'open', streamEndedAtMs: null, endedAtMs: null });
    expect(requestOf(run, 0).messageIds).toEqual(Array.from({ length: MESSAGE_COUNT }, (_, index) => index + 1));
  });

  it('17 a chunked stream says where it ends, so that its connection lives on; without that the end is the connection’s', () => {
    const chunked = runLane(withActs('sse', [{ atMs: 5000, do: 'close-streams' }]));
    expect(chunked.transits.some(({ content }) => content === 'stream-end')).toBe(true);
    expect(eventsOf(chunked, 'connection-closed')).toEqual([]);
    expect(requestOf(chunked, 1).attempts[0]?.connectionId).toBe(requestOf(chunked, 0).attempts[0]?.connectionId);
    const unkept = runLane(withActs('sse', [{ atMs: 5000, do: 'close-streams' }], {}, { server: { keepAliveMs: 0 } }));
    expect(eventsOf(unkept, 'connection-closed')[0]).toMatchObject({ closedBy: 'server', reason: 'not-kept-alive' });
    expect(requestOf(unkept, 1).attempts[0]?.isNewConnection).toBe(true);
  });

  it('18 who sees nothing but the end cannot tell a fault from it; who reads the chunks can', () => {
    const ends = (id: string) => {
      const ended = runLane(withActs(id, [{ atMs: 5000, do: 'close-streams' }], plainParams[id]));
      const cutAct = { on: `${id}/connection/0`, atMs: 5000 + d / 2, do: 'cut-connection' };
      const cut = runLane(withActs(id, [cutAct], plainParams[id]));
      expect([ended, cut].map((run) => requestOf(run, 0).streamEndReason)).toEqual([
        'ended-by-server',
        'connection-lost',
      ]);
      expect([ended, cut].map((run) => requestOf(run, 0).streamEndedAtMs)).toEqual([5000 + d, 5000 + d]);
      return [statesOf(ended), statesOf(cut)];
    };
    for (const id of ['iframe-streaming', 'htmlfile', 'sse']) {
      const [ended, cut] = ends(id);
      expect(cut, id).toEqual(ended);
    }
    for (const id of ['xhr-streaming', 'fetch-streaming']) {
      const [ended, cut] = ends(id);
      expect(cut, id).not.toEqual(ended);
    }
  });
});

describe('RFC 6202 §3.2, what streaming costs', () => {
  it.each(HTTP_STREAMS)(
    '19 an intermediary may keep back the whole response: a message comes when it ends (%s)',
    (id) => {
      const proxy = { isBuffering: true, bufferBytes: 1_000_000 };
      const run = runLane(
        withActs(id, [...publishAt(1000, 2500, 7000), { atMs: 9000, do: 'close-streams' }], plainParams[id], { proxy }),
      );
      expect(run.messages.map(({ deliveries }) => deliveries[0]?.atMs)).toEqual([9000 + d, 9000 + d, 9000 + d]);
      const endless = runLane(withActs(id, publishAt(1000, 2500, 7000), plainParams[id], { proxy }));
      expect(metricOf(endless, 'deliveredCount')).toBe(0);
    },
  );

  it.each([...HTTP_STREAMS, 'websocket'])('20 at best, the average and the longest are one transit (%s)', (id) => {
    for (const oneWayLatencyMs of [20, 60, 300]) {
      const stalenesses = stalenessesOf(streamed(id, { network: { oneWayLatencyMs } }));
      expect(stalenesses.length).toBeGreaterThan(MESSAGE_COUNT - 5);
      const late = messages.timesMs.filter((atMs) => atMs < 4 * oneWayLatencyMs).length;
      for (const stalenessMs of stalenesses.slice(late)) expect(stalenessMs).toBeCloseTo(oneWayLatencyMs, 6);
    }
  });

  it('21 memory grows, so streams are ended now and then; what comes just then takes three transits', () => {
    // The second message fills the response; the third is published as it ends.
    const run = runLane(
      withActs('xhr-streaming', publishAt(1000, 2000, 2000.001), {
        responseLimitBytes: 60,
        paddingBytes: 0,
        browserBufferBytes: 0,
      }),
    );
    expect(requestOf(run, 0)).toMatchObject({ streamEndReason: 'ended-by-server', streamEndedAtMs: 2000 + d });
    expect(stalenessesOf(run).map((stalenessMs) => Math.round(stalenessMs))).toEqual([d, d, 3 * d]);
  });

  it('22 a browser need not show a part of a response; white space before it makes that it does', () => {
    const heard = (paddingBytes: number) =>
      runLane(
        withActs('xhr-streaming', publishAt(1000, 2000), {
          responseLimitBytes: null,
          browserBufferBytes: 2048,
          paddingBytes,
        }),
      );
    expect(metricOf(heard(0), 'deliveredCount')).toBe(0);
    expect(stalenessesOf(heard(2048))).toEqual([d, d]);
  });

  it('23 chunks are no message boundaries, for a proxy may join them: the framing is the application’s', () => {
    const sizesOf = (run: LaneRun) =>
      run.transits.filter(({ content }) => content === 'chunk').map(({ messageIds }) => messageIds.length);
    const acts = publishAt(1000, 2000, 3000, 4000);
    const plain = runLane(withActs('sse', acts));
    expect(sizesOf(plain)).toEqual([1, 1, 1, 1]);
    const [head = 0, first = 0, second = 0] = must(
      requestOf(runLane(withActs('sse', acts, {}, { proxy: { isBuffering: true } })), 0).attempts[0]?.proxy,
      'the proxy keeps all',
    ).withheld.map(({ bytes }) => bytes);
    const proxy = { isBuffering: true, bufferBytes: head + first + second };
    const joined = runLane(withActs('sse', acts, {}, { proxy }));
    // Both arrive together, and yet the page has each by itself, once and in order.
    expect(eventsOf(joined, 'message-delivered').map(({ atMs, messageId }) => [atMs, messageId])).toEqual([
      [2000 + d, 1],
      [2000 + d, 2],
    ]);
    // A long poll needs no framing: what comes is one response, whatever stands between.
    const responses = (proxy: Parts | null) =>
      runLane(withActs('long-polling', acts, {}, { proxy })).transits.filter(({ content }) => content === 'response');
    expect(responses(proxy).map(({ messageIds }) => messageIds)).toEqual(
      responses(null).map(({ messageIds }) => messageIds),
    );
  });
});
