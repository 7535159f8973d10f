import type { Trace, TraceEvent } from './events';

/**
 * A trace as text for golden files: one line per event, so line n is the event with sequence n − 1. Nothing else is in
 * it, so that two traces differ in exactly the lines of the events that differ.
 */
export function formatTrace(trace: Trace): string {
  return trace.events.map((event) => `${formatEvent(event)}\n`).join('');
}

/**
 * `  540.000  message-delivered  messageId=1 client=0 exchangeId=2 isDuplicate=false ⇐ 17`: time in ms, kind, fields in
 * the order of recording, the cause's sequence. A field that is null or an empty list is left out; its kind tells that
 * it could have been there.
 */
export function formatEvent(event: TraceEvent): string {
  const { sequence: _sequence, atMs, cause, kind, ...fields } = event;
  const parts = [atMs.toFixed(3).padStart(9), ` ${kind}`];
  const pairs = Object.entries(fields).flatMap(([key, value]: [string, FieldValue]) => {
    const text = formatValue(value);
    return text === '' ? [] : [`${key}=${text}`];
  });
  if (pairs.length > 0) parts.push(` ${pairs.join(' ')}`);
  if (cause !== null) parts.push(`⇐ ${cause}`);
  return parts.join(' ');
}

type FieldValue = string | number | boolean | null | readonly number[];

function formatValue(value: FieldValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return /^[\w./-]+$/.test(value) ? value : JSON.stringify(value);
  return Array.isArray(value) ? value.join(',') : String(value);
}
