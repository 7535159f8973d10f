import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import type { ItemKey } from '../../src/layout/item-keys';
import { indexTransitionTies } from '../../src/layout/transition-ties';
import { buildSpans } from '../../src/trace/build-spans';
import type { Spans, StateSpan } from '../../src/trace/spans';
import { simulate } from '../../src/simulate';
import { LAW_LIMIT_MS, lanesOf, lawParameters } from '../support/law-runs';
import { runnableScenario } from '../support/random-scenarios';
import { oneLane } from '../support/scenarios';

const textOf = (move: StateSpan | null) =>
  move && `${move.exchangeId === null ? 'browser' : 'server'}: ${move.from ?? '●'} → ${move.state}, ${move.event}`;

function tiesOf(scenario: Parameters<typeof simulate>[0]) {
  const trace = must(simulate(scenario).lanes[0], 'a lane');
  const spans = buildSpans(trace);
  const ties = indexTransitionTies(trace, spans);
  return {
    spans,
    of: (key: ItemKey) => {
      const { sentBy, triggered } = ties.transitionsOf(key);
      return { sentBy: textOf(sentBy), triggered: triggered.map(textOf) };
    },
    marksOf: (text: string) => spans.states.filter((move) => textOf(move) === text).map((move) => ties.marksOf(move)),
  };
}

const messages = (...atMs: number[]) => ({ messages: { kind: 'at', timesMs: atMs } });
const held = oneLane('long-polling', {}, { durationMs: 3000, ...messages(500), network: { oneWayLatencyMs: 100 } });

describe('indexTransitionTies(trace, spans)', () => {
  it('a request was sent by the browser’s machine, and starts the server’s', () => {
    expect(tiesOf(held).of('transit/0')).toEqual({
      sentBy: 'browser: ● → waiting, start',
      triggered: ['server: ● → holding, start'],
    });
  });
  it('an answer was sent by the server’s machine, and moves the browser’s', () => {
    expect(tiesOf(held).of('transit/1')).toEqual({
      sentBy: 'server: holding → answered, news.available',
      triggered: ['browser: waiting → waiting, response.arrived'],
    });
  });
  it('a published message moves the server’s machine, and is delivered by the browser’s', () => {
    const { of } = tiesOf(held);
    expect(of('message/1').triggered).toEqual(['server: holding → answered, news.available']);
    expect(of('message/1/client/0').sentBy).toBe('browser: waiting → waiting, response.arrived');
  });
  it('the server’s work on a request has all moves of its machine', () => {
    expect(tiesOf(held).of('exchange/0/attempt/1').triggered).toEqual([
      'server: ● → holding, start',
      'server: holding → answered, news.available',
    ]);
  });
  it('a transition knows what it answered and what it wished for', () => {
    expect(tiesOf(held).marksOf('browser: waiting → waiting, response.arrived')).toEqual([
      { sent: ['transit/2', 'message/1/client/0'], causes: ['transit/1'] },
    ]);
    expect(tiesOf(held).marksOf('server: holding → answered, news.available')).toEqual([
      { sent: ['transit/1'], causes: ['message/1'] },
    ]);
  });
  it('a timer answers nothing; giving up is what it wished for', () => {
    const scenario = oneLane('ajax-long-polling', { clientTimeoutMs: 1000 }, { durationMs: 1500 });
    const [gaveUp] = tiesOf(scenario).marksOf('browser: waiting → waiting, after clientTimeout');
    expect(gaveUp?.causes).toEqual([]);
    expect(gaveUp?.sent).toContain('exchange/0/end');
    const [heard] = tiesOf(scenario).marksOf('browser: waiting → waiting, response.failed');
    expect(heard?.causes).toEqual(['exchange/0/end']);
    const end = tiesOf(scenario).of('exchange/0/end');
    expect(end.sentBy).toBe('browser: waiting → waiting, after clientTimeout');
    expect(end.triggered).toEqual(['browser: waiting → waiting, response.failed']);
  });
  it('a request that waited for a connection belongs to the transition that asked for it, not to the answer that made room', () => {
    const scenario = oneLane(
      'ajax-polling',
      { pollIntervalMs: 100, answers: 'at-once' },
      { durationMs: 2000, network: { oneWayLatencyMs: 200 }, browser: { connectionsPerHost: 1 } },
    );
    const { of, spans } = tiesOf(scenario);
    const queued = must(
      spans.exchanges.find(({ wasQueued, attempts }) => wasQueued && attempts.length > 0),
      'a queued request',
    );
    const request = must(
      spans.transits.find(({ exchangeId }) => exchangeId === queued.id),
      'its transit',
    );
    expect(of(`transit/${request.id}`).sentBy).toBe('browser: ticking → ticking, after pollInterval');
  });
  it('what waited for a worker answers its own arrival, not what made the worker free', () => {
    const scenario = oneLane(
      'sse',
      {},
      {
        durationMs: 1000,
        clients: 2,
        server: { workers: 1, processingMs: 100 },
        messages: { kind: 'at', timesMs: [] },
      },
    );
    const { of, spans } = tiesOf(scenario);
    const requests = spans.transits.filter(({ content }) => content === 'request');
    expect(requests).toHaveLength(2);
    for (const { id } of requests) expect(of(`transit/${id}`).triggered).toHaveLength(1);
  });
  it('a key that names nothing has no ties', () => {
    expect(tiesOf(held).of('transit/9999')).toEqual({ sentBy: null, triggered: [] });
  });
});

/** Facts that only an arrival on the wire can bring. */
const BROUGHT = ['response.arrived', 'stream.opened', 'chunk.arrived', 'socket.opened', 'frame.arrived'];

const ofClient = (spans: Spans) => spans.states.filter(({ exchangeId }) => exchangeId === null);

describe('indexTransitionTies(trace, spans), for any scenario', () => {
  it(
    'both directions tell the same; what came by wire has the transit that brought it, and every request its sender',
    () => {
      fc.assert(
        fc.property(runnableScenario, (scenario) => {
          for (const trace of lanesOf(scenario)) {
            const spans = buildSpans(trace);
            const ties = indexTransitionTies(trace, spans);
            for (const move of spans.states)
              for (const key of ties.marksOf(move).causes) expect(ties.transitionsOf(key).triggered).toContain(move);
            for (const { id, content, direction, client, uplinkIds } of spans.transits) {
              const { sentBy, triggered } = ties.transitionsOf(`transit/${id}`);
              if (sentBy) expect(ties.marksOf(sentBy).sent).toContain(`transit/${id}`);
              // What the page says to the server is no machine's doing.
              if (content === 'request' && uplinkIds.length === 0)
                expect(sentBy).toMatchObject({ exchangeId: null, client });
              if (direction === 'down' && sentBy) expect(sentBy.exchangeId).not.toBeNull();
              for (const move of triggered) expect(move.client).toBe(client);
            }
            for (const move of ofClient(spans).filter(({ event }) => BROUGHT.includes(event))) {
              const [cause, ...more] = ties.marksOf(move).causes;
              expect(more).toEqual([]);
              const transit = spans.transits.find(({ id }) => cause === `transit/${id}`);
              expect(transit).toMatchObject({ direction: 'down', arrivedAtMs: move.enteredAtMs, client: move.client });
            }
          }
        }),
        lawParameters(150),
      );
    },
    LAW_LIMIT_MS,
  );
});
