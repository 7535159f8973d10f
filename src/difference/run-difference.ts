/**
 * What is different in two runs of one lane. A message is the same thing in both by its number, a request by its page
 * and by which of that page's requests it is; ids of requests count those of all pages, and change.
 */
import { toWholeMicroseconds } from '../core/units';
import { measure } from '../metrics/measure';
import { entriesFor, type MetricEntry } from '../metrics/registry';
import type { Outcome } from '../trace/events';
import type { ExchangeSpan, MessageSpan, Spans } from '../trace/spans';
import { isSamePage, pageName, pageOf, FIRST_PAGE, type PageId } from '../trace/page-id';

/** What became of a message for one page; `absent`: the run has no such message. */
export type MessageFate = 'delivered' | 'lost' | 'pending' | 'absent';

export interface MessageState {
  readonly fate: MessageFate;
  /** When it was delivered or lost, in virtual ms; null for the others. */
  readonly atMs: number | null;
}

export interface MessageChange extends PageId {
  readonly messageId: number;
  readonly before: MessageState;
  readonly after: MessageState;
  /** How much later it is delivered (below 0: earlier), in ms; null unless it is delivered in both. */
  readonly laterMs: number | null;
}

export interface RequestState {
  readonly id: number;
  readonly askedAtMs: number;
  readonly endedAtMs: number | null;
  readonly outcome: Outcome;
}

export interface RequestChange extends PageId {
  /** Which of its page's requests, counted from 0. */
  readonly place: number;
  /** Null where the run has no such request; never in both. */
  readonly before: RequestState | null;
  readonly after: RequestState | null;
}

export interface MetricChange extends MetricEntry {
  readonly before: number | null;
  readonly after: number | null;
  /** After − before, in the metric's unit; null unless there is a number in both. */
  readonly delta: number | null;
}

export interface RunDifference {
  readonly messages: readonly MessageChange[];
  readonly requests: readonly RequestChange[];
  readonly metrics: readonly MetricChange[];
  /** How many requests there are. */
  readonly requestCounts: { readonly before: number; readonly after: number };
}

/** By what had happened by `untilMs` (virtual ms, included) in both: the shorter run's end, or earlier. */
export function diffRuns(before: Spans, after: Spans, untilMs: number): RunDifference {
  const [requestsBefore, requestsAfter] = [requestsOf(before, untilMs), requestsOf(after, untilMs)];
  return {
    messages: diffMessages(before.messages, after.messages, untilMs),
    requests: diffRequests(requestsBefore, requestsAfter),
    metrics: diffMetrics(before, after, untilMs),
    requestCounts: { before: requestsBefore.size, after: requestsAfter.size },
  };
}

/** Whether nothing is different that can be told. */
export function isSameRun({ messages, requests, metrics }: RunDifference): boolean {
  return messages.length === 0 && requests.length === 0 && metrics.length === 0;
}

function diffMessages(
  before: readonly MessageSpan[],
  after: readonly MessageSpan[],
  untilMs: number,
): readonly MessageChange[] {
  const published = ({ publishedAtMs }: MessageSpan) => publishedAtMs <= untilMs;
  const ofBefore = new Map(before.filter(published).map((message) => [message.id, message]));
  const ofAfter = new Map(after.filter(published).map((message) => [message.id, message]));
  const ids = [...new Set([...ofBefore.keys(), ...ofAfter.keys()])].sort((one, other) => one - other);
  return ids.flatMap((messageId) => {
    const [one, other] = [ofBefore.get(messageId), ofAfter.get(messageId)];
    return pagesToldOf(one, other).flatMap((page): readonly MessageChange[] => {
      const states = { before: stateOf(one, page, untilMs), after: stateOf(other, page, untilMs) };
      if (states.before.fate === states.after.fate && states.before.atMs === states.after.atMs) return [];
      const laterMs =
        states.before.fate === 'delivered' && states.after.fate === 'delivered'
          ? toWholeMicroseconds((states.after.atMs ?? 0) - (states.before.atMs ?? 0))
          : null;
      return [{ messageId, ...page, ...states, laterMs }];
    });
  });
}

/** Those of whom either run tells anything; of a message that is still under way everywhere, the first. */
function pagesToldOf(...messages: readonly (MessageSpan | undefined)[]): readonly PageId[] {
  const told = new Map<string, PageId>();
  for (const message of messages) {
    for (const fate of message === undefined ? [] : [...message.deliveries, ...message.losses])
      told.set(pageName(fate), pageOf(fate));
  }
  const pages = [...told.values()].sort(comparePages);
  return pages.length > 0 ? pages : [messages.find((message) => message !== undefined)?.toPage ?? FIRST_PAGE];
}

function stateOf(message: MessageSpan | undefined, page: PageId, untilMs: number): MessageState {
  if (message === undefined) return { fate: 'absent', atMs: null };
  const isIts = (fate: PageId & { readonly atMs: number }) => isSamePage(fate, page) && fate.atMs <= untilMs;
  const delivery = message.deliveries.find(isIts);
  if (delivery !== undefined) return { fate: 'delivered', atMs: delivery.atMs };
  const loss = message.losses.find(isIts);
  return loss === undefined ? { fate: 'pending', atMs: null } : { fate: 'lost', atMs: loss.atMs };
}

interface PlacedRequest extends RequestState, PageId {
  readonly place: number;
}

/** By page and place. */
function requestsOf({ exchanges }: Spans, untilMs: number): ReadonlyMap<string, PlacedRequest> {
  const counts = new Map<string, number>();
  const requests = new Map<string, PlacedRequest>();
  for (const exchange of exchanges) {
    const page = pageName(exchange);
    const place = counts.get(page) ?? 0;
    counts.set(page, place + 1);
    if (exchange.askedAtMs <= untilMs)
      requests.set(`${page} ${place}`, { ...pageOf(exchange), place, ...requestState(exchange, untilMs) });
  }
  return requests;
}

function requestState({ id, askedAtMs, endedAtMs, outcome }: ExchangeSpan, untilMs: number): RequestState {
  const hasEnded = endedAtMs !== null && endedAtMs <= untilMs;
  return { id, askedAtMs, ...(hasEnded ? { endedAtMs, outcome } : { endedAtMs: null, outcome: 'open' }) };
}

function diffRequests(
  before: ReadonlyMap<string, PlacedRequest>,
  after: ReadonlyMap<string, PlacedRequest>,
): readonly RequestChange[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys
    .flatMap((key): readonly RequestChange[] => {
      const [one, other] = [before.get(key), after.get(key)];
      const placed = one ?? other;
      if (placed === undefined || (one && other && isAlike(one, other))) return [];
      return [{ ...pageOf(placed), place: placed.place, before: plain(one), after: plain(other) }];
    })
    .sort((one, other) => comparePages(one, other) || one.place - other.place);
}

/** Client by client, and tab by tab. */
function comparePages(one: PageId, other: PageId): number {
  return one.client - other.client || one.tab - other.tab;
}

function plain(request: PlacedRequest | undefined): RequestState | null {
  if (request === undefined) return null;
  const { id, askedAtMs, endedAtMs, outcome } = request;
  return { id, askedAtMs, endedAtMs, outcome };
}

function isAlike(one: RequestState, other: RequestState): boolean {
  return one.askedAtMs === other.askedAtMs && one.endedAtMs === other.endedAtMs && one.outcome === other.outcome;
}

function diffMetrics(before: Spans, after: Spans, untilMs: number): readonly MetricChange[] {
  const [ofBefore, ofAfter] = [measure(before, untilMs), measure(after, untilMs)];
  return entriesFor([before, after].some(({ uplink }) => uplink.length > 0)).flatMap(
    (entry): readonly MetricChange[] => {
      const [one, other] = [ofBefore[entry.name] ?? null, ofAfter[entry.name] ?? null];
      if (one === other || (one !== null && other !== null && isNear(one, other))) return [];
      return [{ ...entry, before: one, after: other, delta: one === null || other === null ? null : other - one }];
    },
  );
}

/** Sums of times in another order differ in their last digits. */
function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other));
}
