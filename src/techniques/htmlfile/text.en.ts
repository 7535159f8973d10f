import { bufferedStreamTextsEn, frameReconnectTextEn, streamCursorTextEn } from '../param-texts.en';
import type { TechniqueText } from '../technique';

export const textEn: TechniqueText = {
  name: 'htmlfile ActiveX',
  summary:
    'A forever frame inside an htmlfile object, which no window shows: so the browser shows no loading. Internet Explorer only.',
  laneNote: 'no throbber',
  params: {
    usesCursor: streamCursorTextEn,
    ...bufferedStreamTextsEn,
    reconnectMs: frameReconnectTextEn,
    queuePollIntervalMs: {
      label: 'Queue is read every',
      help: 'In the first implementations scripts put messages into a queue, and the page looked into it every 100 ms. Without a queue they call the page.',
    },
  },
  states: {
    loading: 'loading',
    buffering: 'kept back',
    running: 'running scripts',
    queued: 'in the queue',
    waiting: 'waiting to reopen',
  },
};
