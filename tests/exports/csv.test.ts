import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageRowsAsCsv, writeMessagesCsv, writeMetricsCsv } from '../../src/exports/csv';
import type { ExportedRun } from '../../src/exports/exported-run';
import { languageOf } from '../../src/i18n/catalogue';
import { LOCALES } from '../../src/i18n/locale';
import { measure } from '../../src/metrics/measure';
import { metricEntries } from '../../src/metrics/registry';
import { messageRows } from '../../src/views/panels/message-rows';
import { exportedRun } from '../support/exported-runs';
import { LAW_LIMIT_MS, lawParameters } from '../support/law-runs';
import { presets } from '../support/presets';
import { runnableScenario } from '../support/random-scenarios';
import { readCsv, readCsvRecords } from '../support/read-csv';
import { oneLane, parsed } from '../support/scenarios';

const english = languageOf('en');
const numberOf = (text: string | undefined) => (text === '' || text === undefined ? null : Number(text));

/** Every transit, message, delivery and loss of the run is in the table that was read back, and nothing else is. */
function expectAllTold(run: ExportedRun) {
  const records = readCsvRecords(writeMessagesCsv(run, english));
  expect(records.map(({ number }) => Number(number))).toEqual(records.map((_, index) => index + 1));
  for (const { name, spans } of run.lanes) {
    const own = records.filter(({ lane }) => lane === name);
    const told = own
      .filter(({ direction }) => direction !== '')
      .map(({ atMs, arrivedAtMs, bytes, direction, messages, request, client, tab }) =>
        JSON.stringify([numberOf(atMs), numberOf(arrivedAtMs), Number(bytes), direction, messages, numberOf(request), Number(client), numberOf(tab)]),
      ); // prettier-ignore
    const sent = spans.transits.map(
      ({ sentAtMs, arrivedAtMs, overheadBytes, payloadBytes, direction, messageIds, uplinkIds, exchangeId, client, tab }) =>
        JSON.stringify([sentAtMs, arrivedAtMs, overheadBytes + payloadBytes, direction, [...messageIds, ...uplinkIds.map((id) => `↑${id}`)].join(' '), exchangeId, client, tab]),
    ); // prettier-ignore
    expect(told.sort()).toEqual(sent.sort());
    const count = (what: RegExp, id: number) =>
      own.filter((record) => record['messages'] === `${id}` && what.test(record['what'] ?? '')).length;
    for (const { id, receivedAtMs, duplicatesAtMs, lostAtMs } of spans.uplink) {
      const ofIt = own.filter((record) => record['messages'] === `↑${id}`).map((record) => record['what'] ?? '');
      const isSent = spans.transits.some(({ uplinkIds }) => uplinkIds.includes(id));
      expect([
        ofIt.filter((what) => what === 'received by the server').length,
        ofIt.filter((what) => what === 'received again by the server').length,
        ofIt.filter((what) => what.startsWith('message lost: ')).length,
      ]).toEqual([Number(receivedAtMs !== null), duplicatesAtMs.length, Number(lostAtMs !== null && isSent)]);
    }
    for (const { id, deliveries, losses, duplicates } of spans.messages) {
      expect([
        count(/^message published$/, id),
        count(/^message delivered$/, id),
        count(/^message lost: ./, id),
        count(/^message came again$/, id),
      ]).toEqual([1, deliveries.length, losses.length, duplicates.length]);
    }
  }
}

describe('writeMessagesCsv(run, language)', () => {
  it('has every transit, message, delivery and loss, in every preset', () => {
    for (const input of Object.values(presets)) expectAllTold(exportedRun(parsed(input)));
  });

  it(
    'has every transit, message, delivery and loss, whatever is run',
    () => {
      fc.assert(
        fc.property(runnableScenario, (scenario) => expectAllTold(exportedRun(scenario))),
        lawParameters(30),
      );
    },
    LAW_LIMIT_MS,
  );

  it('says in each language what happened, and names its columns alike in all', () => {
    const [first, second] = LOCALES.map((locale) =>
      writeMessagesCsv(exportedRun(parsed(presets['sse'])), languageOf(locale)),
    );
    expect(first).not.toBe(second);
    expect(first?.split('\r\n')[0]).toBe(
      'number,lane,atMs,what,direction,request,status,arrivedAtMs,tookMs,bytes,messages,stateAfter,client,tab',
    );
    expect(second?.split('\r\n')[0]).toBe(first?.split('\r\n')[0]);
  });

  it('has no digits that mean nothing', () => {
    const scenario = oneLane('ajax-polling', { answers: 'at-once' }, { network: { oneWayLatencyMs: 33.333 } });
    expect(writeMessagesCsv(exportedRun(scenario), english)).not.toMatch(/\.\d{4}/);
  });

  it('keeps any name in its field, whatever signs it has', () => {
    const run = exportedRun(oneLane('long-polling', {}, { durationMs: 1000 }));
    const sign = fc.constantFrom('"', ',', '\r', '\n', '=', '<b>', ' ', 'a', '\u2028');
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 5 }), (signs) => {
        const name = signs.join('');
        const lanes = run.lanes.map((lane) => ({ ...lane, name }));
        const records = readCsvRecords(writeMessagesCsv({ ...run, lanes }, english));
        expect(records.length).toBeGreaterThan(0);
        expect(records.every(({ lane }) => lane === name)).toBe(true);
      }),
    );
  });
});

describe('messageRowsAsCsv(rows, language)', () => {
  it('is what the page saves: the same as of the whole run', () => {
    const run = exportedRun(parsed(presets['compare']));
    const rows = messageRows(run.lanes.map(({ lane, name, spans }) => ({ key: lane.key, name, spans })));
    expect(messageRowsAsCsv(rows, english)).toBe(writeMessagesCsv(run, english));
  });
});

describe('writeMetricsCsv(run)', () => {
  it('has a row for each metric and a column for each lane, with the numbers as they are', () => {
    const run = exportedRun(parsed(presets['compare']));
    const [names, ...rows] = readCsv(writeMetricsCsv(run));
    expect(names).toEqual(['metric', 'unit', ...run.lanes.map(({ name }) => name)]);
    expect(rows.map(([name, unit]) => ({ name, unit }))).toEqual(
      metricEntries.map(({ name, unit }) => ({ name, unit })),
    );
    run.lanes.forEach(({ spans, trace }, lane) => {
      const metrics = measure(spans, trace.untilMs);
      expect(rows.map((row) => numberOf(row[lane + 2]))).toEqual(metricEntries.map(({ name }) => metrics[name]));
    });
  });

  it('leaves empty what cannot be divided', () => {
    const scenario = oneLane('long-polling', {}, { messages: { kind: 'at', timesMs: [] } });
    const records = readCsvRecords(writeMetricsCsv(exportedRun(scenario)));
    expect(records.find(({ metric }) => metric === 'requestsPerMessage')?.['long-polling']).toBe('');
  });
});
