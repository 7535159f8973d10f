import { emit, setup } from 'xstate';
import type { HandlerFact, HandlerInput, HandlerWish } from '../../world/protocol';

/**
 * Answers at once, but first compares the tag that the request came with: where nothing is newer, it says only that,
 * with a status and no body. Source: RFC 9110 §13.1.2 and §15.4.5.
 */
export const conditionalMachine = setup({
  types: { input: {} as HandlerInput, events: {} as HandlerFact, emitted: {} as HandlerWish },
  actions: {
    compareTag: emit({ type: 'tag.compare' }),
    answerNotModified: emit({ type: 'response.send', withNews: false, status: 304 }),
    answer: emit({ type: 'response.send', withNews: true }),
  },
}).createMachine({
  id: 'conditional',
  initial: 'comparing',
  states: {
    comparing: {
      entry: 'compareTag',
      on: {
        'tag.matched': { target: 'unchanged', actions: 'answerNotModified' },
        'tag.differed': { target: 'answered', actions: 'answer' },
      },
    },
    unchanged: { type: 'final' },
    answered: { type: 'final' },
  },
});
