import { assign, emit, setup } from 'xstate';
import { messagesIn, newestId, paramsAfter } from '../facts';
import type { ClientFact, ClientWish } from '../../world/protocol';
import type { AjaxPollingParams } from './params';

interface Context {
  readonly params: AjaxPollingParams;
  readonly cursor: number;
}

/**
 * The article's program 1: every tick a request, whatever is in flight. It never looks at what it has asked before, so
 * answers may overtake one another.
 */
export const ajaxPollingMachine = setup({
  types: {
    input: {} as AjaxPollingParams,
    context: {} as Context,
    events: {} as ClientFact<AjaxPollingParams>,
    emitted: {} as ClientWish,
  },
  delays: { pollInterval: ({ context }) => context.params.pollIntervalMs },
  actions: {
    sendRequest: emit(({ context }): ClientWish => ({
      type: 'request.send',
      name: 'poll',
      kind: 'poll',
      cursor: context.params.usesCursor ? context.cursor : null,
    })),
    deliverMessages: emit(({ event }): ClientWish => ({ type: 'messages.deliver', messages: messagesIn(event) })),
    advanceCursor: assign({ cursor: ({ context, event }) => newestId(context.cursor, event) }),
    adoptParams: assign({ params: ({ context, event }) => paramsAfter(context.params, event) }),
  },
}).createMachine({
  id: 'ajax-polling',
  context: ({ input }) => ({ params: input, cursor: 0 }),
  initial: 'ticking',
  on: { 'params.changed': { actions: 'adoptParams' } },
  states: {
    ticking: {
      on: { 'response.arrived': { actions: ['deliverMessages', 'advanceCursor'] } },
      after: { pollInterval: { target: 'ticking', reenter: true, actions: 'sendRequest' } },
    },
  },
});
