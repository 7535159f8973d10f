import { assign, emit, setup } from 'xstate';
import type { ClientFact, ClientWish } from '../../world/protocol';
import { messagesIn, paramsAfter } from '../facts';
import type { WebtransportParams } from './params';

/** Where HTTP/3 is offered: UDP, on the port of HTTPS. Source: RFC 9114 §3.2. */
const HTTPS_PORT = 443;

interface Context {
  readonly params: WebtransportParams;
  /** The newest message that the page has read. */
  readonly newestId: number;
}

const webtransportSetup = setup({
  types: {
    input: {} as WebtransportParams,
    context: {} as Context,
    events: {} as ClientFact<WebtransportParams>,
    emitted: {} as ClientWish,
  },
  delays: {
    connectTimeout: ({ context }) => context.params.connectTimeoutMs,
    reconnectDelay: ({ context }) => context.params.reconnectMs ?? Infinity,
  },
  guards: {
    reconnects: ({ context }) => context.params.reconnectMs !== null,
    isStale: ({ context, event }) =>
      context.params.delivery === 'datagrams' &&
      context.params.dropsStale &&
      messagesIn(event).every(({ id }) => id < context.newestId),
  },
  actions: {
    openSession: emit({ type: 'socket.open', port: HTTPS_PORT }),
    closeSession: emit({ type: 'socket.close' }),
    deliverMessages: emit(({ event }): ClientWish => ({ type: 'messages.deliver', messages: messagesIn(event) })),
    dropMessages: emit(({ event }): ClientWish => ({
      type: 'messages.discard',
      messages: messagesIn(event),
      reason: 'stale',
    })),
    noteNewest: assign({
      newestId: ({ context, event }) => Math.max(context.newestId, ...messagesIn(event).map(({ id }) => id)),
    }),
    adoptParams: assign({ params: ({ context, event }) => paramsAfter(context.params, event) }),
  },
});

const afterTheEnd = [{ guard: 'reconnects', target: '#waiting' }, { target: '#closed' }] as const;

/** A page with a WebTransport session. No browser opens another by itself, and nothing missed is sent again. */
export const webtransportMachine = webtransportSetup.createMachine({
  id: 'webtransport',
  context: ({ input }) => ({ params: input, newestId: 0 }),
  initial: 'connecting',
  on: { 'params.changed': { actions: 'adoptParams' } },
  states: {
    connecting: {
      entry: 'openSession',
      on: { 'socket.opened': 'open', 'socket.closed': afterTheEnd },
      // A path that lets no UDP through says nothing.
      after: { connectTimeout: afterTheEnd.map((each) => ({ ...each, actions: 'closeSession' as const })) },
    },
    open: {
      on: {
        'frame.arrived': [
          { guard: 'isStale', actions: 'dropMessages' },
          { actions: ['deliverMessages', 'noteNewest'] },
        ],
        'socket.closed': afterTheEnd,
      },
    },
    waiting: { id: 'waiting', after: { reconnectDelay: 'connecting' } },
    closed: { id: 'closed', type: 'final' },
  },
});
