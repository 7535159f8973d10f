import type { LaneCast } from '../../world/protocol';
import { answeredAsChosen, pollWire } from '../poll-wire';

/** Each request is a navigation of its own iframe. */
export const iframePerRequestCast: LaneCast = {
  initiator: 'iframe',
  wire: pollWire('iframe'),
  answeredBy: answeredAsChosen,
  usesCursor: (params) => params['answers'] !== 'article-loop',
};
