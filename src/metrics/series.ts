import { answersAtOnce } from '../trace/answers-at-once';
import { bisector } from 'd3';
import type { ExchangeSpan, MessageSpan, Spans } from '../trace/spans';
import type { EvidenceKey } from './definitions';
import { countSteps } from './occupancy';
import { Reading, workerFreeAtMs } from './reading';

/** What is drawn over time, in the order in which a reader asks for it. */
export const SERIES_NAMES = [
  'staleness',
  'requestsInFlight',
  'requestsHeld',
  'connectionsOpen',
  'workersBusy',
  'bytes',
] as const;
export type SeriesName = (typeof SERIES_NAMES)[number];

/** A corner of the line: two at one moment are a jump. */
export interface SeriesCorner {
  readonly atMs: number;
  readonly value: number;
}

/** Where something happened to the number, and to what. */
export interface SeriesPoint extends SeriesCorner {
  readonly key: EvidenceKey;
}

export interface Series {
  readonly unit: 'ms' | 'count' | 'bytes';
  /** From 0 to the end of the run, straight between two corners. */
  readonly corners: readonly SeriesCorner[];
  /** Sorted by time. */
  readonly points: readonly SeriesPoint[];
}

/** One number of a lane over its whole run, until `untilMs`; all clients together. O(n log n). */
export function seriesOf(name: SeriesName, spans: Spans, untilMs: number): Series {
  return SERIES[name](new Reading(spans, untilMs));
}

/** What the line says of a moment of the run: between its corners, and of two at one moment the later. */
export function valueAt({ corners }: Series, atMs: number): number {
  const place = corner.right(corners, atMs);
  const [before, after] = [corners[place - 1], corners[place]];
  if (!before) return after?.value ?? 0;
  if (!after) return before.value;
  return before.value + ((after.value - before.value) * (atMs - before.atMs)) / (after.atMs - before.atMs);
}

const corner = bisector(({ atMs }: SeriesCorner) => atMs);

const SERIES: Readonly<Record<SeriesName, (reading: Reading) => Series>> = {
  /** How old the oldest message is that some client still waits for, in ms; its points are deliveries, as old as they were. */
  staleness: (reading) => ({
    unit: 'ms',
    corners: oldestWaited(reading),
    points: sortedByTime(
      reading.deliveries.map(({ message, atMs, stalenessMs }) => ({
        atMs,
        value: stalenessMs,
        key: `message/${message.id}` as const,
      })),
    ),
  }),
  /** Requests asked whose answer has not come to its end; a stream's or socket's only until it is open. */
  requestsInFlight: (reading) =>
    counted(
      reading,
      reading.exchanges.flatMap((exchange) => {
        const toMs = exchange.openedAtMs ?? exchange.endedAtMs;
        return [{ fromMs: exchange.askedAtMs, toMs, key: exchangeKey(exchange) }];
      }),
    ),
  /** Requests that the server keeps open: holds and loops until they answer, streams and sockets until they end. */
  requestsHeld: (reading) =>
    counted(
      reading,
      reading.exchanges.flatMap((exchange) =>
        exchange.attempts.flatMap(({ handler, workStartedAtMs, workEndedAtMs }) =>
          handler === null || answersAtOnce(handler) || workStartedAtMs === null
            ? []
            : [{ fromMs: workStartedAtMs, toMs: workEndedAtMs, key: exchangeKey(exchange) }],
        ),
      ),
    ),
  /** As `connectionsHeldMean` counts them. */
  connectionsOpen: (reading) =>
    counted(
      reading,
      reading.connectionStays.map(({ fromMs, connection }) => ({
        fromMs,
        toMs: connection.closedAtClientMs,
        key: `connection/${connection.id}`,
      })),
    ),
  /** As `workersBusyMean` counts them. */
  workersBusy: (reading) =>
    counted(
      reading,
      reading.workStays.map(({ fromMs, exchange, attempt }) => ({
        fromMs,
        toMs: workerFreeAtMs(attempt),
        key: exchangeKey(exchange),
      })),
    ),
  /** `headerBytes` and `payloadBytes` together, added up since the start. */
  bytes: (reading) => {
    const sent = reading.transits.filter((transit) => transit.overheadBytes + transit.payloadBytes > 0);
    const corners: SeriesCorner[] = [{ atMs: 0, value: 0 }];
    const points: SeriesPoint[] = [];
    let value = 0;
    for (const { sentAtMs: atMs, overheadBytes, payloadBytes, exchangeId } of sent) {
      corners.push({ atMs, value });
      value += overheadBytes + payloadBytes;
      corners.push({ atMs, value });
      if (exchangeId !== null) points.push({ atMs, value, key: `exchange/${exchangeId}` });
    }
    return { unit: 'bytes', corners: [...corners, { atMs: reading.untilMs, value }], points };
  },
};

interface KeyedStay {
  readonly fromMs: number;
  /** Null while it has not ended. */
  readonly toMs: number | null;
  readonly key: EvidenceKey;
}

/** Steps of how many last at once, up to and with the end of the run; a point for each that begins or ends within it. */
function counted({ untilMs }: Reading, all: readonly KeyedStay[]): Series {
  const stays = all
    .filter(({ fromMs }) => fromMs <= untilMs)
    // What goes on then still counts at the end.
    .map((stay) => ({ ...stay, toMs: stay.toMs !== null && stay.toMs <= untilMs ? stay.toMs : Infinity }));
  const steps = countSteps(stays).filter(({ atMs }) => atMs <= untilMs);
  const countAt = new Map(steps.map(({ atMs, count }) => [atMs, count]));
  const corners: SeriesCorner[] = [{ atMs: 0, value: 0 }];
  for (const { atMs, count } of steps) {
    corners.push({ atMs, value: corners.at(-1)?.value ?? 0 }, { atMs, value: count });
  }
  corners.push({ atMs: untilMs, value: corners.at(-1)?.value ?? 0 });
  const points = stays.flatMap(({ fromMs, toMs, key }) =>
    [fromMs, ...(toMs <= untilMs ? [toMs] : [])].map((atMs) => ({ atMs, value: countAt.get(atMs) ?? 0, key })),
  );
  return { unit: 'count', corners, points: sortedByTime(points) };
}

/** A saw: it rises with time while a message is waited for, and falls to the age of the next one when it has come or is lost. */
function oldestWaited({ spans, untilMs }: Reading): readonly SeriesCorner[] {
  const corners: SeriesCorner[] = [{ atMs: 0, value: 0 }];
  let reachedMs = 0;
  for (const message of spans.messages) {
    const { publishedAtMs } = message;
    const toMs = Math.min(waitEndMs(message), untilMs);
    // Older ones were waited for as long, or nobody waited at all.
    if (publishedAtMs > untilMs || toMs <= reachedMs || toMs <= publishedAtMs) continue;
    const fromMs = Math.max(reachedMs, publishedAtMs);
    if (publishedAtMs > reachedMs) corners.push({ atMs: reachedMs, value: 0 }, { atMs: publishedAtMs, value: 0 });
    corners.push({ atMs: fromMs, value: fromMs - publishedAtMs }, { atMs: toMs, value: toMs - publishedAtMs });
    reachedMs = toMs;
  }
  return reachedMs < untilMs ? [...corners, { atMs: reachedMs, value: 0 }, { atMs: untilMs, value: 0 }] : corners;
}

/** When the last page had it, or had lost it. */
function waitEndMs({ fate, deliveries, losses }: MessageSpan): number {
  return fate === 'pending'
    ? Infinity
    : Math.max(...deliveries.map(({ atMs }) => atMs), ...losses.map(({ atMs }) => atMs));
}

function exchangeKey({ id }: ExchangeSpan): EvidenceKey {
  return `exchange/${id}`;
}

function sortedByTime(points: readonly SeriesPoint[]): readonly SeriesPoint[] {
  return [...points].sort((one, other) => one.atMs - other.atMs);
}
