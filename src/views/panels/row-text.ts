/** A row of the table in words, for the page and for a file. */
import type { Language } from '../../i18n/catalogue';
import { unreachable } from '../../core/assert';
import type { MessageRow, RowSubject } from './message-rows';

export function subjectText(subject: RowSubject, { words }: Language): string {
  const says = words.table.what;
  switch (subject.kind) {
    case 'transit': {
      const content = words.trace.content[subject.content];
      return subject.resentCount === 0 ? content : says.sentAgain(content, subject.resentCount);
    }
    case 'lost':
      return says.lost(words.trace.lossReason[subject.cause]);
    case 'stop':
      return words.trace.stop[subject.stop];
    case 'ended':
      return says.ended(words.trace.outcome[subject.outcome]);
    case 'published':
    case 'delivered':
    case 'duplicate':
    case 'held':
    case 'worked':
    case 'forWorker':
    case 'atProxy':
    case 'withheld':
    case 'proxyGaveUp':
    case 'stripped':
    case 'orphan':
      return says[subject.kind];
    default:
      return unreachable(subject);
  }
}

/** Comma-separated, one line a row, by RFC 4180; times in ms and sizes in bytes, as plain numbers. */
export function rowsAsCsv(rows: readonly MessageRow[], language: Language): string {
  const header = 'number,lane,atMs,what,direction,request,status,arrivedAtMs,tookMs,bytes,messages,stateAfter,tab';
  const lines = rows.map((row) =>
    [
      row.number,
      row.lane,
      row.atMs,
      subjectText(row.subject, language),
      row.subject.kind === 'transit' ? row.subject.direction : null,
      row.exchangeId,
      row.status,
      row.arrivedAtMs,
      row.durationMs,
      row.bytes,
      row.messageIds.join(' '),
      row.state,
      row.tab,
    ]
      .map(csvField)
      .join(','),
  );
  return `${[header, ...lines].join('\r\n')}\r\n`;
}

function csvField(value: number | string | null): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
