import type { LaneCast } from '../../world/protocol';
import { answeredAsChosen, pollWire } from '../poll-wire';

/** Navigations of one iframe: the browser shows its throbber for each. */
export const iframePollingCast: LaneCast = {
  initiator: 'iframe',
  wire: pollWire('iframe'),
  answeredBy: answeredAsChosen,
  usesCursor: (params) => params['answers'] !== 'article-loop',
};
