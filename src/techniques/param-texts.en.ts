/** What parameters of several techniques are called, and what they do. */
import type { ParamText } from './technique';

export const backoffTextsEn = {
  retryFirstMs: { label: 'First retry after', help: 'How long the client waits after a first failure.' },
  retryFactor: { label: 'Backoff factor', help: 'What each further failure multiplies the wait by.' },
  retryMaxMs: { label: 'Longest wait', help: 'The wait between two tries grows no longer than this.' },
  retryJitterFraction: {
    label: 'Retry jitter',
    help: 'Chance makes each wait longer or shorter by up to this share, so that clients do not all return at once.',
  },
} satisfies Record<string, ParamText>;

export const streamCursorTextEn: ParamText = {
  label: 'Uses a cursor',
  help: 'Each request says what the client has, and the stream begins with all that is newer. Without it, what is published between two streams is lost.',
};

export const bufferedStreamTextsEn = {
  paddingBytes: {
    label: 'Padding',
    help: 'White space that the server writes first, to get past what the browser keeps back.',
  },
  browserBufferBytes: {
    label: 'Browser keeps back',
    help: 'The page sees nothing of a response before so much of it has come. With less padding than this, the first messages wait for more.',
  },
  responseLimitBytes: {
    label: 'Response limit',
    help: 'When it has written so much, padding not counted, the server ends the response, and the page opens another: its memory is free again.',
  },
} satisfies Record<string, ParamText>;

export const frameReconnectTextEn: ParamText = {
  label: 'Reopens after',
  help: 'How long the page waits after load, which fires at the end of a document and for an error page alike.',
};
