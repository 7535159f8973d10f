import { backoffTextsEn } from '../param-texts.en';
import type { TechniqueText } from '../technique';

export const textEn: TechniqueText = {
  name: 'Long polling',
  summary:
    'The server keeps each request open until there is news or the hold limit has passed; then the client asks again.',
  laneNote: 'held until news',
  params: {
    clientTimeoutMs: {
      label: 'Client timeout',
      help: 'When the client gives up. Keep it longer than the server’s hold limit and a round trip.',
    },
    pauseMs: {
      label: 'Pause',
      help: 'How long the client waits between an answer and its next request: fewer requests, later news.',
    },
    usesCursor: {
      label: 'Uses a cursor',
      help: 'Each request says what the client has, and gets all that is newer. Without it, the gap loses messages.',
    },
    ...backoffTextsEn,
  },
  states: { waiting: 'waiting for an answer', pausing: 'pausing', backingOff: 'backing off' },
};
