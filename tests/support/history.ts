import { checkTrace } from '../../src/trace/check-trace';
import type { CheckedWorld } from '../../src/trace/laws/law';
import { Recorder } from '../../src/trace/recorder';
import type { EventBody, EventOf, Trace, TraceEventKind } from '../../src/trace/events';

/** One event of a history written by hand: when, and what. */
export type Line = readonly [atMs: number, body: EventBody];

/** A trace of these lines, in order of time and then as written; sequences are made, causes are null. */
export function historyOf(
  lines: readonly Line[],
  { clients = 1, tabs = 1, untilMs }: { clients?: number; tabs?: number; untilMs?: number } = {},
): Trace {
  let nowMs = -Infinity;
  const recorder = new Recorder(() => nowMs);
  for (const [atMs, body] of [...lines].sort(([oneAtMs], [otherAtMs]) => oneAtMs - otherAtMs)) {
    nowMs = atMs;
    recorder.record(body);
  }
  return {
    laneKey: 'lane',
    techniqueId: 'by-hand',
    clients,
    tabs,
    untilMs: untilMs ?? Math.max(0, nowMs),
    events: recorder.events,
  };
}

/** The lines with every event of one kind changed, or those that `isMeant`. */
export function changed<Kind extends TraceEventKind>(
  lines: readonly Line[],
  kind: Kind,
  patch: Partial<EventOf<Kind>>,
  isMeant: (body: EventOf<Kind>) => boolean = () => true,
): Line[] {
  return lines.map(([atMs, body]) => {
    if (body.kind !== kind || !isMeant(body as EventOf<Kind>)) return [atMs, body];
    return [patch.atMs ?? atMs, { ...body, ...patch }] as Line;
  });
}

/** The lines without the events of one kind, or without those that `isMeant`. */
export function without<Kind extends TraceEventKind>(
  lines: readonly Line[],
  kind: Kind,
  isMeant: (body: EventOf<Kind>) => boolean = () => true,
): Line[] {
  return lines.filter(([, body]) => body.kind !== kind || !isMeant(body as EventOf<Kind>));
}

type Filled<Kind extends TraceEventKind, Given extends keyof EventOf<Kind>> = Partial<EventOf<Kind>> &
  Pick<EventOf<Kind>, Given>;

/** `request-asked`: client 0, tab 0, a poll by XHR, no cursor. */
export function asked(given: Filled<'request-asked', 'exchangeId'>): EventBody {
  return { kind: 'request-asked', client: 0, tab: 0, requestKind: 'poll', initiator: 'xhr', cursor: null, ...given };
}

/** `request-ended`: answered, 200. */
export function ended(given: Filled<'request-ended', 'exchangeId'>): EventBody {
  return { kind: 'request-ended', outcome: 'answered', status: 200, ...given };
}

/** `transit-sent`: nothing in it. */
export function sent(given: Filled<'transit-sent', 'transitId' | 'connectionId' | 'direction' | 'content'>): EventBody {
  const empty = { overheadBytes: 0, payloadBytes: 0, messageIds: [], status: null, copyOf: null };
  return { kind: 'transit-sent', exchangeId: null, attempt: null, ...empty, ...given };
}

export function arrived(transitId: number): EventBody {
  return { kind: 'transit-arrived', transitId };
}

/** `connection-opening`: an http connection of client 0. */
export function opening(given: Filled<'connection-opening', 'connectionId'>): EventBody {
  return { kind: 'connection-opening', client: 0, connectionKind: 'http', exchangeId: null, attempt: null, ...given };
}

export function opened(connectionId: number, isWarm = false): EventBody {
  return { kind: 'connection-opened', connectionId, isWarm };
}

/** `connection-closed`: by the client, who gave up. */
export function closed(given: Filled<'connection-closed', 'connectionId'>): EventBody {
  return { kind: 'connection-closed', closedBy: 'client', reason: 'given-up', ...given };
}

/** `message-published`: for all, 20 bytes. */
export function published(given: Filled<'message-published', 'messageId'>): EventBody {
  return { kind: 'message-published', toClient: null, payloadBytes: 20, ...given };
}

/** `message-delivered`: to client 0, for the first time. */
export function delivered(given: Filled<'message-delivered', 'messageId' | 'exchangeId'>): EventBody {
  return { kind: 'message-delivered', client: 0, isDuplicate: false, ...given };
}

/** `message-lost`: for client 0, nobody was listening. */
export function lost(given: Filled<'message-lost', 'messageId'>): EventBody {
  return { kind: 'message-lost', client: 0, reason: 'nobody-listening', ...given };
}

const clientZero = { client: 0, exchangeId: null, attempt: null } as const;

/** `machine-moved`: of client 0's own machine. */
export function moved(given: Filled<'machine-moved', 'from' | 'to'>): EventBody {
  return { kind: 'machine-moved', ...clientZero, event: 'start', ...given };
}

/** `timer-set`: of client 0's own machine, 50 ms. */
export function timerSet(given: Partial<EventOf<'timer-set'>>): EventBody {
  return { kind: 'timer-set', ...clientZero, event: 'after pause', delayMs: 50, ...given };
}

/** `timer-fired`: of client 0's own machine. */
export function timerFired(given: Filled<'timer-fired', 'setSequence'>): EventBody {
  return { kind: 'timer-fired', ...clientZero, event: 'after pause', ...given };
}

/** `timer-cancelled`: of client 0's own machine. */
export function timerCancelled(given: Filled<'timer-cancelled', 'setSequence'>): EventBody {
  return { kind: 'timer-cancelled', ...clientZero, event: 'after pause', ...given };
}

/** A handshake at `atMs`, one way 60 ms, with transits `transitId` and the next: open 120 ms later. */
export function handshake(connectionId: number, atMs: number, transitId: number): Line[] {
  return [
    [atMs, opening({ connectionId })],
    [atMs, sent({ transitId, connectionId, direction: 'up', content: 'syn' })],
    [atMs + 60, arrived(transitId)],
    [atMs + 60, sent({ transitId: transitId + 1, connectionId, direction: 'down', content: 'syn-ack' })],
    [atMs + 120, arrived(transitId + 1)],
    [atMs + 120, opened(connectionId)],
  ];
}

/**
 * A whole poll, one way 60 ms: asked at 0 on a new connection, arrives at 180, held until message 1 at 500, answered and
 * delivered at 560. 100 bytes of request; 80 of head and 20 of payload back.
 */
export const heldPoll: readonly Line[] = [
  [0, moved({ from: null, to: 'waiting' })],
  [0, asked({ exchangeId: 0 })],
  ...handshake(0, 0, 0),
  [
    120,
    sent({
      transitId: 2,
      connectionId: 0,
      direction: 'up',
      content: 'request',
      exchangeId: 0,
      attempt: 1,
      overheadBytes: 100,
    }),
  ],
  [180, arrived(2)],
  [180, { kind: 'work-started', exchangeId: 0, attempt: 1, handler: 'hold' }],
  [180, moved({ from: null, to: 'holding', exchangeId: 0, attempt: 1 })],
  [500, published({ messageId: 1 })],
  [
    500,
    sent({
      transitId: 3,
      connectionId: 0,
      direction: 'down',
      content: 'response',
      exchangeId: 0,
      attempt: 1,
      overheadBytes: 80,
      payloadBytes: 20,
      messageIds: [1],
      status: 200,
    }),
  ],
  [500, { kind: 'work-ended', exchangeId: 0, attempt: 1, result: 'responded' }],
  [560, arrived(3)],
  [560, ended({ exchangeId: 0 })],
  [560, moved({ from: 'waiting', to: 'reading', event: 'response.arrived' })],
  [560, delivered({ messageId: 1, exchangeId: 0 })],
];

/** What the histories here take for granted: 60 ms one way, six connections, an unlimited link. */
export const checkedWorld: CheckedWorld = {
  connectionsPerHost: 6,
  oneWayLatencyMs: 60,
  bandwidthKbps: null,
  jitterKind: 'none',
  hasProxy: false,
};

export function faultsOf(lines: readonly Line[], clients = 1, tabs = 1): string[] {
  return checkTrace(historyOf(lines, { clients, tabs }), checkedWorld);
}

/** A frame up on the connection of `heldPoll`. */
export function sentUp(transitId: number): EventBody {
  return sent({ transitId, connectionId: 0, direction: 'up', content: 'frame', exchangeId: 0, attempt: 1 });
}

/** A chunk down on the connection of `heldPoll`. */
export function sentDown(transitId: number, messageIds: readonly number[] = []): EventBody {
  const content = 'chunk';
  return sent({ transitId, connectionId: 0, direction: 'down', content, exchangeId: 0, attempt: 1, messageIds });
}
