import { assign, emit, setup } from 'xstate';
import { messagesIn, newestId } from '../facts';
import type { ClientFact, ClientWish } from '../../world/protocol';
import type { IframeChainedParams } from './params';

interface Context {
  readonly cursor: number;
}

/**
 * The article's program 4: the next iframe is made when the last one has loaded, so answers come in order. `load` fires
 * for error pages too; a request that never ends stops the chain for ever.
 */
export const iframeChainedMachine = setup({
  types: {
    input: {} as IframeChainedParams,
    context: {} as Context,
    events: {} as ClientFact<IframeChainedParams>,
    emitted: {} as ClientWish,
  },
  actions: {
    addFrame: emit(({ context }): ClientWish => ({
      type: 'request.send',
      name: 'frame',
      kind: 'poll',
      cursor: context.cursor,
    })),
    readFrame: emit(({ event }): ClientWish => ({ type: 'messages.deliver', messages: messagesIn(event) })),
    advanceCursor: assign({ cursor: ({ context, event }) => newestId(context.cursor, event) }),
  },
}).createMachine({
  id: 'iframe-chained',
  context: { cursor: 0 },
  initial: 'loading',
  states: {
    loading: {
      entry: 'addFrame',
      on: {
        'response.arrived': { target: 'loading', reenter: true, actions: ['readFrame', 'advanceCursor'] },
        'response.failed': { target: 'loading', reenter: true },
      },
    },
  },
});
