import { assign, emit, setup } from 'xstate';
import { failedOnce, retryDelayMs, type Backoff } from '../backoff';
import { messagesIn, newestId, paramsAfter } from '../facts';
import type { ClientFact, ClientWish } from '../../world/protocol';
import type { LongPollingParams } from './params';

interface Context extends Backoff {
  readonly params: LongPollingParams;
  readonly cursor: number;
}

/** Long polling done well: one request is always held; failures are retried with growing pauses; a cursor closes the gap. */
export const longPollingMachine = setup({
  types: {
    input: {} as LongPollingParams,
    context: {} as Context,
    events: {} as ClientFact<LongPollingParams>,
    emitted: {} as ClientWish,
  },
  delays: {
    clientTimeout: ({ context }) => context.params.clientTimeoutMs ?? Infinity,
    pause: ({ context }) => context.params.pauseMs,
    retryDelay: ({ context }) => retryDelayMs(context),
  },
  guards: { pauses: ({ context }) => context.params.pauseMs > 0 },
  actions: {
    sendRequest: emit(({ context }): ClientWish => ({
      type: 'request.send',
      name: 'poll',
      kind: 'poll',
      cursor: context.params.usesCursor ? context.cursor : null,
    })),
    giveUp: emit({ type: 'request.abort', name: 'poll', reason: 'client-timeout' }),
    dropOther: emit({ type: 'request.abort', name: 'poll', reason: 'superseded' }),
    deliverMessages: emit(({ event }): ClientWish => ({ type: 'messages.deliver', messages: messagesIn(event) })),
    noteSuccess: assign({
      cursor: ({ context, event }) => newestId(context.cursor, event),
      failureCount: 0,
    }),
    noteFailure: assign(({ context, event }) => failedOnce(context, event)),
    adoptParams: assign({ params: ({ context, event }) => paramsAfter(context.params, event) }),
  },
}).createMachine({
  id: 'long-polling',
  context: ({ input }) => ({ params: input, cursor: 0, failureCount: 0, random01: 0 }),
  initial: 'waiting',
  on: { 'params.changed': { actions: 'adoptParams' } },
  states: {
    waiting: {
      entry: 'sendRequest',
      on: {
        'response.arrived': [
          { guard: 'pauses', target: 'pausing', actions: ['deliverMessages', 'noteSuccess'] },
          { target: 'waiting', reenter: true, actions: ['deliverMessages', 'noteSuccess'] },
        ],
        'response.failed': { target: 'backingOff', actions: 'noteFailure' },
        'uplink.waiting': 'swapping',
      },
      after: { clientTimeout: { actions: 'giveUp' } },
    },
    // Two polls: the server answers the older one, and holds the one that brings something.
    swapping: {
      entry: 'sendRequest',
      on: {
        'response.arrived': { target: 'swapped', actions: ['deliverMessages', 'noteSuccess'] },
        'response.failed': { target: 'backingOff', actions: ['noteFailure', 'dropOther'] },
      },
      after: { clientTimeout: { actions: 'giveUp' } },
    },
    // One is left, and was sent already.
    swapped: {
      on: {
        'response.arrived': [
          { guard: 'pauses', target: 'pausing', actions: ['deliverMessages', 'noteSuccess'] },
          { target: 'waiting', actions: ['deliverMessages', 'noteSuccess'] },
        ],
        'response.failed': { target: 'backingOff', actions: 'noteFailure' },
        'uplink.waiting': 'swapping',
      },
      after: { clientTimeout: { actions: 'giveUp' } },
    },
    pausing: { after: { pause: 'waiting' } },
    backingOff: { after: { retryDelay: 'waiting' } },
  },
});
