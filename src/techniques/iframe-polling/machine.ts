import { assign, emit, raise, setup } from 'xstate';
import { messagesIn, newestId, paramsAfter } from '../facts';
import type { ClientFact, ClientWish, Message } from '../../world/protocol';
import type { IframePollingParams } from './params';

interface Context {
  readonly params: IframePollingParams;
  readonly cursor: number;
  /** What the frame's document shows. */
  readonly shown: readonly Message[];
  /** The program reads the frame only at a tick: until then, what it shows may be overwritten unread. */
  readonly isRead: boolean;
}

type Event = ClientFact<IframePollingParams> | { readonly type: 'reload.due' };

/**
 * The article's program 2, one hidden iframe: at each tick it reads what the frame shows, points the frame at the next
 * request, and reloads it a little later. Each navigation gives up the one before; an answer that a reload overwrites
 * was never read, and a document that stays is read again.
 */
export const iframePollingMachine = setup({
  types: { input: {} as IframePollingParams, context: {} as Context, events: {} as Event, emitted: {} as ClientWish },
  delays: {
    pollInterval: ({ context }) => context.params.pollIntervalMs,
    reloadAfter: ({ context }) => context.params.reloadAfterMs ?? Infinity,
  },
  actions: {
    readFrame: emit(({ context }): ClientWish => ({ type: 'messages.deliver', messages: context.shown })),
    // What was read is known from here on; the reload asks for the same address, so it knows no more than its tick.
    markRead: assign({
      isRead: true,
      cursor: ({ context }) => newestId(context.cursor, { type: 'read', messages: context.shown }),
    }),
    giveUpNavigation: emit({ type: 'request.abort', name: 'frame', reason: 'superseded' }),
    navigate: emit(({ context }): ClientWish => ({
      type: 'request.send',
      name: 'frame',
      kind: 'poll',
      cursor: context.cursor,
    })),
    planReload: raise({ type: 'reload.due' }, { delay: 'reloadAfter' }),
    discardUnread: emit(({ context }): ClientWish => ({
      type: 'messages.discard',
      messages: context.isRead ? [] : context.shown,
      reason: 'overwritten',
    })),
    showDocument: assign({
      shown: ({ event }) => messagesIn(event),
      isRead: false,
    }),
    showErrorPage: assign({ shown: [], isRead: false }),
    adoptParams: assign({ params: ({ context, event }) => paramsAfter(context.params, event) }),
  },
}).createMachine({
  id: 'iframe-polling',
  context: ({ input }) => ({ params: input, cursor: 0, shown: [], isRead: false }),
  initial: 'idle',
  on: { 'params.changed': { actions: 'adoptParams' } },
  states: {
    idle: { after: { pollInterval: 'polling' } },
    polling: {
      entry: ['readFrame', 'markRead', 'giveUpNavigation', 'navigate', 'planReload'],
      initial: 'loading',
      after: { pollInterval: { target: 'polling', reenter: true } },
      on: { 'reload.due': { target: '.loading', actions: ['giveUpNavigation', 'navigate'] } },
      states: {
        loading: {
          on: {
            'response.arrived': { target: 'showing', actions: ['discardUnread', 'showDocument'] },
            'response.failed': { target: 'showing', actions: ['discardUnread', 'showErrorPage'] },
          },
        },
        showing: {},
      },
    },
  },
});
