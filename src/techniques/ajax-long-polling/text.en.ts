import type { TechniqueText } from '../technique';

export const textEn: TechniqueText = {
  name: 'Ajax long polling (article)',
  summary: 'Ask, wait, ask again at once: after an answer, after a timeout, after an error.',
  laneNote: 'asks again at once',
  params: {
    answers: {
      label: 'Server answers',
      help: 'The article’s loop draws lots; a hold waits for a message, up to the hold limit; at once may mean empty.',
    },
    clientTimeoutMs: {
      label: 'Client timeout',
      help: 'How long after asking the client gives up, and asks again.',
    },
  },
  states: { waiting: 'waiting for an answer' },
};
