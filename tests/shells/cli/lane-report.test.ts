import { describe, expect, it } from 'vitest';
import { must } from '../../../src/core/assert';
import { simulate } from '../../../src/simulate';
import { oneLane } from '../../support/scenarios';
import { reportLane } from '../../../src/shells/cli/lane-report';
import {
  arrived,
  asked,
  changed,
  closed,
  ended,
  handshake,
  heldPoll,
  historyOf,
  lost,
  opened,
  opening,
  published,
  sent,
  without,
  type Line,
} from '../../support/history';

const reportOf = (lines: readonly Line[], clients = 1) => reportLane(historyOf(lines, { clients, untilMs: 1000 }));

describe('reportLane', () => {
  it('reportLane(trace) tells everything of a whole poll, by the names of the contract', () => {
    const report = reportOf([...heldPoll, [600, closed({ connectionId: 0 })]]);
    expect(report).toMatchObject({ key: 'lane', technique: 'by-hand', streams: [] });
    expect(report.requests).toEqual([
      {
        id: 0,
        client: 0,
        tab: 0,
        kind: 'poll',
        attempts: 1,
        askedAtMs: 0,
        sentAtMs: 120,
        arrivedAtMs: [180],
        respondedAtMs: 500,
        endedAtMs: 560,
        outcome: 'answered',
        status: 200,
        connection: 0,
        isNewConnection: true,
        messages: [1],
        requestBytes: 100,
        responseBytes: 100,
      },
    ]);
    expect(report.connections).toEqual([{ id: 0, kind: 'http', openedAtMs: 120, closedAtMs: 600, closedBy: 'client' }]);
    expect(report.messages).toEqual([
      { id: 1, publishedAtMs: 500, deliveries: [{ client: 0, atMs: 560 }], fate: 'delivered', reason: null },
    ]);
    expect(report.metrics).toMatchObject({ requestCount: 1, deliveredCount: 1 });
  });

  it('reportLane(trace) has null for every moment that did not come', () => {
    expect(reportOf([[0, asked({ exchangeId: 0 })]]).requests).toEqual([
      {
        id: 0,
        client: 0,
        tab: 0,
        kind: 'poll',
        attempts: 1,
        askedAtMs: 0,
        sentAtMs: null,
        arrivedAtMs: [],
        respondedAtMs: null,
        endedAtMs: null,
        outcome: 'open',
        status: null,
        connection: null,
        isNewConnection: null,
        messages: [],
        requestBytes: 0,
        responseBytes: 0,
      },
    ]);
  });

  it('reportLane(trace) tells when an answer was made for which nobody listened, though it was never sent', () => {
    const abandoned: Line[] = [
      ...heldPoll.filter(([atMs]) => atMs < 500),
      [200, ended({ exchangeId: 0, outcome: 'client-timeout', status: null })],
      [400, { kind: 'work-ended', exchangeId: 0, attempt: 1, result: 'nobody-listening' }],
    ];
    expect(reportOf(abandoned).requests[0]).toMatchObject({
      outcome: 'client-timeout',
      endedAtMs: 200,
      respondedAtMs: 400,
    });
    const stopped = changed(abandoned, 'work-ended', { result: 'stopped' });
    expect(reportOf(stopped).requests[0]).toMatchObject({ respondedAtMs: null });
  });

  it('reportLane(trace) tells of a retry both arrivals, the first sending and the last connection', () => {
    const lines: Line[] = [
      ...without(heldPoll, 'request-ended').filter(([atMs]) => atMs < 500),
      [300, { kind: 'request-retried', exchangeId: 0, attempt: 2 }],
      ...handshake(1, 300, 4),
      [
        420,
        sent({
          transitId: 6,
          connectionId: 1,
          direction: 'up',
          content: 'request',
          exchangeId: 0,
          attempt: 2,
          overheadBytes: 100,
        }),
      ],
      [480, arrived(6)],
    ];
    expect(reportOf(lines).requests[0]).toMatchObject({
      attempts: 2,
      sentAtMs: 120,
      arrivedAtMs: [180, 480],
      connection: 1,
      isNewConnection: true,
      requestBytes: 200,
    });
  });

  it('reportLane(trace) gives the fate of each message, and the reason of a loss in words', () => {
    const lines: Line[] = [
      [1, published({ messageId: 1 })],
      [2, published({ messageId: 2 })],
      [3, lost({ messageId: 1 })],
    ];
    expect(reportOf(lines).messages).toEqual([
      { id: 1, publishedAtMs: 1, deliveries: [], fate: 'lost', reason: 'nobody was listening' },
      { id: 2, publishedAtMs: 2, deliveries: [], fate: 'pending', reason: null },
    ]);
  });

  it('reportLane(trace) of a message that two clients have lost has the reason of the first loss', () => {
    const losses = [
      lost({ messageId: 1, client: 1, reason: 'connection-lost' }),
      lost({ messageId: 1, client: 0, reason: 'nobody-listening' }),
    ] as const;
    const reasonOf = (first: (typeof losses)[number], second: (typeof losses)[number]) =>
      reportOf(
        [
          [1, published({ messageId: 1 })],
          [3, first],
          [4, second],
        ],
        2,
      ).messages.map(({ reason }) => reason);
    expect(reasonOf(losses[0], losses[1])).toEqual(['the connection was lost']);
    expect(reasonOf(losses[1], losses[0])).toEqual(['nobody was listening']);
  });

  const atMoments = (...timesMs: number[]) => ({ kind: 'at', timesMs });
  it.each<[string, string, string, Record<string, unknown>]>([
    [
      'what the loop found after its client had given up',
      'nobody was listening',
      'ajax-long-polling',
      { durationMs: 12_000, articleLoop: { draws: [[99, 99, 99, 99, 40]] } },
    ],
    [
      'an answer for an iframe that had been pointed elsewhere',
      'nobody was listening',
      'iframe-polling',
      { durationMs: 8000, articleLoop: { draws: [[29]] }, network: { oneWayLatencyMs: 300 } },
    ],
    [
      'news while no socket was open',
      'nobody was listening',
      'websocket',
      { messages: atMoments(5450), interventions: [{ atMs: 5400, do: 'close-streams' }] },
    ],
    [
      'news between two polls of a server that keeps nothing',
      'nobody was listening',
      'long-polling',
      { messages: atMoments(2000, 2010), server: { keepsMessages: false } },
    ],
    [
      'news while a server without memory is down',
      'the server had stopped',
      'long-polling',
      {
        messages: atMoments(4500),
        interventions: [{ atMs: 4000, do: 'server-restart', forMs: 2000, keepsMemory: false }],
      },
    ],
    [
      'what lay in the queue of a server that stops',
      'the server had forgotten it',
      'ajax-polling',
      {
        messages: atMoments(4500),
        interventions: [{ atMs: 5000, do: 'server-restart', forMs: 500, keepsMemory: false }],
      },
    ],
    [
      'an answer that is dropped, of a server that keeps nothing',
      'its answer was dropped',
      'long-polling',
      {
        messages: atMoments(2000),
        server: { keepsMessages: false },
        interventions: [{ on: 'long-polling/request/0', do: 'drop-response' }],
      },
    ],
    [
      'what a server that keeps the newest alone replaced',
      'overwritten before it was read',
      'ajax-polling',
      { messages: atMoments(1000, 2000), server: { keepsMessages: false } },
    ],
  ])('reportLane(trace) of %s says %j', (_what, reason, id, settings) => {
    const params = id === 'ajax-polling' ? { answers: 'at-once' } : {};
    const [trace] = simulate(oneLane(id, params, settings)).lanes;
    const lost = reportLane(must(trace, 'its lane')).messages.find(({ fate }) => fate === 'lost');
    expect(lost?.reason).toBe(reason);
  });

  it('reportLane(trace) lists streams: open, ended, and never opened', () => {
    const stream = (exchangeId: number): Line[] => [
      [0, asked({ exchangeId, requestKind: 'stream', initiator: 'event-source' })],
      [0, opening({ connectionId: exchangeId })],
      [0, opened(exchangeId)],
      [
        0,
        sent({
          transitId: 2 * exchangeId,
          connectionId: exchangeId,
          direction: 'up',
          content: 'request',
          exchangeId,
          attempt: 1,
        }),
      ],
      [60, arrived(2 * exchangeId)],
      [
        60,
        sent({
          transitId: 2 * exchangeId + 1,
          connectionId: exchangeId,
          direction: 'down',
          content: 'stream-head',
          exchangeId,
          attempt: 1,
        }),
      ],
      [120, arrived(2 * exchangeId + 1)],
      [120, { kind: 'stream-opened', exchangeId }],
    ];
    const lines: Line[] = [
      ...stream(0),
      ...stream(1),
      [800, { kind: 'stream-ended', exchangeId: 1, reason: 'ended-by-server', code: null }],
      [810, asked({ exchangeId: 2, requestKind: 'handshake', initiator: 'web-socket' })],
      [900, ended({ exchangeId: 2, outcome: 'network-error', status: null })],
    ];
    expect(reportOf(lines).streams).toEqual([
      { client: 0, askedAtMs: 0, openedAtMs: 120, endedAtMs: null, reason: null },
      { client: 0, askedAtMs: 0, openedAtMs: 120, endedAtMs: 800, reason: 'ended by the server' },
      { client: 0, askedAtMs: 810, openedAtMs: null, endedAtMs: 900, reason: 'never opened: network error' },
    ]);
  });
});
