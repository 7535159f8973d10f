import type { LaneCast } from '../../world/protocol';
import { pollTarget } from '../http-wire';
import { POLL_PATH, pollWire } from '../poll-wire';
import { writeJsonPost } from '../uplink-wire';

const wire = pollWire('xhr');

/** An XHR at a time, held until there is news; the cursor says what the client has. */
export const longPollingCast: LaneCast = {
  initiator: 'xhr',
  wire: {
    ...wire,
    writeRequest: (request) =>
      request.kind === 'poll' && (request.uplink ?? []).length > 0
        ? writeJsonPost(request, 'xhr', pollTarget(POLL_PATH, request))
        : wire.writeRequest(request),
  },
  answeredBy: () => 'hold',
  uplinkWay: (params) => (params['publishesWith'] === 'next-poll' ? 'next-poll' : 'own-request'),
  usesCursor: (params) => params['usesCursor'] === true,
};
