import type { LaneCast } from '../../world/protocol';
import { writeGet } from '../http-wire';
import { streamWire } from '../stream-wire';
import { retryFieldMs, type SseParams } from './params';

const wire = streamWire({
  writeRequest: (request) =>
    writeGet(request, 'event-source', '/events', [
      'Cache-Control: no-cache',
      ...(request.cursor === null ? [] : [`Last-Event-ID: ${request.cursor}`]),
    ]),
  contentType: 'text/event-stream',
  writePrelude: (params) => writeRetry(params as SseParams),
  writeMessage: ({ id }, payload) => `id: ${id}\ndata: ${payload}\n\n`,
  // A comment and the end of an event that has no data: nothing is dispatched. Source: WHATWG HTML §9.2.7.
  heartbeat: ':\n\n',
});

/** The stream begins with what it says of reconnecting: a field and the end of an event that has no data. */
function writeRetry(params: SseParams): string {
  const retryMs = retryFieldMs(params);
  return retryMs === null ? '' : `retry: ${retryMs}\n\n`;
}

/** An EventSource; the server numbers its events, and replays what came after `Last-Event-ID`. */
export const sseCast: LaneCast = {
  initiator: 'event-source',
  wire,
  answeredBy: () => 'stream',
  usesCursor: () => true,
};
