import { backoffTextsEn, streamCursorTextEn } from '../param-texts.en';
import type { TechniqueText } from '../technique';

export const textEn: TechniqueText = {
  name: 'fetch streaming',
  summary: 'A fetch whose body the page reads piece by piece; framing, cursor, timeout and retries are its own work.',
  laneNote: 'everything by hand',
  params: {
    usesCursor: streamCursorTextEn,
    clientTimeoutMs: {
      label: 'Client timeout',
      help: 'When the client gives up a stream that has said nothing. Keep it longer than the server’s heartbeat.',
    },
    ...backoffTextsEn,
  },
  states: { connecting: 'connecting', open: 'reading', backingOff: 'backing off' },
};
