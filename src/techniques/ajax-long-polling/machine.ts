import { assign, emit, setup } from 'xstate';
import { messagesIn, newestId, paramsAfter } from '../facts';
import type { ClientFact, ClientWish } from '../../world/protocol';
import type { AjaxLongPollingParams } from './params';

interface Context {
  readonly params: AjaxLongPollingParams;
  readonly cursor: number;
}

/**
 * The article's program 5: whatever became of a request — an answer, an error, its own timeout — the next one follows
 * in the same instant, without a pause.
 */
export const ajaxLongPollingMachine = setup({
  types: {
    input: {} as AjaxLongPollingParams,
    context: {} as Context,
    events: {} as ClientFact<AjaxLongPollingParams>,
    emitted: {} as ClientWish,
  },
  delays: { clientTimeout: ({ context }) => context.params.clientTimeoutMs ?? Infinity },
  actions: {
    sendRequest: emit(({ context }): ClientWish => ({
      type: 'request.send',
      name: 'poll',
      kind: 'poll',
      cursor: context.cursor,
    })),
    giveUp: emit({ type: 'request.abort', name: 'poll', reason: 'client-timeout' }),
    deliverMessages: emit(({ event }): ClientWish => ({ type: 'messages.deliver', messages: messagesIn(event) })),
    advanceCursor: assign({ cursor: ({ context, event }) => newestId(context.cursor, event) }),
    adoptParams: assign({ params: ({ context, event }) => paramsAfter(context.params, event) }),
  },
}).createMachine({
  id: 'ajax-long-polling',
  context: ({ input }) => ({ params: input, cursor: 0 }),
  initial: 'waiting',
  on: { 'params.changed': { actions: 'adoptParams' } },
  states: {
    waiting: {
      entry: 'sendRequest',
      on: {
        'response.arrived': { target: 'waiting', reenter: true, actions: ['deliverMessages', 'advanceCursor'] },
        'response.failed': { target: 'waiting', reenter: true },
      },
      after: { clientTimeout: { actions: 'giveUp' } },
    },
  },
});
