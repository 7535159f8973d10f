import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/i18n/catalogue';
import { messageRows, type SortColumn } from '../../../src/views/panels/message-rows';
import { sortedRows, valueOf } from '../../../src/views/panels/sorted-rows';
import { subjectText } from '../../../src/views/panels/row-text';
import { oneLane } from '../../support/scenarios';
import { runLane } from '../../support/runs';

const network = { oneWayLatencyMs: 300 };
const lane = (key: string) => ({ key, name: key, spans: runLane(oneLane(key, {}, { network, durationMs: 8000 })) });
const lanes = [lane('long-polling'), lane('websocket')];
const rows = messageRows(lanes);
const english = languageOf('en');

describe('messageRows(lanes)', () => {
  it('has one row for each thing on the wire of every lane, numbered in time', () => {
    const onTheWire = rows.filter(({ subject }) => subject.kind === 'transit');
    expect(onTheWire).toHaveLength(lanes.reduce((count, { spans }) => count + spans.transits.length, 0));
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
    rows.slice(1).forEach((row, index) => expect(row.atMs).toBeGreaterThanOrEqual(rows[index]?.atMs ?? Infinity));
  });

  it('tells what the picture tells: messages and their ends, holds, work for nobody, what failed, the state after', () => {
    // The article's program 5 gives up at 5 s; the loop works on, and finds a message for nobody.
    const spans = runLane(
      oneLane('ajax-long-polling', {}, { network, articleLoop: { draws: [[99, 99, 99, 99, 40]] }, durationMs: 8000 }),
    );
    const told = messageRows([{ key: 'lane', name: 'Lane', spans }])
      .filter(({ exchangeId, subject }) => exchangeId === 0 || subject.kind === 'published' || subject.kind === 'lost')
      .map((row) =>
        `${row.atMs} ${subjectText(row.subject, english)} ${row.durationMs ?? '–'} ${row.state ?? ''}`.trim(),
      );
    expect(told.slice(0, 7)).toEqual([
      '0 request 300 waiting',
      '300 held at the server 5000 waiting',
      '5000 request timed out 5000 waiting',
      '5300 work for nobody 1700 waiting',
      '7000 message published –',
      '7000 message lost: its request had been given up – waiting',
    ]);
  });
});

describe('messageRows(lanes) of several tabs', () => {
  const browser = { connectionsPerHost: 2, tabs: 3 };
  const spans = runLane(oneLane('long-polling', {}, { network, browser, durationMs: 8000 }));
  const tabbed = messageRows([{ key: 'lane', name: 'Lane', spans }]);

  it('tells the tab of each request and of each message that came, none of what all share', () => {
    const arrivals = tabbed.filter(({ subject }) => subject.kind === 'delivered');
    expect(new Set(arrivals.map(({ tab }) => tab))).toEqual(new Set([0, 1, 2]));
    for (const { exchangeId, tab } of tabbed.filter((row) => row.exchangeId !== null))
      expect(tab).toBe(spans.exchanges.find(({ id }) => id === exchangeId)?.tab);
    const syn = tabbed.find(({ subject }) => subject.kind === 'transit' && subject.content === 'syn');
    expect(syn).toMatchObject({ tab: null, state: null });
    expect(tabbed.find(({ subject }) => subject.kind === 'published')?.tab).toBeNull();
  });

  it('each end of a message has a key of its own, by tab', () => {
    const keys = tabbed.filter(({ subject }) => subject.kind === 'delivered').map(({ key }) => key);
    expect(keys).toContain('lane/message/1/client/0/tab/1');
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('sortedRows(rows, column, isDescending)', () => {
  const columns: readonly SortColumn[] = [
    'number',
    'lane',
    'atMs',
    'arrivedAtMs',
    'durationMs',
    'content',
    'tab',
    'exchangeId',
    'status',
    'bytes',
    'messageIds',
    'state',
  ];
  it.each(columns)('keeps every row, and puts what is missing last both ways: %s', (column) => {
    for (const isDescending of [false, true]) {
      const sorted = sortedRows(rows, column, isDescending);
      expect([...sorted].sort((first, second) => first.number - second.number)).toEqual(rows);
      const values = sorted.map((row) => valueOf(row, column));
      const firstMissing = values.indexOf(null);
      if (firstMissing >= 0) expect(values.slice(firstMissing).every((value) => value === null)).toBe(true);
    }
  });
});
