import type { MessageRow, SortColumn } from './message-rows';

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

export function valueOf(row: MessageRow, column: SortColumn): number | string | null {
  if (column === 'messageIds') return row.messageIds[0] ?? row.uplinkIds[0] ?? null;
  if (column === 'content') return row.subject.kind === 'transit' ? row.subject.content : row.subject.kind;
  return row[column];
}
