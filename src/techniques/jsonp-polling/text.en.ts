import type { TechniqueText } from '../technique';

export const textEn: TechniqueText = {
  name: 'JSONP polling',
  summary:
    'A script element asks each time, even another site; the answer is a script that calls a function of the page.',
  laneNote: 'by script elements',
  params: {
    answers: {
      label: 'Server answers',
      help: 'Holds until there is news, as in long polling; or at once, with whatever is there, even nothing.',
    },
    watchdogMs: {
      label: 'Watchdog',
      help: 'How long the page waits for a script before it inserts the next one. Nothing stops the old one.',
    },
    hearsErrors: {
      label: 'Hears errors',
      help: 'Whether the browser tells the page that a script failed. Without it, only the watchdog helps.',
    },
    keepsScriptOrder: {
      label: 'Keeps script order',
      help: 'Scripts run in the order of insertion: one that comes early waits for those before it.',
    },
    pauseMs: { label: 'Pause', help: 'How long the page waits between an answer and the next script.' },
    usesCursor: {
      label: 'Uses a cursor',
      help: 'Each request says what the client has, and gets all that is newer. Without it, the gap loses messages.',
    },
    retryFirstMs: { label: 'First retry after', help: 'How long the page waits after a first failure that it heard.' },
    retryFactor: { label: 'Backoff factor', help: 'What each further failure multiplies the wait by.' },
    retryMaxMs: { label: 'Longest wait', help: 'The wait between two tries grows no longer than this.' },
    retryJitterFraction: {
      label: 'Retry jitter',
      help: 'Chance makes each wait longer or shorter by up to this share, so that clients do not all return at once.',
    },
  },
  states: { waiting: 'waiting for the script', pausing: 'pausing', backingOff: 'backing off' },
};
