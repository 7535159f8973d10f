/** Entries of an archive: one for each time that a request was sent, and one for a request that never left. */
import type { Entry } from 'har-format';
import { group } from 'd3';
import type { Lane, Scenario } from '../scenario/schema';
import { techniqueOf } from '../techniques/technique-of';
import type { Initiator } from '../trace/events';
import type { PageId } from '../trace/page-id';
import type { AttemptSpan, ConnectionSpan, ExchangeSpan, TransitSpan } from '../trace/spans';
import { spokenIn, WireWriter } from '../wire/wire-writer';
import type { ExportedLane } from './exported-run';
import { errorOf } from './har-error';
import { requestOf, responseOf } from './har-http';
import { socketMessagesOf } from './har-socket';
import { timingsOf } from './har-timings';
import { dateTimeOf } from './wall-clock';

/** Longer payloads are cut in the text of a body; what is counted is all of it. */
const PAYLOAD_LENGTH_MAX = 10_000;

/** What is known of one sending of one request; `attempt` is null where the request never got a connection. */
export interface Sending {
  readonly exchange: ExchangeSpan;
  readonly attempt: AttemptSpan | null;
  /** The browser sent it once more by itself; what came of the request is told there. */
  readonly next: AttemptSpan | null;
  readonly connection: ConnectionSpan | null;
  /** The scheme, where it went out on HTTP/2. */
  readonly http2: 'http' | 'https' | null;
  /** Of this sending, in the order of sending: what left the browser, and what came to it. */
  readonly sent: readonly TransitSpan[];
  readonly received: readonly TransitSpan[];
  /** `fin` and `reset` that came to the browser on its connection. */
  readonly closings: readonly TransitSpan[];
  readonly untilMs: number;
}

export interface TimedEntry {
  readonly atMs: number;
  readonly entry: Entry;
}

/** Raw sockets and QUIC's sessions are nothing that an archive could tell of. */
export function isHttp({ lane }: ExportedLane): boolean {
  const { hasRawSockets, messagesTravel } = techniqueOf(lane).cast;
  return hasRawSockets !== true && messagesTravel === undefined;
}

/** Names a page in the archive. */
export function pageIdOf(lane: Lane, { client, tab }: PageId): string {
  return `${lane.key}/client/${client}/tab/${tab}`;
}

/** In the order of asking. */
export function harEntriesOf(lane: ExportedLane, scenario: Scenario): readonly TimedEntry[] {
  const writer = new WireWriter(lane, scenario, PAYLOAD_LENGTH_MAX);
  return sendingsOf(lane).map((sending) => {
    const { atMs, time, timings } = timingsOf(sending);
    return {
      atMs,
      entry: { ...entryOf(sending, lane, scenario, writer), startedDateTime: dateTimeOf(atMs), time, timings },
    };
  });
}

function entryOf(
  sending: Sending,
  { lane, trace }: ExportedLane,
  scenario: Scenario,
  writer: WireWriter,
): Omit<Entry, 'time' | 'timings'> {
  const { exchange, attempt, connection } = sending;
  const isSocket = exchange.kind === 'handshake';
  const isEncrypted = connection === null ? scenario.network.tls !== 'none' : connection.tls !== null;
  const connectionId = attempt === null ? null : `${trace.laneKey}/${attempt.connectionId}`;
  return {
    pageref: pageIdOf(lane, exchange),
    startedDateTime: '',
    request: requestOf(sending, isEncrypted, writer),
    response: responseOf(sending, errorOf(sending), spokenIn(lane), writer),
    cache: {},
    ...(connectionId === null ? {} : { connection: connectionId, _connectionId: connectionId }),
    _initiator: { type: 'script' },
    _resourceType: RESOURCE_TYPES[exchange.initiator],
    ...(isSocket ? { _webSocketMessages: socketMessagesOf(sending, writer) } : {}),
    _pollscope: {
      lane: trace.laneKey,
      request: exchange.id,
      attempt: attempt?.number ?? null,
      outcome: sending.next === null ? exchange.outcome : 'retried',
      messages: [...new Set(sending.received.flatMap(({ messageIds }) => messageIds))],
    },
  };
}

const RESOURCE_TYPES: Readonly<Record<Initiator, NonNullable<Entry['_resourceType']>>> = {
  xhr: 'xhr',
  fetch: 'fetch',
  iframe: 'document',
  htmlfile: 'document',
  script: 'script',
  'event-source': 'eventsource',
  'web-socket': 'websocket',
  // HAR has no word for it.
  'web-transport': 'other',
  flash: 'other',
};

function sendingsOf({ spans, trace }: ExportedLane): readonly Sending[] {
  const connections = new Map(spans.connections.map((connection) => [connection.id, connection]));
  const byExchange = group(spans.transits, ({ exchangeId }) => exchangeId);
  const closings = group(spans.transits.filter(isClosing), ({ connectionId }) => connectionId);
  return spans.exchanges.flatMap((exchange) => {
    const transits = byExchange.get(exchange.id) ?? [];
    const attempts = exchange.attempts.length === 0 ? [null] : exchange.attempts;
    return attempts.map((attempt, place): Sending => {
      const own = transits.filter((transit) => attempt !== null && transit.attempt === attempt.number);
      const connection = attempt === null ? null : (connections.get(attempt.connectionId) ?? null);
      return {
        exchange,
        attempt,
        next: attempts[place + 1] ?? null,
        connection,
        http2: connection?.httpVersion === '2' ? (connection.tls === null ? 'http' : 'https') : null,
        sent: own.filter(({ direction }) => direction === 'up'),
        received: own.filter(({ direction, arrivedAtMs }) => direction === 'down' && arrivedAtMs !== null),
        closings: attempt === null ? [] : (closings.get(attempt.connectionId) ?? []),
        untilMs: trace.untilMs,
      };
    });
  });
}

function isClosing({ content, direction, arrivedAtMs }: TransitSpan): boolean {
  const isEnd = content === 'fin' || content === 'reset' || content === 'cut' || content === 'quic-close';
  return isEnd && direction === 'down' && arrivedAtMs !== null;
}
