import { bufferedStreamTextsEn, frameReconnectTextEn, streamCursorTextEn } from '../param-texts.en';
import type { TechniqueText } from '../technique';

export const textEn: TechniqueText = {
  name: 'Forever frame',
  summary:
    'A hidden iframe loads a page that never ends; the server writes script blocks into it, which call the page.',
  laneNote: 'a page without end',
  params: {
    usesCursor: streamCursorTextEn,
    ...bufferedStreamTextsEn,
    reconnectMs: frameReconnectTextEn,
  },
  states: { loading: 'loading', buffering: 'kept back', open: 'running scripts', waiting: 'waiting to reopen' },
};
