import { emit, setup } from 'xstate';
import type { HandlerFact, HandlerInput, HandlerWish } from '../../world/protocol';

/** Tells Flash which ports it may connect to: at once, and that is all. The connection ends with it. */
export const policyMachine = setup({
  types: { input: {} as HandlerInput, events: {} as HandlerFact, emitted: {} as HandlerWish },
  actions: { sendPolicy: emit({ type: 'response.send', withNews: false }) },
}).createMachine({
  id: 'policy',
  initial: 'answered',
  states: { answered: { type: 'final', entry: 'sendPolicy' } },
});
