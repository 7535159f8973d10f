import { assign, emit, setup } from 'xstate';
import { failedOnce, retryDelayMs, type Backoff } from '../backoff';
import { messagesIn, newestId, paramsAfter } from '../facts';
import { grownDelayMs } from '../grown-delay';
import type { ClientFact, ClientWish } from '../../world/protocol';
import type { AdaptivePollingParams } from './params';

interface Context extends Backoff {
  readonly params: AdaptivePollingParams;
  readonly cursor: number;
  /** How often the interval has grown since the last news, or since the start: −1 before the first answer. */
  readonly growthCount: number;
}

function intervalMs({ params, growthCount, random01 }: Context): number {
  return grownDelayMs({
    firstMs: params.pollIntervalMs,
    factor: params.growthFactor,
    maxMs: params.pollIntervalMaxMs,
    jitterFraction: params.pollIntervalJitterFraction,
    times: Math.max(0, growthCount),
    random01,
  });
}

/**
 * Polling that slows down while nothing happens: each empty answer makes the interval to the next request longer, news
 * makes it short again. Failures are retried with growing waits of their own, and leave the interval as it was.
 */
export const adaptivePollingMachine = setup({
  types: {
    input: {} as AdaptivePollingParams,
    context: {} as Context,
    events: {} as ClientFact<AdaptivePollingParams>,
    emitted: {} as ClientWish,
  },
  delays: {
    clientTimeout: ({ context }) => context.params.clientTimeoutMs ?? Infinity,
    grownInterval: ({ context }) => intervalMs(context),
    retryDelay: ({ context }) => retryDelayMs(context),
  },
  actions: {
    sendRequest: emit(({ context }): ClientWish => ({
      type: 'request.send',
      name: 'poll',
      kind: 'poll',
      cursor: context.params.usesCursor ? context.cursor : null,
    })),
    giveUp: emit({ type: 'request.abort', name: 'poll', reason: 'client-timeout' }),
    deliverMessages: emit(({ event }): ClientWish => ({ type: 'messages.deliver', messages: messagesIn(event) })),
    // What it has seen already, as a server without a queue may tell it again, is no news.
    noteAnswer: assign({
      growthCount: ({ context, event }) =>
        newestId(context.cursor, event) > context.cursor ? 0 : context.growthCount + 1,
      cursor: ({ context, event }) => newestId(context.cursor, event),
      failureCount: 0,
      random01: ({ context, event }) => (event.type === 'response.arrived' ? event.random01 : context.random01),
    }),
    noteFailure: assign(({ context, event }) => failedOnce(context, event)),
    adoptParams: assign({ params: ({ context, event }) => paramsAfter(context.params, event) }),
  },
}).createMachine({
  id: 'adaptive-polling',
  context: ({ input }) => ({ params: input, cursor: 0, growthCount: -1, failureCount: 0, random01: 0 }),
  initial: 'waiting',
  on: { 'params.changed': { actions: 'adoptParams' } },
  states: {
    waiting: {
      entry: 'sendRequest',
      on: {
        'response.arrived': { target: 'resting', actions: ['deliverMessages', 'noteAnswer'] },
        'response.failed': { target: 'backingOff', actions: 'noteFailure' },
      },
      after: { clientTimeout: { actions: 'giveUp' } },
    },
    resting: { after: { grownInterval: 'waiting' } },
    backingOff: { after: { retryDelay: 'waiting' } },
  },
});
