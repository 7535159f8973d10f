import type { TechniqueText } from '../technique';

export const textEn: TechniqueText = {
  name: 'Recursive iframe',
  summary: 'The next iframe is created only when the one before has loaded.',
  laneNote: 'one after another',
  params: {
    answers: {
      label: 'Server answers',
      help: 'The article’s loop draws lots until it finds news; a hold waits for a message, up to the hold limit.',
    },
  },
  states: { loading: 'loading' },
};
