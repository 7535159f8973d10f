import type { LaneCast } from '../../world/protocol';
import { answeredAsChosen, pollWire } from '../poll-wire';

/** An XHR at a time, against the loop or a server that holds or answers at once. */
export const ajaxLongPollingCast: LaneCast = {
  initiator: 'xhr',
  wire: pollWire('xhr'),
  answeredBy: answeredAsChosen,
  usesCursor: (params) => params['answers'] !== 'article-loop',
};
