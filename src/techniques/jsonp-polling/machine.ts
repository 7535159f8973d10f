import { assign, emit, setup } from 'xstate';
import { failedOnce, retryDelayMs, type Backoff } from '../backoff';
import { messagesIn, newestId, paramsAfter } from '../facts';
import type { ClientFact, ClientWish } from '../../world/protocol';
import type { JsonpPollingParams } from './params';

interface Context extends Backoff {
  readonly params: JsonpPollingParams;
  readonly cursor: number;
  /** How many scripts it has inserted: the last one is awaited, and its callback bears that number. */
  readonly scriptCount: number;
}

type Fact = ClientFact<JsonpPollingParams>;

function isAwaited({ scriptCount }: Context, event: Fact): boolean {
  return 'name' in event && event.name === `script ${scriptCount}`;
}

/**
 * Polling by script elements. A script cannot be aborted and tells no status: when the watchdog loses patience, the next
 * script is inserted beside the old one, whose answer, should it still come, runs its callback all the same.
 */
export const jsonpPollingMachine = setup({
  types: { input: {} as JsonpPollingParams, context: {} as Context, events: {} as Fact, emitted: {} as ClientWish },
  delays: {
    watchdog: ({ context }) => context.params.watchdogMs ?? Infinity,
    pause: ({ context }) => context.params.pauseMs,
    retryDelay: ({ context }) => retryDelayMs(context),
  },
  guards: {
    isAwaited: ({ context, event }) => isAwaited(context, event),
    hearsError: ({ context, event }) => context.params.hearsErrors && isAwaited(context, event),
  },
  actions: {
    countScript: assign({ scriptCount: ({ context }) => context.scriptCount + 1 }),
    insertScript: emit(({ context }): ClientWish => ({
      type: 'request.send',
      name: `script ${context.scriptCount}`,
      kind: 'poll',
      cursor: context.params.usesCursor ? context.cursor : null,
    })),
    runCallback: emit(({ event }): ClientWish => ({ type: 'messages.deliver', messages: messagesIn(event) })),
    advanceCursor: assign({ cursor: ({ context, event }) => newestId(context.cursor, event) }),
    noteSuccess: assign({ failureCount: 0 }),
    noteFailure: assign(({ context, event }) => failedOnce(context, event)),
    adoptParams: assign({ params: ({ context, event }) => paramsAfter(context.params, event) }),
  },
}).createMachine({
  id: 'jsonp-polling',
  context: ({ input }) => ({ params: input, cursor: 0, scriptCount: 0, failureCount: 0, random01: 0 }),
  initial: 'waiting',
  on: { 'params.changed': { actions: 'adoptParams' } },
  states: {
    waiting: {
      entry: ['countScript', 'insertScript'],
      on: {
        'response.arrived': [
          { guard: 'isAwaited', target: 'pausing', actions: ['runCallback', 'advanceCursor', 'noteSuccess'] },
          { actions: ['runCallback', 'advanceCursor'] },
        ],
        'response.failed': { guard: 'hearsError', target: 'backingOff', actions: 'noteFailure' },
      },
      after: { watchdog: { target: 'waiting', reenter: true } },
    },
    pausing: {
      on: { 'response.arrived': { actions: ['runCallback', 'advanceCursor'] } },
      after: { pause: 'waiting' },
    },
    backingOff: {
      on: { 'response.arrived': { actions: ['runCallback', 'advanceCursor'] } },
      after: { retryDelay: 'waiting' },
    },
  },
});
