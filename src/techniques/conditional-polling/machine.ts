import { assign, emit, raise, setup } from 'xstate';
import { messagesIn, newestId, paramsAfter } from '../facts';
import type { ClientFact, ClientWish } from '../../world/protocol';
import type { ConditionalPollingParams } from './params';

interface Context {
  readonly params: ConditionalPollingParams;
  /** The tag of the newest answer, sent back as it is: the server's newest message id. Null before the first answer. */
  readonly tag: number | null;
}

type Event = ClientFact<ConditionalPollingParams> | { readonly type: 'poll.due' };

/**
 * Polling on a timer with the tag of the last answer in each request, so that the server need not say again what the
 * client has. One request at a time: a tick that finds one under way asks nothing, since its tag would be an old one.
 */
export const conditionalPollingMachine = setup({
  types: {
    input: {} as ConditionalPollingParams,
    context: {} as Context,
    events: {} as Event,
    emitted: {} as ClientWish,
  },
  delays: {
    pollInterval: ({ context }) => context.params.pollIntervalMs,
    clientTimeout: ({ context }) => context.params.clientTimeoutMs ?? Infinity,
  },
  actions: {
    planTick: raise({ type: 'poll.due' }, { delay: 'pollInterval' }),
    sendRequest: emit(({ context }): ClientWish => ({
      type: 'request.send',
      name: 'poll',
      kind: 'poll',
      cursor: context.tag,
    })),
    giveUp: emit({ type: 'request.abort', name: 'poll', reason: 'client-timeout' }),
    deliverMessages: emit(({ event }): ClientWish => ({ type: 'messages.deliver', messages: messagesIn(event) })),
    // An answer without news has a tag too; before the first message it stands for none.
    keepTag: assign({ tag: ({ context, event }) => newestId(context.tag ?? 0, event) }),
    adoptParams: assign({ params: ({ context, event }) => paramsAfter(context.params, event) }),
  },
}).createMachine({
  id: 'conditional-polling',
  context: ({ input }) => ({ params: input, tag: null }),
  initial: 'idle',
  entry: 'planTick',
  on: { 'params.changed': { actions: 'adoptParams' } },
  states: {
    idle: { on: { 'poll.due': { target: 'waiting', actions: 'planTick' } } },
    waiting: {
      entry: 'sendRequest',
      on: {
        'poll.due': { actions: 'planTick' },
        'response.arrived': { target: 'idle', actions: ['deliverMessages', 'keepTag'] },
        'response.failed': 'idle',
      },
      after: { clientTimeout: { actions: 'giveUp' } },
    },
  },
});
