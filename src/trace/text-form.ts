import type { EventBody, Trace, TraceEvent } from './events';

/**
 * A trace as text for golden files: one line per event, so line n is the event with sequence n − 1. Nothing else is in
 * it, so that two traces differ in exactly the lines of the events that differ.
 */
export function formatTrace(trace: Trace): string {
  return trace.events.map((event) => `${formatEvent(event)}\n`).join('');
}

/**
 * `  540.000  message-delivered  messageId=1 client=0 exchangeId=2 isDuplicate=false ⇐ 17`: time in ms, kind, fields in
 * one fixed order, the cause's sequence. A field that is null or an empty list is left out; the kind tells that it could
 * have been there.
 */
export function formatEvent(event: TraceEvent): string {
  const { atMs, cause, kind } = event;
  const parts = [atMs.toFixed(3).padStart(9), ` ${kind}`];
  const values = event as Partial<Record<FieldName, FieldValue>>;
  const pairs = FIELD_NAMES.flatMap((name) => {
    const text = formatValue(values[name] ?? null);
    return text === '' ? [] : [`${name}=${text}`];
  });
  if (pairs.length > 0) parts.push(` ${pairs.join(' ')}`);
  if (cause !== null) parts.push(`⇐ ${cause}`);
  return parts.join(' ');
}

type KeyOf<Union> = Union extends unknown ? keyof Union : never;
type FieldName = Exclude<KeyOf<EventBody>, 'kind'>;
type FieldValue = string | number | boolean | null | readonly (number | string)[];

/** Fields in the order of printing, whatever order they were recorded in; a new field does not compile until it is here. */
const FIELD_ORDER: Readonly<Record<FieldName, true>> = {
  transitId: true,
  connectionId: true,
  messageId: true,
  uplinkId: true,
  index: true,
  act: true,
  connectionKind: true,
  tls: true,
  httpVersion: true,
  port: true,
  direction: true,
  content: true,
  bytes: true,
  client: true,
  toClient: true,
  toTab: true,
  tab: true,
  exchangeId: true,
  attempt: true,
  streamId: true,
  requestKind: true,
  initiator: true,
  cursor: true,
  session: true,
  handler: true,
  draw: true,
  isReady: true,
  from: true,
  to: true,
  event: true,
  setSequence: true,
  delayMs: true,
  outcome: true,
  result: true,
  closedBy: true,
  reason: true,
  status: true,
  code: true,
  copyOf: true,
  messageIds: true,
  uplinkIds: true,
  signals: true,
  overheadBytes: true,
  payloadBytes: true,
  isWarm: true,
  isWatched: true,
  isDuplicate: true,
  keepsMemory: true,
  byMs: true,
};
const FIELD_NAMES = Object.keys(FIELD_ORDER) as readonly FieldName[];

function formatValue(value: FieldValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return /^[\w./-]+$/.test(value) ? value : JSON.stringify(value);
  return Array.isArray(value) ? value.join(',') : String(value);
}
