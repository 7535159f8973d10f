import { emit, setup } from 'xstate';
import type { HandlerFact, HandlerInput, HandlerWish } from '../../world/protocol';

/**
 * The article's server: sleep, draw, answer if the draw is ready, else sleep on. It has no limit, and it never looks
 * whether anybody still listens.
 */
export const articleLoopMachine = setup({
  types: {
    input: {} as HandlerInput,
    context: {} as HandlerInput,
    events: {} as HandlerFact,
    emitted: {} as HandlerWish,
  },
  delays: {
    firstSleep: ({ context }) => context.firstMs,
    sleep: ({ context }) => context.sleepMs,
  },
  actions: {
    takeDraw: emit({ type: 'draw.take' }),
    publishNews: emit({ type: 'news.publish' }),
    answer: emit({ type: 'response.send', withNews: true }),
  },
}).createMachine({
  id: 'article-loop',
  context: ({ input }) => input,
  initial: 'sleepingFirst',
  states: {
    sleepingFirst: { after: { firstSleep: 'drawing' } },
    drawing: {
      entry: 'takeDraw',
      on: {
        'draw.ready': { target: 'answered', actions: ['publishNews', 'answer'] },
        'draw.blank': 'sleeping',
      },
    },
    sleeping: { after: { sleep: 'drawing' } },
    answered: { type: 'final' },
  },
});
