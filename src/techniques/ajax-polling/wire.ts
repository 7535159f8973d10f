import type { LaneCast } from '../../world/protocol';
import { answeredAsChosen, pollWire } from '../poll-wire';

/** An XHR against the article's loop; or against a server that answers at once, with a cursor if wanted. */
export const ajaxPollingCast: LaneCast = {
  initiator: 'xhr',
  wire: pollWire('xhr'),
  answeredBy: answeredAsChosen,
  usesCursor: (params) => params['answers'] !== 'article-loop' && params['usesCursor'] === true,
};
