/** Tables for spreadsheets, by RFC 4180: one line a row, times in ms and sizes in bytes, as plain numbers. */
import { toWholeMicroseconds } from '../core/units';
import type { Language } from '../i18n/catalogue';
import { measure } from '../metrics/measure';
import { entriesFor } from '../metrics/registry';
import { messageRows, type MessageRow } from '../views/panels/message-rows';
import { subjectText } from '../views/panels/row-text';
import type { ExportedRun } from './exported-run';

type Field = number | string | null;

/** Everything that happens: the rows of the page's table, in order of time. */
export function writeMessagesCsv({ lanes }: ExportedRun, language: Language): string {
  return messageRowsAsCsv(
    messageRows(lanes.map(({ lane, name, spans }) => ({ key: lane.key, name, spans }))),
    language,
  );
}

export function messageRowsAsCsv(rows: readonly MessageRow[], language: Language): string {
  return writeTable([
    [
      ...['number', 'lane', 'atMs', 'what', 'direction', 'request', 'status'],
      ...['arrivedAtMs', 'tookMs', 'bytes', 'messages', 'stateAfter', 'client', 'tab'],
    ],
    ...rows.map((row) => [
      row.number,
      row.lane,
      row.atMs,
      subjectText(row.subject, language),
      row.subject.kind === 'transit' ? row.subject.direction : null,
      row.exchangeId,
      row.status,
      row.arrivedAtMs,
      // A difference of two moments: floating point leaves digits that mean nothing.
      row.durationMs === null ? null : toWholeMicroseconds(row.durationMs),
      row.bytes,
      [...row.messageIds, ...row.uplinkIds.map((id) => `↑${id}`)].join(' '),
      row.state,
      row.client,
      row.tab,
    ]),
  ]);
}

/** A row for each metric, a column for each lane; empty where there is nothing to divide by. */
export function writeMetricsCsv({ lanes }: ExportedRun): string {
  const measured = lanes.map(({ spans, trace }) => measure(spans, trace.untilMs));
  return writeTable([
    ['metric', 'unit', ...lanes.map(({ name }) => name)],
    ...entriesFor(lanes.some(({ spans }) => spans.uplink.length > 0)).map(({ name, unit }) => [
      name,
      unit,
      ...measured.map((metrics) => metrics[name] ?? null),
    ]),
  ]);
}

function writeTable(rows: readonly (readonly Field[])[]): string {
  return rows.map((fields) => `${fields.map(writeField).join(',')}\r\n`).join('');
}

function writeField(value: Field): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
