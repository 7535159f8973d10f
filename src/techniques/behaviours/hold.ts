import { emit, setup } from 'xstate';
import type { HandlerFact, HandlerInput, HandlerWish } from '../../world/protocol';

/** Holds the request until there is news, but no longer than the hold limit; then the answer is empty. */
export const holdMachine = setup({
  types: {
    input: {} as HandlerInput,
    context: {} as HandlerInput,
    events: {} as HandlerFact,
    emitted: {} as HandlerWish,
  },
  delays: { holdLimit: ({ context }) => context.holdLimitMs },
  actions: {
    answerWithNews: emit({ type: 'response.send', withNews: true }),
    answerEmpty: emit({ type: 'response.send', withNews: false }),
  },
}).createMachine({
  id: 'hold',
  context: ({ input }) => input,
  initial: 'holding',
  states: {
    holding: {
      on: {
        'news.available': { target: 'answered', actions: 'answerWithNews' },
        'poll.superseded': { target: 'answered', actions: 'answerEmpty' },
        'request.closed': 'abandoned',
      },
      after: { holdLimit: { target: 'answered', actions: 'answerEmpty' } },
    },
    answered: { type: 'final' },
    abandoned: { type: 'final' },
  },
});
