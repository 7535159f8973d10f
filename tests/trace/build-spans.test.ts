import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { buildSpans, SpanBuilder } from '../../src/trace/build-spans';
import type { Spans } from '../../src/trace/spans';
import { anyScenario, tracesOf } from '../support/any-scenario';
import {
  arrived,
  asked,
  changed,
  closed,
  delivered,
  ended,
  handshake,
  heldPoll,
  historyOf,
  lost,
  moved,
  opened,
  opening,
  published,
  sent,
  without,
  type Line,
} from '../support/history';
import { anyNumber } from '../support/any-number';

function spansOf(lines: readonly Line[], clients = 1): Spans {
  return buildSpans(historyOf(lines, { clients }));
}

const stream: readonly Line[] = [
  [0, opening({ connectionId: 0 })],
  [0, opened(0)],
  [0, asked({ exchangeId: 0, requestKind: 'stream', initiator: 'event-source' })],
  [
    0,
    sent({
      transitId: 0,
      connectionId: 0,
      direction: 'up',
      content: 'request',
      exchangeId: 0,
      attempt: 1,
      overheadBytes: 90,
    }),
  ],
  [60, arrived(0)],
  [60, { kind: 'work-started', exchangeId: 0, attempt: 1, handler: 'stream' }],
  [
    60,
    sent({
      transitId: 1,
      connectionId: 0,
      direction: 'down',
      content: 'stream-head',
      exchangeId: 0,
      attempt: 1,
      overheadBytes: 70,
      status: 200,
    }),
  ],
  [120, arrived(1)],
  [120, { kind: 'stream-opened', exchangeId: 0 }],
];
const chunk: readonly Line[] = [
  [300, published({ messageId: 1 })],
  [
    300,
    sent({
      transitId: 2,
      connectionId: 0,
      direction: 'down',
      content: 'chunk',
      exchangeId: 0,
      attempt: 1,
      overheadBytes: 8,
      payloadBytes: 20,
      messageIds: [1],
    }),
  ],
  [360, arrived(2)],
];
const streamEnd = (reason: 'ended-by-server' | 'connection-lost' | 'closed-by-client'): Line => [
  900,
  { kind: 'stream-ended', exchangeId: 0, reason, code: null },
];

describe('buildSpans', () => {
  it('buildSpans(trace) makes one exchange of a poll, with its attempt, moments, bytes and messages', () => {
    expect(spansOf(heldPoll).exchanges).toEqual([
      {
        id: 0,
        client: 0,
        tab: 0,
        kind: 'poll',
        initiator: 'xhr',
        cursor: null,
        session: null,
        askedAtMs: 0,
        wasQueued: false,
        endedAtMs: 560,
        outcome: 'answered',
        status: 200,
        openedAtMs: null,
        streamEndedAtMs: null,
        streamEndReason: null,
        closeCode: null,
        messageIds: [1],
        uplinkIds: [],
        requestBytes: 100,
        responseBytes: 100,
        askedSequence: 1,
        endedSequence: 16,
        attempts: [
          {
            number: 1,
            connectionId: 0,
            isNewConnection: true,
            assignedAtMs: 120,
            sentAtMs: 120,
            arrivedAtMs: 180,
            handler: 'hold',
            workStartedAtMs: 180,
            workEndedAtMs: 500,
            workResult: 'responded',
            respondedAtMs: 500,
            proxy: null,
            wasBacklogged: false,
            workParkedAtMs: null,
            closeNoticedAtMs: null,
            draws: [],
          },
        ],
      },
    ]);
  });

  it('buildSpans(trace) leaves null what has not come yet', () => {
    const [exchange] = spansOf(heldPoll.filter(([atMs]) => atMs < 500)).exchanges;
    expect(exchange).toMatchObject({ endedAtMs: null, outcome: 'open', status: null, endedSequence: null });
    expect(exchange?.attempts[0]).toMatchObject({ respondedAtMs: null, workEndedAtMs: null, workResult: null });
  });

  it('buildSpans(trace) tells a queued request, and both attempts of one that the browser retried', () => {
    const retry: Line[] = [
      [570, asked({ exchangeId: 1 })],
      [570, { kind: 'request-queued', exchangeId: 1 }],
      [
        600,
        sent({
          transitId: 4,
          connectionId: 0,
          direction: 'up',
          content: 'request',
          exchangeId: 1,
          attempt: 1,
          overheadBytes: 10,
        }),
      ],
      [660, arrived(4)],
      [720, { kind: 'request-retried', exchangeId: 1, attempt: 2 }],
      ...handshake(1, 720, 5),
      [
        840,
        sent({
          transitId: 7,
          connectionId: 1,
          direction: 'up',
          content: 'request',
          exchangeId: 1,
          attempt: 2,
          overheadBytes: 10,
        }),
      ],
    ];
    const { exchanges } = spansOf([...heldPoll, ...retry]);
    expect(exchanges.map(({ wasQueued }) => wasQueued)).toEqual([false, true]);
    expect(exchanges[1]).toMatchObject({
      requestBytes: 20,
      attempts: [
        { number: 1, connectionId: 0, isNewConnection: false, sentAtMs: 600, arrivedAtMs: 660 },
        { number: 2, connectionId: 1, isNewConnection: true, sentAtMs: 840, arrivedAtMs: null },
      ],
    });
  });

  it('buildSpans(trace) does not call the warm connection new', () => {
    const warm: Line[] = [
      [-600, opening({ connectionId: 0 })],
      [-600, opened(0, true)],
      [0, asked({ exchangeId: 0 })],
      [0, sent({ transitId: 0, connectionId: 0, direction: 'up', content: 'request', exchangeId: 0, attempt: 1 })],
    ];
    const spans = spansOf(warm);
    expect(spans.exchanges[0]?.attempts[0]?.isNewConnection).toBe(false);
    expect(spans.connections[0]).toMatchObject({ isWarm: true, openingAtMs: -600, openedAtMs: -600 });
  });

  it('buildSpans(trace) notes draws and the close of an abandoned request', () => {
    const abandoned: Line[] = [
      ...without(heldPoll, 'work-ended').filter(([atMs]) => atMs < 500),
      [250, { kind: 'draw-made', exchangeId: 0, attempt: 1, draw: 9, isReady: false }],
      [300, { kind: 'close-noticed', exchangeId: 0, attempt: 1, isWatched: false }],
      [400, { kind: 'work-ended', exchangeId: 0, attempt: 1, result: 'nobody-listening' }],
    ];
    expect(spansOf(abandoned).exchanges[0]?.attempts[0]).toMatchObject({
      closeNoticedAtMs: 300,
      workEndedAtMs: 400,
      workResult: 'nobody-listening',
      respondedAtMs: null,
      draws: [{ atMs: 250, draw: 9, isReady: false }],
    });
  });

  it('buildSpans(trace) throws a bug for what was never sent, asked, opened or published', () => {
    expect(() => spansOf([[0, arrived(3)]])).toThrow('Bug: transit 3 was never sent');
    expect(() => spansOf([[0, ended({ exchangeId: 3 })]])).toThrow('Bug: request 3 was never asked');
    expect(() => spansOf([[0, opened(3)]])).toThrow('Bug: connection 3 was never opened');
    expect(() => spansOf([[0, lost({ messageId: 3 })]])).toThrow('Bug: message 3 was never published');
    expect(() =>
      spansOf([
        [0, asked({ exchangeId: 0 })],
        [0, { kind: 'work-started', exchangeId: 0, attempt: 1, handler: 'hold' }],
      ]),
    ).toThrow('Bug: attempt 1 of request 0 was never sent');
  });
});

describe('buildSpans, streams', () => {
  it('buildSpans(trace) leaves a stream open while it runs, with the messages so far', () => {
    expect(spansOf([...stream, ...chunk]).exchanges[0]).toMatchObject({
      outcome: 'open',
      openedAtMs: 120,
      endedAtMs: null,
      status: 200,
      messageIds: [1],
      requestBytes: 90,
      responseBytes: 98,
    });
  });

  it.each(['ended-by-server', 'closed-by-client', 'connection-lost'] as const)(
    'buildSpans(trace) says that a stream was %s, and leaves it to the end of the request how that ended',
    (reason) => {
      expect(spansOf([...stream, ...chunk, streamEnd(reason)]).exchanges[0]).toMatchObject({
        outcome: 'open',
        endedAtMs: null,
        streamEndedAtMs: 900,
        streamEndReason: reason,
      });
    },
  );

  it('buildSpans(trace) says that a stream was answered when its head left', () => {
    expect(spansOf([...stream, ...chunk]).exchanges[0]?.attempts[0]?.respondedAtMs).toBe(60);
  });

  it('buildSpans(trace) lets the end of the request say how a stream ended', () => {
    const lines = [
      ...stream,
      ...chunk,
      streamEnd('closed-by-client'),
      [900, ended({ exchangeId: 0, outcome: 'aborted', status: null })] as Line,
    ];
    expect(spansOf(lines).exchanges[0]).toMatchObject({
      outcome: 'aborted',
      status: 200,
      endedSequence: lines.length - 1,
    });
  });

  it('buildSpans(trace) keeps a handshake answered when its socket is lost later', () => {
    const handshakeEnd: Line = [120, ended({ exchangeId: 0, status: 101 })];
    const lines = [...stream, handshakeEnd, streamEnd('connection-lost')];
    expect(spansOf(lines).exchanges[0]).toMatchObject({
      outcome: 'answered',
      endedAtMs: 120,
      streamEndedAtMs: 900,
      status: 101,
    });
  });

  it('buildSpans(trace) counts a message once that comes twice on one exchange', () => {
    const again: Line[] = [
      [
        400,
        sent({
          transitId: 3,
          connectionId: 0,
          direction: 'down',
          content: 'chunk',
          exchangeId: 0,
          attempt: 1,
          messageIds: [1],
        }),
      ],
      [460, arrived(3)],
    ];
    expect(spansOf([...stream, ...chunk, ...again]).exchanges[0]?.messageIds).toEqual([1]);
  });
});

describe('buildSpans, transits and connections', () => {
  it('buildSpans(trace) pairs sendings with arrivals, resendings and drops', () => {
    const lines: Line[] = [
      ...heldPoll,
      [600, sent({ transitId: 4, connectionId: 0, direction: 'down', content: 'chunk' })],
      [1600, { kind: 'transit-resent', transitId: 4 }],
      [1700, { kind: 'transit-dropped', transitId: 4, reason: 'connection-closed' }],
    ];
    const { transits } = spansOf(lines);
    expect(transits[2]).toMatchObject({
      content: 'request',
      client: 0,
      sentAtMs: 120,
      arrivedAtMs: 180,
      sentSequence: 8,
      endedSequence: 9,
    });
    expect(transits[4]).toMatchObject({
      resentAtMs: [1600],
      arrivedAtMs: null,
      droppedAtMs: 1700,
      dropReason: 'connection-closed',
    });
  });

  const fin = (direction: 'up' | 'down') => sent({ transitId: 9, connectionId: 0, direction, content: 'fin' });

  it.each<[string, readonly Line[], number | null, number | null]>([
    [
      'by the client',
      [
        [600, closed({ connectionId: 0 })],
        [600, fin('up')],
        [660, arrived(9)],
      ],
      600,
      660,
    ],
    [
      'by the server',
      [
        [600, closed({ connectionId: 0, closedBy: 'server' })],
        [600, fin('down')],
        [660, arrived(9)],
      ],
      660,
      600,
    ],
    [
      'by the server, and the news is under way',
      [
        [600, closed({ connectionId: 0, closedBy: 'server' })],
        [600, fin('down')],
      ],
      null,
      600,
    ],
    [
      'by both at once',
      [
        [600, closed({ connectionId: 0, closedBy: 'server' })],
        [630, fin('up')],
        [690, arrived(9)],
      ],
      630,
      600,
    ],
    ['by the network', [[600, closed({ connectionId: 0, closedBy: 'network' })]], 600, 600],
    [
      'by the client, and its fin was sent in vain',
      [
        [600, closed({ connectionId: 0 })],
        [600, fin('up')],
        [9000, { kind: 'transit-dropped', transitId: 9, reason: 'gave-up-resending' }],
      ],
      600,
      9000,
    ],
  ])('buildSpans(trace) tells when each side knew of a close %s', (_, lines, closedAtClientMs, closedAtServerMs) => {
    expect(spansOf([...heldPoll, ...lines]).connections[0]).toMatchObject({
      openedAtMs: 120,
      closedAtMs: 600,
      closedAtClientMs,
      closedAtServerMs,
    });
  });
});

describe('buildSpans, both sides close', () => {
  it('buildSpans(trace) calls the first of two closes the close', () => {
    const lines: Line[] = [
      [600, closed({ connectionId: 0, closedBy: 'server', reason: 'idle' })],
      [630, closed({ connectionId: 0 })],
    ];
    const expected = {
      closedAtMs: 600,
      closedBy: 'server',
      closeReason: 'idle',
      closedAtClientMs: 630,
      closedAtServerMs: 600,
    };
    expect(spansOf([...heldPoll, ...lines]).connections[0]).toMatchObject(expected);
  });
});

describe('buildSpans, messages and states', () => {
  it('buildSpans(trace) calls a message delivered when all for whom it is have it, lost when one has lost it', () => {
    const fateOf = (lines: readonly Line[], clients: number) =>
      spansOf([...heldPoll, ...lines], clients).messages[0]?.fate;
    expect(fateOf([], 1)).toBe('delivered');
    expect(fateOf([], 2)).toBe('pending');
    expect(fateOf([[600, lost({ messageId: 1, client: 1 })]], 2)).toBe('lost');
    expect(spansOf(changed(heldPoll, 'message-published', { toClient: 0 }), 2).messages[0]?.fate).toBe('delivered');
  });

  it('buildSpans(trace) keeps duplicates apart from first deliveries', () => {
    const again: Line = [600, delivered({ messageId: 1, exchangeId: 0, isDuplicate: true })];
    expect(spansOf([...heldPoll, again]).messages[0]).toMatchObject({
      deliveries: [{ client: 0, atMs: 560, exchangeId: 0 }],
      duplicates: [{ client: 0, atMs: 600, exchangeId: 0 }],
    });
  });

  it('buildSpans(trace) makes a stay of each move, and ends a server behaviour with its work', () => {
    expect(
      spansOf(heldPoll).states.map(({ state, exchangeId, enteredAtMs, leftAtMs }) => [
        state,
        exchangeId,
        enteredAtMs,
        leftAtMs,
      ]),
    ).toEqual([
      ['waiting', null, 0, 560],
      ['holding', 0, 180, 500],
      ['reading', null, 560, null],
    ]);
  });

  it('buildSpans(trace) does not lengthen the last stay of a server behaviour when its machine moves once more', () => {
    const last: Line = [700, moved({ from: 'holding', to: 'done', exchangeId: 0, attempt: 1 })];
    expect(spansOf([...heldPoll, last]).states[1]).toMatchObject({ state: 'holding', leftAtMs: 500 });
  });

  it('buildSpans(trace) pairs outages and stops of the server; one that goes on has no end', () => {
    const lines: Line[] = [
      [10, { kind: 'outage-started' }],
      [20, { kind: 'outage-ended' }],
      [30, { kind: 'outage-started' }],
      [40, { kind: 'server-stopped' }],
      [50, { kind: 'server-started', keepsMemory: true }],
    ];
    const { outages, serverStops } = spansOf(lines);
    expect(outages).toEqual([
      { fromMs: 10, toMs: 20 },
      { fromMs: 30, toMs: null },
    ]);
    expect(serverStops).toEqual([{ fromMs: 40, toMs: 50 }]);
  });

  it('buildSpans(trace) pairs what else is done to a lane; of slowdowns each with its own end', () => {
    const lines: Line[] = [
      [10, { kind: 'tab-hidden' }],
      [20, { kind: 'server-slowed', byMs: 5 }],
      [30, { kind: 'server-slowed', byMs: 7 }],
      [40, { kind: 'server-recovered', byMs: 7 }],
      [50, { kind: 'sleep-started' }],
      [60, { kind: 'server-stalled' }],
      [70, { kind: 'server-resumed' }],
      [80, { kind: 'tab-shown' }],
      [90, { kind: 'sleep-ended' }],
    ];
    const { tabHidings, sleeps, serverStalls, slowdowns } = spansOf(lines);
    expect({ tabHidings, sleeps, serverStalls }).toEqual({
      tabHidings: [{ fromMs: 10, toMs: 80 }],
      sleeps: [{ fromMs: 50, toMs: 90 }],
      serverStalls: [{ fromMs: 60, toMs: 70 }],
    });
    expect(slowdowns).toEqual([
      { fromMs: 20, toMs: null, byMs: 5 },
      { fromMs: 30, toMs: 40, byMs: 7 },
    ]);
  });

  it('buildSpans(trace) keeps the stalls of a connection with it, and a cut until each side has heard of it', () => {
    const cut = (transitId: number, direction: 'up' | 'down') =>
      sent({ transitId, connectionId: 0, direction, content: 'cut' });
    const lines: Line[] = [
      [600, { kind: 'connection-stalled', connectionId: 0 }],
      [700, { kind: 'connection-resumed', connectionId: 0 }],
      [800, { kind: 'connection-stalled', connectionId: 0 }],
      [900, closed({ connectionId: 0, closedBy: 'network', reason: 'cut' })],
      ...([
        [900, cut(4, 'up')],
        [900, cut(5, 'down')],
        [930, arrived(4)],
        [940, arrived(5)],
      ] as const),
    ];
    expect(spansOf([...heldPoll, ...lines]).connections[0]).toMatchObject({
      stalls: [
        { fromMs: 600, toMs: 700 },
        { fromMs: 800, toMs: null },
      ],
      ...{ closedAtMs: 900, closedBy: 'network', closeReason: 'cut' },
      ...{ closedAtServerMs: 930, closedAtClientMs: 940 },
    });
  });
});

describe('SpanBuilder', () => {
  it('add(event) by event always equals buildSpans of the events so far', () => {
    fc.assert(
      fc.property(anyScenario, anyNumber(0, 1), (scenario, part) => {
        const trace = must(tracesOf(scenario)[0], 'a scenario has a lane');
        const cutIndex = Math.round(trace.events.length * part);
        const builder = new SpanBuilder(trace);
        for (const event of trace.events.slice(0, cutIndex)) builder.add(event);
        expect(builder.spans).toEqual(buildSpans({ ...trace, events: trace.events.slice(0, cutIndex) }));
        for (const event of trace.events.slice(cutIndex)) builder.add(event);
        expect(builder.spans).toEqual(buildSpans(trace));
      }),
      { numRuns: 50 },
    );
  });

  it('add(event) puts each sending, request, connection and message into exactly one span', () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        const trace = must(tracesOf(scenario)[0], 'a scenario has a lane');
        const spans = buildSpans(trace);
        const countOf = (kind: string) => trace.events.filter((event) => event.kind === kind).length;
        expect(spans.transits).toHaveLength(countOf('transit-sent'));
        expect(spans.exchanges).toHaveLength(countOf('request-asked'));
        expect(spans.connections).toHaveLength(countOf('connection-opening'));
        expect(spans.messages).toHaveLength(countOf('message-published'));
        expect(spans.states).toHaveLength(countOf('machine-moved'));
        expect(spans.timers).toHaveLength(countOf('timer-set'));
        expect(spans.timers.filter(({ hasFired }) => hasFired)).toHaveLength(countOf('timer-fired'));
        expect(spans.timers.filter(({ endedAtMs }) => endedAtMs === null)).toHaveLength(
          countOf('timer-set') - countOf('timer-fired') - countOf('timer-cancelled'),
        );
        const deliveredCount = spans.messages.reduce(
          (sum, { deliveries, duplicates }) => sum + deliveries.length + duplicates.length,
          0,
        );
        expect(deliveredCount).toBe(countOf('message-delivered'));
      }),
      { numRuns: 100 },
    );
  });
});
