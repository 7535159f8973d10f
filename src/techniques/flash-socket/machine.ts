import { assign, emit, setup } from 'xstate';
import type { ClientFact, ClientWish } from '../../world/protocol';
import { messagesIn, paramsAfter } from '../facts';
import type { FlashSocketParams } from './params';
import { POLICY_PORT, SOCKET_PORT } from './ports';

interface Context {
  readonly params: FlashSocketParams;
  /** The player has read that the page may connect, and keeps it. */
  readonly isAllowed: boolean;
}

const flashSetup = setup({
  types: {
    input: {} as FlashSocketParams,
    context: {} as Context,
    events: {} as ClientFact<FlashSocketParams>,
    emitted: {} as ClientWish,
  },
  delays: {
    policyTimeout: ({ context }) => context.params.policyTimeoutMs,
    connectTimeout: ({ context }) => context.params.connectTimeoutMs,
    reconnectDelay: ({ context }) => context.params.reconnectMs ?? Infinity,
  },
  guards: {
    reconnects: ({ context }) => context.params.reconnectMs !== null,
    isAllowed: ({ context }) => context.isAllowed,
  },
  actions: {
    askPolicyPort: emit({ type: 'request.send', name: 'policy', kind: 'policy', cursor: null, port: POLICY_PORT }),
    askSocketPort: emit({ type: 'request.send', name: 'policy', kind: 'policy', cursor: null, port: SOCKET_PORT }),
    giveUpPolicy: emit({ type: 'request.abort', name: 'policy', reason: 'client-timeout' }),
    notePolicy: assign({ isAllowed: true }),
    openSocket: emit({ type: 'socket.open', port: SOCKET_PORT }),
    closeSocket: emit({ type: 'socket.close' }),
    deliverMessages: emit(({ event }): ClientWish => ({ type: 'messages.deliver', messages: messagesIn(event) })),
    adoptParams: assign({ params: ({ context, event }) => paramsAfter(context.params, event) }),
  },
});

/** It is over, and what then: no player does it by itself, but a page may try again. */
const afterTheEnd = [{ guard: 'reconnects', target: '#waiting' }, { target: '#closed' }] as const;

/**
 * A page with a Flash object. Before the player opens a raw socket, it asks the server whether the page may: first on
 * port 843, and when nothing comes of that, on the socket's own. The timeout of the socket counts from the first of it.
 */
export const flashSocketMachine = flashSetup.createMachine({
  id: 'flash-socket',
  context: ({ input }) => ({ params: input, isAllowed: false }),
  initial: 'starting',
  on: { 'params.changed': { actions: 'adoptParams' } },
  states: {
    starting: {
      initial: 'askingPolicyPort',
      after: {
        connectTimeout: afterTheEnd.map((each) => ({ ...each, actions: ['giveUpPolicy', 'closeSocket'] as const })),
      },
      states: {
        askingPolicyPort: {
          entry: 'askPolicyPort',
          on: {
            'response.arrived': { target: 'connecting', actions: 'notePolicy' },
            'response.failed': 'askingSocketPort',
          },
          after: { policyTimeout: { actions: 'giveUpPolicy' } },
        },
        askingSocketPort: {
          entry: 'askSocketPort',
          on: { 'response.arrived': { target: 'connecting', actions: 'notePolicy' }, 'response.failed': afterTheEnd },
        },
        connecting: {
          id: 'connecting',
          entry: 'openSocket',
          on: { 'socket.opened': '#open', 'socket.closed': afterTheEnd },
        },
      },
    },
    open: {
      id: 'open',
      on: { 'frame.arrived': { actions: 'deliverMessages' }, 'socket.closed': afterTheEnd },
    },
    waiting: {
      id: 'waiting',
      after: { reconnectDelay: [{ guard: 'isAllowed', target: '#connecting' }, { target: 'starting' }] },
    },
    closed: { id: 'closed', type: 'final' },
  },
});
