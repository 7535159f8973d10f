/** The diagram as a table: one row for each mark that it has. */
import { answersAtOnce } from '../../trace/answers-at-once';
import { bisector, group } from 'd3';
import { fateKey, laneItemKey, type ItemKey, type LaneItemKey } from '../../layout/item-keys';
import { lossCircumstance, type LossCause } from '../../layout/loss-circumstance';
import { STOP_KINDS, stopsOfKind, type StopKind } from '../../layout/lulls';
import { isEndless } from '../../trace/endless-handlers';
import type { Direction, EndedOutcome, TransitContent } from '../../trace/events';
import { pageName, pageOf, type PageId } from '../../trace/page-id';
import type { ExchangeSpan, MessageSpan, Spans, StateSpan, Stop, TransitSpan } from '../../trace/spans';
import { serverSideRows, type ServerSideSubject } from './server-side-rows';
import { uplinkRows, type UplinkSubject } from './uplink-rows';

/** What a row tells of; the words are the catalogue's. */
export type RowSubject =
  | {
      readonly kind: 'transit';
      readonly content: TransitContent;
      readonly direction: Direction;
      readonly resentCount: number;
    }
  | { readonly kind: 'published' | 'delivered' | 'duplicate' | 'held' | 'worked' | 'orphan' }
  | { readonly kind: ServerSideSubject }
  | UplinkSubject
  | { readonly kind: 'lost'; readonly cause: LossCause }
  | { readonly kind: 'stop'; readonly stop: StopKind }
  | { readonly kind: 'ended'; readonly outcome: EndedOutcome };

export interface MessageRow {
  readonly key: LaneItemKey;
  readonly lane: string;
  /** Counted from 0; null for what is no single client's. */
  readonly client: number | null;
  /** Place in time among all rows, from 1. */
  readonly number: number;
  readonly atMs: number;
  readonly subject: RowSubject;
  /** It went wrong. */
  readonly isBad: boolean;
  readonly arrivedAtMs: number | null;
  readonly durationMs: number | null;
  readonly exchangeId: number | null;
  readonly status: number | null;
  /** Null for what is not on the wire. */
  readonly bytes: number | null;
  readonly messageIds: readonly number[];
  /** Messages to the server. */
  readonly uplinkIds: readonly number[];
  /** Where the page's machine is after it, by the state's id. */
  readonly state: string | null;
  /** Whose it is, counted from 0; null for what no single tab has. */
  readonly tab: number | null;
}

export type SortColumn =
  | 'number'
  | 'lane'
  | 'atMs'
  | 'arrivedAtMs'
  | 'durationMs'
  | 'content'
  | 'tab'
  | 'exchangeId'
  | 'status'
  | 'bytes'
  | 'messageIds'
  | 'state';

export interface TabledLane {
  readonly key: string;
  readonly name: string;
  readonly spans: Spans;
}

export type LaneRow = Omit<MessageRow, 'number' | 'lane' | 'key' | 'state' | 'client' | 'tab'> & {
  readonly key: ItemKey;
  readonly page: { readonly client: number; readonly tab: number | null } | null;
};

const NOTHING = {
  isBad: false,
  arrivedAtMs: null,
  durationMs: null,
  exchangeId: null,
  status: null,
  bytes: null,
  messageIds: [],
  uplinkIds: [],
} as const;

export function messageRows(lanes: readonly TabledLane[]): readonly MessageRow[] {
  return lanes
    .flatMap((lane) => {
      const stateOf = stateReader(lane.spans.states);
      const hasTabs = lane.spans.exchanges.some(({ tab }) => tab > 0);
      return rowsOf(lane.spans).map(({ page, ...row }) => {
        // What all tabs share says nothing of any one's machine.
        const tab = page?.tab ?? (hasTabs ? null : 0);
        const state = page && tab !== null ? stateOf({ ...page, tab }, row.arrivedAtMs ?? row.atMs) : null;
        const whose = { client: page?.client ?? null, tab: page?.tab ?? null };
        return { ...row, key: laneItemKey(lane.key, row.key), lane: lane.name, ...whose, state };
      });
    })
    .sort((first, second) => first.atMs - second.atMs)
    .map((row, index) => ({ ...row, number: index + 1 }));
}

function rowsOf(spans: Spans): readonly LaneRow[] {
  const pageOfRequest = new Map(spans.exchanges.map((exchange) => [exchange.id, pageOf(exchange)]));
  return [
    ...spans.messages.map((message): LaneRow => ({
      ...NOTHING,
      key: `message/${message.id}`,
      page: null,
      atMs: message.publishedAtMs,
      subject: { kind: 'published' },
      messageIds: [message.id],
    })),
    ...spans.transits.map(transitRow),
    ...spans.exchanges.flatMap(exchangeRows),
    ...serverSideRows(spans).map((row): LaneRow => ({
      ...NOTHING,
      ...row,
      page: pageOfRequest.get(row.exchangeId) ?? null,
    })),
    ...spans.messages.flatMap((message) => fateRows(spans, message)),
    ...spans.uplink.flatMap((uplink) => uplinkRows(spans, uplink)),
    ...STOP_KINDS.flatMap((kind) => stopsOfKind(spans, kind).map((stop, id) => stopRow(kind, id, stop))),
  ];
}

/** What was done to one side or to the whole network, for as long as it lasted. */
function stopRow(stop: StopKind, id: number, { fromMs, toMs }: Readonly<Stop>): LaneRow {
  return {
    ...NOTHING,
    key: `${stop}/${id}`,
    page: null,
    atMs: fromMs,
    subject: { kind: 'stop', stop },
    isBad: stop === 'outage' || stop === 'server-stop',
    durationMs: toMs === null ? null : toMs - fromMs,
  };
}

function transitRow(transit: TransitSpan): LaneRow {
  const { content, direction, sentAtMs, arrivedAtMs, droppedAtMs, resentAtMs } = transit;
  return {
    key: `transit/${transit.id}`,
    page: transit,
    atMs: sentAtMs,
    subject: { kind: 'transit', content, direction, resentCount: resentAtMs.length },
    isBad: droppedAtMs !== null || (transit.status ?? 0) >= 400,
    arrivedAtMs,
    durationMs: arrivedAtMs === null ? null : arrivedAtMs - sentAtMs,
    exchangeId: transit.exchangeId,
    status: transit.status,
    bytes: transit.overheadBytes + transit.payloadBytes,
    messageIds: transit.messageIds,
    uplinkIds: transit.uplinkIds,
  };
}

/** The server's work on a request, what of it was for nobody, and its end where it ended without a good answer. */
function exchangeRows(exchange: ExchangeSpan): readonly LaneRow[] {
  const common = { ...NOTHING, page: exchange, exchangeId: exchange.id };
  const rows: LaneRow[] = [];
  for (const { number, handler, workStartedAtMs, workEndedAtMs, closeNoticedAtMs } of exchange.attempts) {
    if (workStartedAtMs === null || workEndedAtMs === null || workEndedAtMs === workStartedAtMs) continue;
    if (isEndless(handler)) continue;
    const key = `exchange/${exchange.id}/attempt/${number}` as const;
    const endMs = Math.min(workEndedAtMs, Math.max(workStartedAtMs, closeNoticedAtMs ?? Infinity));
    rows.push({
      ...common,
      key,
      atMs: workStartedAtMs,
      subject: { kind: answersAtOnce(handler) ? 'worked' : 'held' },
      durationMs: endMs - workStartedAtMs,
    });
    if (endMs < workEndedAtMs)
      rows.push({
        ...common,
        key,
        atMs: endMs,
        subject: { kind: 'orphan' },
        isBad: true,
        durationMs: workEndedAtMs - endMs,
      });
  }
  const { outcome, endedAtMs, askedAtMs, status } = exchange;
  if (endedAtMs !== null && outcome !== 'open' && outcome !== 'answered' && outcome !== 'empty')
    rows.push({
      ...common,
      key: `exchange/${exchange.id}/end`,
      atMs: endedAtMs,
      subject: { kind: 'ended', outcome },
      isBad: true,
      durationMs: endedAtMs - askedAtMs,
      status,
    });
  return rows;
}

function fateRows(spans: Spans, message: MessageSpan): readonly LaneRow[] {
  const row = (fate: PageId & { readonly atMs: number }, subject: RowSubject, exchangeId: number | null): LaneRow => ({
    ...NOTHING,
    key: fateKey(message.id, fate),
    page: fate,
    atMs: fate.atMs,
    subject,
    isBad: subject.kind === 'lost',
    durationMs: subject.kind === 'lost' ? null : fate.atMs - message.publishedAtMs,
    exchangeId,
    messageIds: [message.id],
  });
  return [
    ...message.deliveries.map((each) => row(each, { kind: 'delivered' }, each.exchangeId)),
    ...message.duplicates.map((each) => row(each, { kind: 'duplicate' }, each.exchangeId)),
    ...message.losses.map((loss) => {
      const { cause } = lossCircumstance(spans, message, loss);
      return row(loss, { kind: 'lost', cause }, null);
    }),
  ];
}

/** Moments may be asked in any order; a page's stays are in order of time. */
function stateReader(states: readonly StateSpan[]): (page: PageId, atMs: number) => string | null {
  const byPage = group(
    states.filter(({ exchangeId }) => exchangeId === null),
    (stay) => pageName(stay),
  );
  const entering = bisector(({ enteredAtMs }: StateSpan) => enteredAtMs);
  return (page, atMs) => {
    const stays = byPage.get(pageName(page)) ?? [];
    return stays[entering.right(stays, atMs) - 1]?.state ?? null;
  };
}
