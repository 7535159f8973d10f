import { assign, emit, setup } from 'xstate';
import type { ClientFact, ClientWish } from '../../world/protocol';
import { failedOnce, retryDelayMs, type Backoff } from '../backoff';
import { messagesIn, newestId, paramsAfter } from '../facts';
import type { FetchStreamingParams } from './params';

interface Context extends Backoff {
  readonly params: FetchStreamingParams;
  readonly cursor: number;
}

/**
 * A fetch whose body is read piece by piece. Everything is the page's own work: it splits the stream into messages, says
 * what it has, gives up a stream that has been silent for too long, and opens it again.
 */
export const fetchStreamingMachine = setup({
  types: {
    input: {} as FetchStreamingParams,
    context: {} as Context,
    events: {} as ClientFact<FetchStreamingParams>,
    emitted: {} as ClientWish,
  },
  delays: {
    clientTimeout: ({ context }) => context.params.clientTimeoutMs ?? Infinity,
    retryDelay: ({ context }) => retryDelayMs(context),
  },
  actions: {
    openStream: emit(({ context }): ClientWish => ({
      type: 'request.send',
      name: 'stream',
      kind: 'stream',
      cursor: context.params.usesCursor ? context.cursor : null,
    })),
    giveUp: emit({ type: 'request.abort', name: 'stream', reason: 'client-timeout' }),
    deliverMessages: emit(({ event }): ClientWish => ({ type: 'messages.deliver', messages: messagesIn(event) })),
    noteCursor: assign({ cursor: ({ context, event }) => newestId(context.cursor, event) }),
    noteSuccess: assign({ failureCount: 0 }),
    noteFailure: assign(({ context, event }) => failedOnce(context, event)),
    adoptParams: assign({ params: ({ context, event }) => paramsAfter(context.params, event) }),
  },
}).createMachine({
  id: 'fetch-streaming',
  context: ({ input }) => ({ params: input, cursor: 0, failureCount: 0, random01: 0 }),
  initial: 'connecting',
  on: { 'params.changed': { actions: 'adoptParams' } },
  states: {
    connecting: {
      entry: 'openStream',
      on: {
        'stream.opened': { target: 'open', actions: 'noteSuccess' },
        'response.failed': { target: 'backingOff', actions: 'noteFailure' },
      },
      after: { clientTimeout: { actions: 'giveUp' } },
    },
    // Entered anew with whatever comes: the timeout is one of silence.
    open: {
      on: {
        'chunk.arrived': { target: 'open', reenter: true, actions: ['deliverMessages', 'noteCursor'] },
        'comment.arrived': { target: 'open', reenter: true },
        'stream.ended': 'connecting',
        'response.failed': { target: 'backingOff', actions: 'noteFailure' },
      },
      after: { clientTimeout: { actions: 'giveUp' } },
    },
    backingOff: { after: { retryDelay: 'connecting' } },
  },
});
