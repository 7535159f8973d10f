import type { TechniqueText } from '../technique';

export const textEn: TechniqueText = {
  name: 'Ajax polling',
  summary: 'A timer sends a request at every tick, whether or not the last one has been answered.',
  laneNote: 'every {pollIntervalMs}',
  params: {
    answers: {
      label: 'Server answers',
      help: 'The article’s loop draws lots until it finds news; at once means with whatever is there, even nothing.',
    },
    pollIntervalMs: {
      label: 'Poll interval',
      help: 'From the start of one request to the start of the next, answered or not.',
    },
    usesCursor: {
      label: 'Uses a cursor',
      help: 'Each request says what the client has, and gets all that is newer. Only for answers at once.',
    },
  },
  states: { ticking: 'timer ticking' },
};
