import { assign, emit, setup } from 'xstate';
import type { ClientFact, ClientWish, Message } from '../../world/protocol';
import { failedOnce, retryDelayMs, type Backoff } from '../backoff';
import { isPastBuffer, newestId, paramsAfter, unreadAfter } from '../facts';
import type { XhrStreamingParams } from './params';

interface Context extends Backoff {
  readonly params: XhrStreamingParams;
  readonly cursor: number;
  /** What has come and is not in `responseText` yet. */
  readonly unread: readonly Message[];
}

/**
 * One XHR is read while it grows, at readyState 3. `responseText` keeps all that has come, so the server ends the
 * response at a limit and the page asks anew at once; after a failure it waits, longer each time.
 */
export const xhrStreamingMachine = setup({
  types: {
    input: {} as XhrStreamingParams,
    context: {} as Context,
    events: {} as ClientFact<XhrStreamingParams>,
    emitted: {} as ClientWish,
  },
  delays: { retryDelay: ({ context }) => retryDelayMs(context) },
  guards: { isPastBuffer: ({ context, event }) => isPastBuffer(context.params, event) },
  actions: {
    openStream: emit(({ context }): ClientWish => ({
      type: 'request.send',
      name: 'stream',
      kind: 'stream',
      cursor: context.params.usesCursor ? context.cursor : null,
    })),
    keepUnread: assign({ unread: ({ context, event }) => unreadAfter(context.unread, event) }),
    deliverUnread: emit(({ context }): ClientWish => ({ type: 'messages.deliver', messages: context.unread })),
    markRead: assign({
      cursor: ({ context }) => newestId(context.cursor, { type: 'read', messages: context.unread }),
      unread: [],
    }),
    // After a network error `responseText` is empty: what was kept back until then is never seen.
    discardUnread: emit(({ context }): ClientWish => ({
      type: 'messages.discard',
      messages: context.unread,
      reason: 'connection-lost',
    })),
    forgetUnread: assign({ unread: [] }),
    noteSuccess: assign({ failureCount: 0 }),
    noteFailure: assign(({ context, event }) => failedOnce(context, event)),
    adoptParams: assign({ params: ({ context, event }) => paramsAfter(context.params, event) }),
  },
}).createMachine({
  id: 'xhr-streaming',
  context: ({ input }) => ({ params: input, cursor: 0, unread: [], failureCount: 0, random01: 0 }),
  initial: 'connecting',
  on: { 'params.changed': { actions: 'adoptParams' } },
  states: {
    connecting: {
      entry: 'openStream',
      on: {
        'stream.opened': [
          { guard: 'isPastBuffer', target: 'open', actions: 'noteSuccess' },
          { target: 'buffering', actions: 'noteSuccess' },
        ],
        'response.failed': { target: 'backingOff', actions: 'noteFailure' },
      },
    },
    buffering: {
      on: {
        'chunk.arrived': [{ guard: 'isPastBuffer', target: 'open', actions: 'keepUnread' }, { actions: 'keepUnread' }],
        'comment.arrived': { guard: 'isPastBuffer', target: 'open' },
        'stream.ended': { target: 'connecting', actions: ['deliverUnread', 'markRead'] },
        'response.failed': { target: 'backingOff', actions: ['discardUnread', 'forgetUnread', 'noteFailure'] },
      },
    },
    open: {
      entry: ['deliverUnread', 'markRead'],
      on: {
        'chunk.arrived': { target: 'open', reenter: true, actions: 'keepUnread' },
        'stream.ended': 'connecting',
        'response.failed': { target: 'backingOff', actions: 'noteFailure' },
      },
    },
    backingOff: { after: { retryDelay: 'connecting' } },
  },
});
