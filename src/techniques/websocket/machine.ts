import { assign, emit, setup } from 'xstate';
import { messagesIn, paramsAfter } from '../facts';
import type { ClientFact, ClientWish } from '../../world/protocol';
import type { WebsocketParams } from './params';

interface Context {
  readonly params: WebsocketParams;
}

/** A WebSocket in a page that reconnects: the browser never does that by itself, and nothing missed is sent again. */
export const websocketMachine = setup({
  types: {
    input: {} as WebsocketParams,
    context: {} as Context,
    events: {} as ClientFact<WebsocketParams>,
    emitted: {} as ClientWish,
  },
  delays: { reconnectDelay: ({ context }) => context.params.reconnectMs ?? Infinity },
  guards: { reconnects: ({ context }) => context.params.reconnectMs !== null },
  actions: {
    openSocket: emit({ type: 'socket.open' }),
    deliverMessages: emit(({ event }): ClientWish => ({ type: 'messages.deliver', messages: messagesIn(event) })),
    adoptParams: assign({ params: ({ context, event }) => paramsAfter(context.params, event) }),
  },
}).createMachine({
  id: 'websocket',
  context: ({ input }) => ({ params: input }),
  initial: 'connecting',
  on: { 'params.changed': { actions: 'adoptParams' } },
  states: {
    connecting: {
      entry: 'openSocket',
      on: {
        'socket.opened': 'open',
        'socket.closed': [{ guard: 'reconnects', target: 'waiting' }, { target: 'closed' }],
      },
    },
    open: {
      on: {
        'frame.arrived': { actions: 'deliverMessages' },
        'socket.closed': [{ guard: 'reconnects', target: 'waiting' }, { target: 'closed' }],
      },
    },
    waiting: { after: { reconnectDelay: 'connecting' } },
    closed: { type: 'final' },
  },
});
