/** What a hidden iframe that is fed script blocks does, in a page or in an htmlfile: parameters and parts of the machine. */
import { assign, emit, setup } from 'xstate';
import { booleanField, msField } from '../scenario/fields';
import type { ClientFact, ClientWish, Message } from '../world/protocol';
import { isPastBuffer, newestId, paramsAfter, unreadAfter } from './facts';
import { bufferedStreamFields } from './stream-params';

/** Safari parses no page of which it has fewer. Source: sockjs-node, lib/transport/htmlfile.js, which pads for all alike. */
const SAFARI_BUFFER_BYTES = 1024;

export const frameFields = {
  usesCursor: booleanField(false),
  ...bufferedStreamFields(SAFARI_BUFFER_BYTES),
  reconnectMs: msField(0, 3_600_000, [0, 10_000]),
};

interface FrameParams {
  readonly usesCursor: boolean;
  readonly browserBufferBytes: number;
  readonly reconnectMs: number;
}

interface FrameContext<Params> {
  readonly params: Params;
  readonly cursor: number;
  /** Scripts that the browser has and that have not run, or messages that the page has not taken from where they put them. */
  readonly unread: readonly Message[];
}

export function frameSetup<Params extends FrameParams>() {
  return setup({
    types: {
      input: {} as Params,
      context: {} as FrameContext<Params>,
      events: {} as ClientFact<Params>,
      emitted: {} as ClientWish,
    },
    delays: { reconnectDelay: ({ context }) => context.params.reconnectMs },
    guards: {
      isPastBuffer: ({ context, event }) => isPastBuffer(context.params, event),
    },
    actions: {
      openFrame: emit(({ context }): ClientWish => ({
        type: 'request.send',
        name: 'frame',
        kind: 'stream',
        cursor: context.params.usesCursor ? context.cursor : null,
      })),
      keepUnread: assign({ unread: ({ context, event }) => unreadAfter(context.unread, event) }),
      deliverUnread: emit(({ context }): ClientWish => ({ type: 'messages.deliver', messages: context.unread })),
      markRead: assign({
        cursor: ({ context }) => newestId(context.cursor, { type: 'read', messages: context.unread }),
        unread: [],
      }),
      adoptParams: assign({ params: ({ context, event }) => paramsAfter(context.params, event) }),
    },
  });
}

export function frameContext<Params>({ input }: { readonly input: Params }): FrameContext<Params> {
  return { params: input, cursor: 0, unread: [] };
}

/** The page takes what has come for it. */
export const readUnread = ['deliverUnread', 'markRead'] as const;

/** `load` fires when the document ends, and for an error page as well: nothing tells the page which of them it was. */
const loaded = { target: 'waiting', actions: readUnread } as const;
export const onLoad = { 'stream.ended': loaded, 'response.failed': loaded } as const;

/** All states but the one in which scripts run as they come. */
export const frameStates = {
  loading: {
    entry: 'openFrame',
    on: {
      'stream.opened': [{ guard: 'isPastBuffer', target: 'open' }, { target: 'buffering' }],
      'response.failed': 'waiting',
    },
  },
  /** The document has begun, but the browser runs nothing of it before there is enough. */
  buffering: {
    on: {
      'chunk.arrived': [{ guard: 'isPastBuffer', target: 'open', actions: 'keepUnread' }, { actions: 'keepUnread' }],
      'comment.arrived': { guard: 'isPastBuffer', target: 'open' },
      ...onLoad,
    },
  },
  waiting: { after: { reconnectDelay: 'loading' } },
} as const;
