import type { LaneCast } from '../../world/protocol';
import { writeGet } from '../http-wire';
import { streamTarget, streamWire, writeJsonLine } from '../stream-wire';

/** One fetch whose body never ends: what has been read of it is let go, so no limit is needed. */
export const fetchStreamingCast: LaneCast = {
  initiator: 'fetch',
  wire: streamWire({
    writeRequest: (request) => writeGet(request, 'fetch', streamTarget(request)),
    poster: 'fetch',
    contentType: 'application/x-ndjson',
    writePrelude: () => '',
    writeMessage: writeJsonLine,
    heartbeat: '\n',
  }),
  answeredBy: () => 'stream',
  usesCursor: (params) => params['usesCursor'] === true,
};
