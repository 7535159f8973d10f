import { describe, expect, it } from 'vitest';
import { messageRows, sortedRows, type SortColumn } from '../../../src/views/panels/message-rows';
import { oneLane } from '../../support/scenarios';
import { runLane } from '../../support/runs';

const lane = (key: string) => ({
  key,
  name: key,
  spans: runLane(oneLane(key, {}, { network: { oneWayLatencyMs: 300 }, durationMs: 8000 })),
});
const lanes = [lane('long-polling'), lane('websocket')];
const rows = messageRows(lanes);

describe('messageRows(lanes)', () => {
  it('has one row for each thing on the wire of every lane, numbered in time', () => {
    expect(rows).toHaveLength(lanes.reduce((count, { spans }) => count + spans.transits.length, 0));
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
    rows
      .slice(1)
      .forEach((row, index) => expect(row.sentAtMs).toBeGreaterThanOrEqual(rows[index]?.sentAtMs ?? Infinity));
  });
});

describe('sortedRows(rows, column, isDescending)', () => {
  const columns: readonly SortColumn[] = [
    'number',
    'lane',
    'sentAtMs',
    'durationMs',
    'content',
    'exchangeId',
    'status',
    'bytes',
    'messageIds',
  ];
  it.each(columns)('keeps every row, and puts what is missing last both ways: %s', (column) => {
    for (const isDescending of [false, true]) {
      const sorted = sortedRows(rows, column, isDescending);
      expect([...sorted].sort((first, second) => first.number - second.number)).toEqual(rows);
      const values = sorted.map((row) => (column === 'messageIds' ? (row.messageIds[0] ?? null) : row[column]));
      const firstMissing = values.indexOf(null);
      if (firstMissing >= 0) expect(values.slice(firstMissing).every((value) => value === null)).toBe(true);
    }
  });
});
