import type { TechniqueText } from '../technique';

export const textEn: TechniqueText = {
  name: 'Conditional polling',
  summary: 'Each poll carries the tag of the last answer; if nothing has changed, the server says only that.',
  laneNote: 'every {pollIntervalMs}, with a tag',
  params: {
    pollIntervalMs: {
      label: 'Poll interval',
      help: 'From one tick to the next. A tick that finds a request still under way sends none.',
    },
    clientTimeoutMs: {
      label: 'Client timeout',
      help: 'When the client gives up on a request; the next tick asks again.',
    },
  },
  states: { idle: 'idle', waiting: 'waiting for an answer' },
};
