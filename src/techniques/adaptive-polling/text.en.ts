import type { TechniqueText } from '../technique';

export const textEn: TechniqueText = {
  name: 'Adaptive polling',
  summary: 'The client polls less and less often while nothing happens, and often again as soon as there is news.',
  laneNote: 'every {pollIntervalMs}, growing to {pollIntervalMaxMs}',
  params: {
    pollIntervalMs: {
      label: 'First interval',
      help: 'From an answer with news to the next request. Empty answers make the interval grow from here.',
    },
    growthFactor: { label: 'Growth factor', help: 'What each further empty answer multiplies the interval by.' },
    pollIntervalMaxMs: {
      label: 'Longest interval',
      help: 'The interval grows no longer than this: it is the longest that news may have to wait.',
    },
    pollIntervalJitterFraction: {
      label: 'Interval jitter',
      help: 'Chance makes each interval longer or shorter by up to this share, so that clients do not ask in step.',
    },
    usesCursor: {
      label: 'Uses a cursor',
      help: 'Each request says what the client has, and gets all that is newer. Without it, only the newest is seen.',
    },
    clientTimeoutMs: { label: 'Client timeout', help: 'When the client gives up on a request, and backs off.' },
    retryFirstMs: { label: 'First retry after', help: 'How long the client waits after a first failure.' },
    retryFactor: { label: 'Backoff factor', help: 'What each further failure multiplies the wait by.' },
    retryMaxMs: { label: 'Longest wait', help: 'The wait between two tries grows no longer than this.' },
    retryJitterFraction: {
      label: 'Retry jitter',
      help: 'Chance makes each wait longer or shorter by up to this share, so that clients do not all return at once.',
    },
  },
  states: { waiting: 'waiting for an answer', resting: 'resting', backingOff: 'backing off' },
};
