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
    retryFirstMs: { label: 'First retry after', help: 'How long the client waits after a first failure.' },
    retryFactor: { label: 'Backoff factor', help: 'What each further failure multiplies the wait by.' },
    retryMaxMs: { label: 'Longest wait', help: 'The wait between two tries grows no longer than this.' },
    retryJitterFraction: {
      label: 'Retry jitter',
      help: 'Chance makes each wait longer or shorter by up to this share, so that clients do not all return at once.',
    },
  },
  states: { waiting: 'waiting for an answer', pausing: 'pausing', backingOff: 'backing off' },
};
