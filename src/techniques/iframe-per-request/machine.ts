import { assign, emit, setup } from 'xstate';
import { messagesIn, newestId, paramsAfter } from '../facts';
import type { ClientFact, ClientWish } from '../../world/protocol';
import type { IframePerRequestParams } from './params';

interface Context {
  readonly params: IframePerRequestParams;
  readonly cursor: number;
}

/** The article's program 3: every tick a new iframe, whatever the others do; on `load` it is read and removed. */
export const iframePerRequestMachine = setup({
  types: {
    input: {} as IframePerRequestParams,
    context: {} as Context,
    events: {} as ClientFact<IframePerRequestParams>,
    emitted: {} as ClientWish,
  },
  delays: { pollInterval: ({ context }) => context.params.pollIntervalMs },
  actions: {
    addFrame: emit(({ context }): ClientWish => ({
      type: 'request.send',
      name: 'frame',
      kind: 'poll',
      cursor: context.cursor,
    })),
    readFrame: emit(({ event }): ClientWish => ({ type: 'messages.deliver', messages: messagesIn(event) })),
    advanceCursor: assign({ cursor: ({ context, event }) => newestId(context.cursor, event) }),
    adoptParams: assign({ params: ({ context, event }) => paramsAfter(context.params, event) }),
  },
}).createMachine({
  id: 'iframe-per-request',
  context: ({ input }) => ({ params: input, cursor: 0 }),
  initial: 'ticking',
  on: { 'params.changed': { actions: 'adoptParams' } },
  states: {
    ticking: {
      on: { 'response.arrived': { actions: ['readFrame', 'advanceCursor'] } },
      after: { pollInterval: { target: 'ticking', reenter: true, actions: 'addFrame' } },
    },
  },
});
