/** Where the machines of one page are at a moment: its own, and the server's at the request that was touched last. */
import { bisector, group } from 'd3';
import type { Language } from '../../i18n/catalogue';
import { formatMs } from '../../i18n/formats';
import type { HandlerKind } from '../../trace/events';
import type { Spans, StateSpan, TimerSpan } from '../../trace/spans';
import { isSamePage, pageName, type PageId } from '../../trace/page-id';
import { transitionKey, type RunningTimer } from './chart-now';

/** What one machine's chart lights up. */
export interface MachineNow {
  readonly activeState: string | null;
  /** The transition that led there; null at the start. */
  readonly lastMove: StateSpan | null;
  readonly timers: readonly RunningTimer[];
}

export interface ServerNow extends MachineNow {
  readonly handler: HandlerKind;
  readonly exchangeId: number;
  /** The server stopped, and the machine with it, in whatever state it was. */
  readonly isStopped: boolean;
  /** How many requests of this client the server has at hand in each state. */
  readonly stateCounts: ReadonlyMap<string, number>;
}

/** Each transition that was taken in a run, by its key, in the order of time. */
export type TakenMoves = ReadonlyMap<string, readonly StateSpan[]>;

export function clientNow(spans: Spans, page: PageId, atMs: number, language: Language): MachineNow {
  const { own, timersOf } = tablesOf(spans, page);
  const stay = own[lastIndexAt(own, atMs)];
  return {
    activeState: stay?.state ?? null,
    lastMove: stay === undefined || stay.from === null ? null : stay,
    timers: runningTimers(timersOf.get(placeKey(null, null)) ?? [], atMs, language),
  };
}

/** Null before the first request has reached the server. */
export function serverNow(spans: Spans, page: PageId, atMs: number, language: Language): ServerNow | null {
  const { served, timersOf, handlerOf, stopMsOf } = tablesOf(spans, page);
  const last = lastIndexAt(served, atMs);
  const stay = served[last];
  if (stay === undefined || stay.exchangeId === null) return null;
  const key = placeKey(stay.exchangeId, stay.attempt);
  const handler = handlerOf.get(key);
  if (handler === undefined) return null;
  const stateCounts = new Map<string, number>();
  for (const each of served.slice(0, last + 1)) {
    const isAtHand = each.leftAtMs === null || each.leftAtMs > atMs;
    if (isAtHand) stateCounts.set(each.state, (stateCounts.get(each.state) ?? 0) + 1);
  }
  const isStopped = (stopMsOf.get(key) ?? Infinity) <= atMs;
  return {
    activeState: isStopped ? null : stay.state,
    lastMove: stay.from === null ? null : stay,
    timers: isStopped ? [] : runningTimers(timersOf.get(key) ?? [], atMs, language),
    handler,
    exchangeId: stay.exchangeId,
    isStopped,
    stateCounts,
  };
}

/** Of the client's own machine. */
export function clientMoves(spans: Spans, page: PageId): TakenMoves {
  return tablesOf(spans, page).ownMoves;
}

/** Of the machines that took this client's requests in one way. */
export function serverMoves(spans: Spans, page: PageId, handler: HandlerKind): TakenMoves {
  return tablesOf(spans, page).servedMoves.get(handler) ?? NO_MOVES;
}

const NO_MOVES: TakenMoves = new Map();

interface ClientTables {
  /** Stays of the client's own machine, and of the server's for it; each in the order of time. */
  readonly own: readonly StateSpan[];
  readonly served: readonly StateSpan[];
  readonly ownMoves: TakenMoves;
  readonly servedMoves: ReadonlyMap<HandlerKind, TakenMoves>;
  readonly timersOf: ReadonlyMap<string, readonly TimerSpan[]>;
  readonly handlerOf: ReadonlyMap<string, HandlerKind>;
  /** When the server stopped under a machine. */
  readonly stopMsOf: ReadonlyMap<string, number>;
}

const tables = new WeakMap<Spans, Map<string, ClientTables>>();

/** Made once for a run: the playhead asks at each frame. */
function tablesOf(spans: Spans, page: PageId): ClientTables {
  const known = tables.get(spans) ?? new Map<string, ClientTables>();
  tables.set(spans, known);
  const made = known.get(pageName(page)) ?? makeTables(spans, page);
  known.set(pageName(page), made);
  return made;
}

function makeTables({ states, timers, exchanges }: Spans, page: PageId): ClientTables {
  const own = states.filter((stay) => isSamePage(stay, page) && stay.exchangeId === null);
  const served = states.filter((stay) => isSamePage(stay, page) && stay.exchangeId !== null);
  const handlerOf = new Map(
    exchanges.flatMap(({ id, attempts }) =>
      attempts.flatMap(({ number, handler }) => (handler === null ? [] : [[placeKey(id, number), handler] as const])),
    ),
  );
  const servedBy = group(served, ({ exchangeId, attempt }) => handlerOf.get(placeKey(exchangeId, attempt)));
  return {
    own,
    served,
    ownMoves: movesByKey(own),
    servedMoves: new Map(
      [...servedBy].flatMap(([handler, stays]) =>
        handler === undefined ? [] : [[handler, movesByKey(stays)] as const],
      ),
    ),
    timersOf: group(
      timers.filter((timer) => isSamePage(timer, page)),
      ({ exchangeId, attempt }) => placeKey(exchangeId, attempt),
    ),
    handlerOf,
    stopMsOf: new Map(
      exchanges.flatMap(({ id, attempts }) =>
        attempts.flatMap(({ number, workResult, workEndedAtMs }) =>
          workResult === 'server-stopped' && workEndedAtMs !== null ? [[placeKey(id, number), workEndedAtMs]] : [],
        ),
      ),
    ),
  };
}

function movesByKey(stays: readonly StateSpan[]): TakenMoves {
  return group(
    stays.filter(({ from }) => from !== null),
    ({ from, event, state }) => transitionKey({ from: from ?? '', event, to: state }),
  );
}

/** Of those that share a moment the last one: that is where the machine then is. */
function lastIndexAt(stays: readonly StateSpan[], atMs: number): number {
  return byEntry.right(stays, atMs) - 1;
}
const byEntry = bisector((stay: StateSpan) => stay.enteredAtMs);

/** How many of these had happened by then. */
export function takenCountAt(moves: readonly StateSpan[] | undefined, atMs: number): number {
  return moves === undefined ? 0 : byEntry.right(moves, atMs);
}

function runningTimers(timers: readonly TimerSpan[], atMs: number, { locale }: Language): readonly RunningTimer[] {
  return timers
    .filter(({ setAtMs, endedAtMs }) => setAtMs <= atMs && (endedAtMs === null || endedAtMs > atMs))
    .map(({ event, setAtMs, delayMs }) => ({
      event,
      fraction: delayMs === 0 ? 1 : Math.min(1, (atMs - setAtMs) / delayMs),
      text: formatMs(roundUp(setAtMs + delayMs - atMs), locale),
    }));
}

/** To about two digits, upwards: what is left is never nothing while it runs, and hardly more than there was. */
function roundUp(leftMs: number): number {
  const stepMs = leftMs > 1000 ? 100 : leftMs > 100 ? 10 : 1;
  return Math.max(0, Math.ceil(leftMs / stepMs) * stepMs);
}

function placeKey(exchangeId: number | null, attempt: number | null): string {
  return `${exchangeId ?? ''}/${attempt ?? ''}`;
}
