import type { LaneCast } from '../../world/protocol';
import { pollWire } from '../poll-wire';

/** An XHR at a time, held until there is news; the cursor says what the client has. */
export const longPollingCast: LaneCast = {
  initiator: 'xhr',
  wire: pollWire('xhr'),
  answeredBy: () => 'hold',
  usesCursor: (params) => params['usesCursor'] === true,
};
