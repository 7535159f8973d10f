import type { TechniqueText } from '../technique';

export const textEn: TechniqueText = {
  name: 'An iframe per request',
  summary: 'A timer puts a new hidden iframe into the page for each request and removes it once it has loaded.',
  laneNote: 'a new one every {pollIntervalMs}',
  params: {
    answers: {
      label: 'Server answers',
      help: 'The article’s loop draws lots until it finds news; at once means with whatever is there, even nothing.',
    },
    pollIntervalMs: {
      label: 'Poll interval',
      help: 'From one new iframe to the next, loaded or not.',
    },
  },
  states: { ticking: 'timer ticking' },
};
