import type { LaneCast, WireFormat } from '../../world/protocol';
import { connectionLines, statusLine, writeFailure, writeGet, writeHead } from '../http-wire';
import { retryFieldMs, type SseParams } from './params';

const wire: WireFormat = {
  writeRequest: ({ cursor }) =>
    writeGet('event-source', '/events', [
      'Cache-Control: no-cache',
      ...(cursor === null ? [] : [`Last-Event-ID: ${cursor}`]),
    ]),
  writeResponse: writeFailure,
  writeStreamHead: (response) => ({
    head: writeHead([
      statusLine(response.status),
      'Content-Type: text/event-stream',
      'Cache-Control: no-store',
      ...connectionLines(response.keepAliveMs),
      'Transfer-Encoding: chunked',
    ]),
    body: writeRetry(response.params as SseParams),
  }),
  writeChunk: (messages, payloadOf) => {
    const body = messages.map((message) => `id: ${message.id}\ndata: ${payloadOf(message)}\n\n`).join('');
    const payloadBytes = messages.reduce((sum, message) => sum + message.payloadBytes - payloadOf(message).length, 0);
    return writeHttpChunk(body, body.length + payloadBytes);
  },
  writeStreamEnd: () => ({ head: LAST_CHUNK, body: '' }),
  writeHeartbeat: () => writeHttpChunk(HEARTBEAT_COMMENT, HEARTBEAT_COMMENT.length),
};

/** A comment and the end of an event that has no data: nothing is dispatched. Source: WHATWG HTML §9.2.7. */
const HEARTBEAT_COMMENT = ':\n\n';

/** The stream begins with what it says of reconnecting: a field and the end of an event that has no data. */
function writeRetry(params: SseParams): string {
  const retryMs = retryFieldMs(params);
  if (retryMs === null) return '';
  const field = `retry: ${retryMs}\n\n`;
  const { head, body } = writeHttpChunk(field, field.length);
  return head + body;
}

/** A chunk of no bytes, and no trailers: the end of a chunked body. Source: RFC 9112 §7.1. */
const LAST_CHUNK = '0\r\n\r\n';

/** One chunk of a chunked body. Source: RFC 9112 §7.1. */
function writeHttpChunk(body: string, byteCount: number) {
  return { head: `${byteCount.toString(16)}\r\n`, body: `${body}\r\n` };
}

/** An EventSource; the server numbers its events, and replays what came after `Last-Event-ID`. */
export const sseCast: LaneCast = {
  initiator: 'event-source',
  wire,
  answeredBy: () => 'stream',
  usesCursor: () => true,
};
