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

  it('reportLane(trace) gives the reason that the page gives', () => {
    const scenario = oneLane(
      'websocket',
      {},
      { messages: { kind: 'at', timesMs: [5450] }, interventions: [{ atMs: 5400, do: 'close-streams' }] },
    );
    const [trace] = simulate(scenario).lanes;
    expect(reportLane(must(trace, 'its lane')).messages[0]?.reason).toBe('no socket was open');
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
