import { emit, setup } from 'xstate';
import type { HandlerFact, HandlerInput, HandlerWish } from '../../world/protocol';

/**
 * Holds a session's poll until something is to be sent to its client: news, a ping, or a packet that only ends the poll
 * because a socket is about to take over. There is no hold limit; the ping is what ends a poll without news.
 */
export const sessionPollMachine = setup({
  types: { input: {} as HandlerInput, events: {} as HandlerFact, emitted: {} as HandlerWish },
  actions: { answer: emit({ type: 'response.send', withNews: true }) },
}).createMachine({
  id: 'session-poll',
  initial: 'holding',
  states: {
    holding: {
      on: {
        'news.available': { target: 'answered', actions: 'answer' },
        'ping.due': { target: 'answered', actions: 'answer' },
        'noop.due': { target: 'answered', actions: 'answer' },
        'session.ended': { target: 'answered', actions: 'answer' },
        'request.closed': 'abandoned',
      },
    },
    answered: { type: 'final' },
    abandoned: { type: 'final' },
  },
});
