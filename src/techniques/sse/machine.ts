import { assign, emit, setup } from 'xstate';
import { messagesIn, newestId, paramsAfter } from '../facts';
import type { ClientFact, ClientWish } from '../../world/protocol';
import { retryFieldMs, type SseParams } from './params';

/** Chromium's reconnection time while the server has not sent `retry:`. Source: event_source.cc, kDefaultReconnectDelay. */
export const BROWSER_RECONNECT_MS = 3000;

interface Context {
  readonly params: SseParams;
  /** 0 stands for "no Last-Event-ID yet". */
  readonly lastEventId: number;
  /** The server's last `retry:`, which comes at the start of a stream; null: it has said none, and the browser's own time counts. */
  readonly retryMs: number | null;
}

/**
 * The browser's EventSource (WHATWG HTML §9.2): it reconnects by itself after the end of a stream or a network error,
 * and says what it saw last; an answer that is not 200 closes it for good.
 */
export const sseMachine = setup({
  types: {
    input: {} as SseParams,
    context: {} as Context,
    events: {} as ClientFact<SseParams>,
    emitted: {} as ClientWish,
  },
  delays: { reconnectTime: ({ context }) => context.retryMs ?? BROWSER_RECONNECT_MS },
  guards: {
    isRefused: ({ event }) => event.type === 'response.failed' && event.reason === 'http-error',
  },
  actions: {
    openStream: emit(({ context }): ClientWish => ({
      type: 'request.send',
      name: 'stream',
      kind: 'stream',
      cursor: context.lastEventId === 0 ? null : context.lastEventId,
    })),
    deliverMessages: emit(({ event }): ClientWish => ({ type: 'messages.deliver', messages: messagesIn(event) })),
    hearRetry: assign({ retryMs: ({ context }) => retryFieldMs(context.params) ?? context.retryMs }),
    noteLastEventId: assign({ lastEventId: ({ context, event }) => newestId(context.lastEventId, event) }),
    adoptParams: assign({ params: ({ context, event }) => paramsAfter(context.params, event) }),
  },
}).createMachine({
  id: 'sse',
  context: ({ input }) => ({ params: input, lastEventId: 0, retryMs: null }),
  initial: 'connecting',
  on: { 'params.changed': { actions: 'adoptParams' } },
  states: {
    connecting: {
      entry: 'openStream',
      on: {
        'stream.opened': { target: 'open', actions: 'hearRetry' },
        'response.failed': [{ guard: 'isRefused', target: 'closed' }, { target: 'waiting' }],
      },
    },
    open: {
      on: {
        'chunk.arrived': { actions: ['deliverMessages', 'noteLastEventId'] },
        'stream.ended': 'waiting',
        'response.failed': 'waiting',
      },
    },
    waiting: { after: { reconnectTime: 'connecting' } },
    closed: { type: 'final' },
  },
});
