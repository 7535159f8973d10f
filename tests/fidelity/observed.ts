import { must } from '../../src/core/assert';
import type { Spans } from '../../src/trace/spans';
import type { ClientEntry, Recording, ServerEntry } from './recording';

export type Ending = 'answer' | 'empty' | 'http-error' | 'network-error' | 'timeout' | 'abort' | 'open';

export interface ObservedRequest {
  readonly askedAtMs: number | null;
  /** Each attempt that reached the server; connections are numbered in the order of their first use. */
  readonly arrivals: readonly { readonly atMs: number; readonly connection: number | null }[];
  readonly ending: Ending;
  readonly endedAtMs: number | null;
  readonly messageIds: readonly number[];
}

/** What can be told of a run from outside, the same from a recording and from a trace. Times in ms. */
export interface Observed {
  readonly requests: readonly ObservedRequest[];
  readonly streams: readonly { readonly openedAtMs: number; readonly endedAtMs: number | null; readonly code: number | null }[];
  readonly deliveries: readonly { readonly messageId: number; readonly atMs: number }[];
  readonly publishedAtMs: ReadonlyMap<number, number>;
}

/** Numbers whatever it is asked about, in the order of asking. */
function createNumbering(): (connection: number) => number {
  const numbers = new Map<number, number>();
  return (key) => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
}

/** A recording ran on a little after its end; what lies there is not compared. */
const END_TOLERANCE_MS = 50;

export function observeRecording(recording: Recording): Observed {
  const { client, server, messages, params } = recording;
  const untilMs = params.durationMs + END_TOLERANCE_MS;
  const isStream = /^(sse|websocket)|-stream$/.test(params.technique);
  const publishedAtMs = new Map(messages.map(({ id, at }) => [id, at]));
  const numberOf = createNumbering();
  const arrivalOf = ({ recvAt, localPort }: ServerEntry) => ({
    // Behind a proxy the server sees the proxy's connections, not the browser's.
    atMs: recvAt, connection: localPort === undefined || params.proxy ? null : numberOf(localPort),
  });
  const inTime = (atMs: number | undefined) => (atMs !== undefined && atMs <= untilMs ? atMs : null);
  const arrived = server.filter(({ recvAt }) => recvAt <= untilMs);
  const requests: ObservedRequest[] = isStream
    ? arrived.map((entry, index) => ({
        askedAtMs: client.filter(({ sentAt }) => sentAt !== undefined)[index]?.sentAt ?? null,
        arrivals: [arrivalOf(entry)], ending: 'open', endedAtMs: null, messageIds: [],
      }))
    : observePolls(client, arrived, arrivalOf, inTime);
  const opens = client.filter(({ openAt }) => openAt !== undefined);
  const ends = client.filter(({ errorAt, closeAt }) => (errorAt ?? closeAt) !== undefined);
  return {
    requests,
    streams: isStream
      ? opens.map(({ openAt }, index) => ({
          openedAtMs: must(openAt, 'an open'), endedAtMs: ends[index]?.errorAt ?? ends[index]?.closeAt ?? null, code: ends[index]?.code ?? null,
        }))
      : [],
    deliveries: client.flatMap(({ got, at, doneAt }) => {
      const atMs = inTime(at ?? doneAt);
      return atMs === null ? [] : (got ?? []).map((messageId) => ({ messageId, atMs }));
    }),
    publishedAtMs,
  };
}

function observePolls(
  client: readonly ClientEntry[],
  arrived: readonly ServerEntry[],
  arrivalOf: (entry: ServerEntry) => { atMs: number; connection: number | null },
  inTime: (atMs: number | undefined) => number | null,
): ObservedRequest[] {
  const arrivals = arrived.map((entry) => ({ id: Number(entry.id), ...arrivalOf(entry) }));
  return client.flatMap((entry): ObservedRequest[] => {
    if (inTime(entry.sentAt) === null) return [];
    const endedAtMs = inTime(entry.doneAt ?? entry.abortedAt ?? entry.timeoutAt ?? entry.errorAt);
    return [
      {
        askedAtMs: entry.sentAt ?? null,
        arrivals: arrivals.filter(({ id }) => id === entry.id).map(({ atMs, connection }) => ({ atMs, connection })),
        ending: endedAtMs === null ? 'open' : endingOf(entry),
        endedAtMs,
        messageIds: endedAtMs === null ? [] : (entry.got ?? []),
      },
    ];
  });
}

function endingOf({ abortedAt, timeoutAt, errorAt, status, got }: ClientEntry): Ending {
  if (abortedAt !== undefined) return 'abort';
  if (timeoutAt !== undefined) return 'timeout';
  if (errorAt !== undefined) return 'network-error';
  if (status !== undefined && status >= 400) return 'http-error';
  return got?.length === 0 ? 'empty' : 'answer';
}

const ENDINGS = {
  answered: 'answer', empty: 'empty', 'http-error': 'http-error', 'network-error': 'network-error',
  'client-timeout': 'timeout', aborted: 'abort', open: 'open',
} as const satisfies Record<string, Ending>;

/**
 * `tells`: the recording tells which messages came (not those of the article's loop), and when a stream opened (no event
 * of an iframe does).
 */
export function observeRun(
  { exchanges, messages }: Spans,
  tells: { readonly messages: boolean; readonly openings: boolean },
): Observed {
  const numberOf = createNumbering();
  const byArrival = exchanges
    .flatMap((exchange) => exchange.attempts.map((attempt) => ({ exchange, attempt })))
    .filter(({ attempt }) => attempt.arrivedAtMs !== null)
    .sort((one, other) => (one.attempt.arrivedAtMs ?? 0) - (other.attempt.arrivedAtMs ?? 0))
    .map(({ exchange, attempt }) => ({
      exchangeId: exchange.id, atMs: must(attempt.arrivedAtMs, 'it arrived'), connection: numberOf(attempt.connectionId),
    }));
  const streams = exchanges.filter(({ openedAtMs }) => tells.openings && openedAtMs !== null);
  return {
    requests: exchanges.map((exchange) => ({
      askedAtMs: exchange.askedAtMs,
      arrivals: byArrival.filter(({ exchangeId }) => exchangeId === exchange.id).map(({ atMs, connection }) => ({ atMs, connection })),
      ending: exchange.kind === 'poll' ? ENDINGS[exchange.outcome] : 'open',
      endedAtMs: exchange.endedAtMs,
      messageIds: tells.messages && exchange.kind === 'poll' ? exchange.messageIds : [],
    })),
    streams: streams.map(({ openedAtMs, streamEndedAtMs, closeCode }) => ({
      openedAtMs: must(openedAtMs, 'it opened'), endedAtMs: streamEndedAtMs, code: closeCode,
    })),
    deliveries: tells.messages
      ? messages.flatMap(({ id, deliveries }) => deliveries.map(({ atMs }) => ({ messageId: id, atMs })))
      : [],
    publishedAtMs: new Map(messages.map(({ id, publishedAtMs }) => [id, publishedAtMs])),
  };
}
