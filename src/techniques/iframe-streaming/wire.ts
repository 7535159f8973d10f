import type { LaneCast } from '../../world/protocol';
import { frameWire } from '../frame-wire';
import { writeGet } from '../http-wire';
import { responseLimitBytes, streamTarget } from '../stream-wire';

/** One navigation whose document never ends, or not before the limit. */
export const iframeStreamingCast: LaneCast = {
  initiator: 'iframe',
  wire: frameWire((request) => writeGet(request, 'iframe', streamTarget(request))),
  answeredBy: () => 'limited-stream',
  responseLimitBytes,
  usesCursor: (params) => params['usesCursor'] === true,
};
