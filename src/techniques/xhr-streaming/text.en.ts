import { backoffTextsEn, bufferedStreamTextsEn, streamCursorTextEn } from '../param-texts.en';
import type { TechniqueText } from '../technique';

export const textEn: TechniqueText = {
  name: 'XHR streaming',
  summary: 'One XHR whose answer never ends: the page reads it while it grows, and asks anew when the server ends it.',
  laneNote: 'read while it grows',
  params: { usesCursor: streamCursorTextEn, ...bufferedStreamTextsEn, ...backoffTextsEn },
  states: { connecting: 'connecting', buffering: 'kept back', open: 'reading', backingOff: 'backing off' },
};
