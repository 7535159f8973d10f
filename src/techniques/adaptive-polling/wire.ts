import type { LaneCast } from '../../world/protocol';
import { pollWire } from '../poll-wire';

/** An XHR at a time, answered at once. */
export const adaptivePollingCast: LaneCast = {
  initiator: 'xhr',
  wire: pollWire('xhr'),
  answeredBy: () => 'at-once',
  usesCursor: (params) => params['usesCursor'] === true,
};
