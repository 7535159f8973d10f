import type { LaneCast } from '../../world/protocol';
import { writeGet } from '../http-wire';
import { responseLimitBytes, streamTarget, streamWire, writeJsonLine, writePadding } from '../stream-wire';

/** One XHR whose response never ends, or not before the limit; a line of JSON for each message. */
export const xhrStreamingCast: LaneCast = {
  initiator: 'xhr',
  wire: streamWire({
    writeRequest: (request) => writeGet(request, 'xhr', streamTarget(request)),
    contentType: 'application/x-ndjson',
    writePrelude: (params) => {
      const padding = writePadding(params);
      return padding === '' ? '' : `${padding}\n`;
    },
    writeMessage: writeJsonLine,
    heartbeat: '\n',
  }),
  answeredBy: () => 'limited-stream',
  responseLimitBytes,
  usesCursor: (params) => params['usesCursor'] === true,
};
