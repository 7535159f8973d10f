import type { LaneCast } from '../../world/protocol';
import { answeredAsChosen, pollWire } from '../poll-wire';

/** A navigation at a time; against the loop, or a server that holds until there is news. */
export const iframeChainedCast: LaneCast = {
  initiator: 'iframe',
  wire: pollWire('iframe'),
  answeredBy: answeredAsChosen,
  usesCursor: (params) => params['answers'] !== 'article-loop',
};
