import { emit, setup } from 'xstate';
import type { HandlerFact, HandlerInput, HandlerWish } from '../../world/protocol';

/** Answers at once, with whatever there is. */
export const atOnceMachine = setup({
  types: { input: {} as HandlerInput, events: {} as HandlerFact, emitted: {} as HandlerWish },
  actions: {
    answer: emit({ type: 'response.send', withNews: true }),
  },
}).createMachine({
  id: 'at-once',
  initial: 'answered',
  states: { answered: { type: 'final', entry: 'answer' } },
});
