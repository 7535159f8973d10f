import type { AttemptSpan, ConnectionSpan, ExchangeSpan, MessageSpan, Spans, TransitSpan } from '../../src/trace/spans';

/** A run of a few lines, written by hand: what is not said has a dull default. */
export function handMadeSpans(parts: Partial<Spans> = {}): Spans {
  return {
    exchanges: [],
    transits: [],
    connections: [],
    messages: [],
    uplink: [],
    states: [],
    timers: [],
    outages: [],
    serverStops: [],
    serverStalls: [],
    slowdowns: [],
    tabHidings: [],
    sleeps: [],
    ...parts,
  };
}

export function transit(parts: Partial<TransitSpan> & { readonly id: number; readonly sentAtMs: number }): TransitSpan {
  return {
    connectionId: 0,
    client: 0,
    tab: 0,
    direction: 'up',
    content: 'request',
    exchangeId: 0,
    attempt: 1,
    resentAtMs: [],
    arrivedAtMs: null,
    droppedAtMs: null,
    dropReason: null,
    overheadBytes: 0,
    payloadBytes: 0,
    messageIds: [],
    status: null,
    copyOf: null,
    signals: [],
    uplinkIds: [],
    streamId: null,
    sentSequence: 0,
    endedSequence: null,
    ...parts,
  };
}

export function attempt(parts: Partial<AttemptSpan> = {}): AttemptSpan {
  return {
    number: 1,
    connectionId: 0,
    isNewConnection: false,
    assignedAtMs: parts.sentAtMs ?? 0,
    sentAtMs: null,
    arrivedAtMs: null,
    handler: null,
    wasBacklogged: false,
    workStartedAtMs: null,
    workParkedAtMs: null,
    workEndedAtMs: null,
    workResult: null,
    respondedAtMs: null,
    closeNoticedAtMs: null,
    draws: [],
    proxy: null,
    ...parts,
  };
}

export function exchange(
  parts: Partial<ExchangeSpan> & { readonly id: number; readonly askedAtMs: number },
): ExchangeSpan {
  return {
    client: 0,
    tab: 0,
    kind: 'poll',
    initiator: 'xhr',
    cursor: null,
    session: null,
    wasQueued: false,
    attempts: [],
    endedAtMs: null,
    outcome: 'open',
    status: null,
    openedAtMs: null,
    streamEndedAtMs: null,
    streamEndReason: null,
    closeCode: null,
    messageIds: [],
    uplinkIds: [],
    requestBytes: 0,
    responseBytes: 0,
    askedSequence: 0,
    endedSequence: null,
    ...parts,
  };
}

export function connection(
  parts: Partial<ConnectionSpan> & { readonly id: number; readonly openingAtMs: number },
): ConnectionSpan {
  return {
    client: 0,
    tab: null,
    kind: 'http',
    tls: null,
    httpVersion: null,
    port: null,
    isBlocked: false,
    isWarm: false,
    openedAtMs: parts.openingAtMs,
    closedAtMs: null,
    closedBy: null,
    closeReason: null,
    closedAtClientMs: null,
    closedAtServerMs: null,
    stalls: [],
    ...parts,
  };
}

export function message(
  parts: Partial<MessageSpan> & { readonly id: number; readonly publishedAtMs: number },
): MessageSpan {
  return {
    publishedSequence: 0,
    toPage: null,
    payloadBytes: 20,
    deliveries: [],
    duplicates: [],
    losses: [],
    fate: 'pending',
    ...parts,
  };
}

/**
 * One long poll: asked at 1000, held from 1100, message 1 published at 2000 and brought at 2100; then asked again, and
 * given up at 4000 after the answer with message 2 died on the way.
 */
export function longPollSpans(): Spans {
  return handMadeSpans({
    connections: [
      connection({
        id: 0,
        openingAtMs: -600,
        isWarm: true,
        closedAtMs: 4000,
        closedAtClientMs: 4000,
        closedAtServerMs: 4100,
      }),
    ],
    exchanges: [
      exchange({
        id: 0,
        askedAtMs: 1000,
        endedAtMs: 2100,
        outcome: 'answered',
        status: 200,
        messageIds: [1],
        attempts: [
          attempt({
            sentAtMs: 1000,
            arrivedAtMs: 1100,
            handler: 'hold',
            workStartedAtMs: 1100,
            workEndedAtMs: 2000,
            respondedAtMs: 2000,
          }),
        ],
      }),
      exchange({
        id: 1,
        askedAtMs: 2100,
        endedAtMs: 4000,
        outcome: 'client-timeout',
        attempts: [
          attempt({
            sentAtMs: 2100,
            arrivedAtMs: 2200,
            handler: 'hold',
            workStartedAtMs: 2200,
            workEndedAtMs: 3000,
            respondedAtMs: 3000,
          }),
        ],
      }),
    ],
    transits: [
      transit({ id: 0, sentAtMs: 1000, arrivedAtMs: 1100, exchangeId: 0 }),
      transit({
        id: 1,
        sentAtMs: 2000,
        arrivedAtMs: 2100,
        exchangeId: 0,
        direction: 'down',
        content: 'response',
        status: 200,
        messageIds: [1],
      }),
      transit({ id: 2, sentAtMs: 2100, arrivedAtMs: 2200, exchangeId: 1 }),
      transit({
        id: 3,
        sentAtMs: 3000,
        droppedAtMs: 3050,
        dropReason: 'dropped-by-hand',
        exchangeId: 1,
        direction: 'down',
        content: 'response',
        status: 200,
        messageIds: [2],
      }),
      transit({ id: 4, sentAtMs: 4000, arrivedAtMs: 4100, exchangeId: null, attempt: null, content: 'fin' }),
    ],
    messages: [
      message({
        id: 1,
        publishedAtMs: 2000,
        fate: 'delivered',
        deliveries: [{ client: 0, tab: 0, atMs: 2100, exchangeId: 0, sequence: 9 }],
      }),
      message({
        id: 2,
        publishedAtMs: 3000,
        fate: 'lost',
        losses: [{ client: 0, tab: 0, atMs: 3050, reason: 'response-dropped', sequence: 12 }],
      }),
    ],
  });
}
