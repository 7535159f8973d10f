/** The diagram as a table: one row for each thing on the wire. */
import { laneItemKey, type LaneItemKey } from '../../layout/item-keys';
import type { Direction, TransitContent } from '../../trace/events';
import type { Spans } from '../../trace/spans';

export interface MessageRow {
  readonly key: LaneItemKey;
  readonly lane: string;
  /** Place in time among all rows, from 1. */
  readonly number: number;
  readonly sentAtMs: number;
  readonly arrivedAtMs: number | null;
  readonly isDropped: boolean;
  readonly durationMs: number | null;
  readonly direction: Direction;
  readonly content: TransitContent;
  readonly exchangeId: number | null;
  readonly status: number | null;
  readonly bytes: number;
  readonly messageIds: readonly number[];
}

export type SortColumn =
  'number' | 'lane' | 'sentAtMs' | 'durationMs' | 'content' | 'exchangeId' | 'status' | 'bytes' | 'messageIds';

export interface TabledLane {
  readonly key: string;
  readonly name: string;
  readonly spans: Spans;
}

export function messageRows(lanes: readonly TabledLane[]): readonly MessageRow[] {
  return lanes
    .flatMap((lane) =>
      lane.spans.transits.map((transit) => ({
        key: laneItemKey(lane.key, `transit/${transit.id}`),
        lane: lane.name,
        number: 0,
        sentAtMs: transit.sentAtMs,
        arrivedAtMs: transit.arrivedAtMs,
        isDropped: transit.droppedAtMs !== null,
        durationMs: transit.arrivedAtMs === null ? null : transit.arrivedAtMs - transit.sentAtMs,
        direction: transit.direction,
        content: transit.content,
        exchangeId: transit.exchangeId,
        status: transit.status,
        bytes: transit.overheadBytes + transit.payloadBytes,
        messageIds: transit.messageIds,
      })),
    )
    .sort((first, second) => first.sentAtMs - second.sentAtMs)
    .map((row, index) => ({ ...row, number: index + 1 }));
}

/** A sorted copy. What is missing comes last, whichever way the column is sorted; equal rows stay in time. */
export function sortedRows(
  rows: readonly MessageRow[],
  column: SortColumn,
  isDescending: boolean,
): readonly MessageRow[] {
  const sign = isDescending ? -1 : 1;
  return [...rows].sort((first, second) => {
    const [a, b] = [valueOf(first, column), valueOf(second, column)];
    if (a === null || b === null) return Number(a === null) - Number(b === null) || first.number - second.number;
    return (a < b ? -sign : a > b ? sign : 0) || first.number - second.number;
  });
}

function valueOf(row: MessageRow, column: SortColumn): number | string | null {
  return column === 'messageIds' ? (row.messageIds[0] ?? null) : row[column];
}
