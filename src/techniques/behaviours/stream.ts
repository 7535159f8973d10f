import { emit, setup } from 'xstate';
import type { HandlerFact, HandlerInput, HandlerWish } from '../../world/protocol';

export const streamSetup = setup({
  types: {
    input: {} as HandlerInput,
    context: {} as HandlerInput,
    events: {} as HandlerFact,
    emitted: {} as HandlerWish,
  },
  // The virtual clock never fires an infinite delay: no heartbeat.
  delays: { heartbeat: ({ context }) => context.heartbeatMs ?? Infinity },
  actions: {
    openStream: emit({ type: 'stream.open' }),
    sendNews: emit({ type: 'chunk.send' }),
    sendHeartbeat: emit({ type: 'comment.send' }),
    endStream: emit({ type: 'stream.end' }),
  },
});

export const streaming = streamSetup.createStateConfig({
  on: {
    'news.available': { target: 'streaming', reenter: true, actions: 'sendNews' },
    'streams.close': { target: 'ended', actions: 'endStream' },
    'request.closed': 'abandoned',
  },
  after: { heartbeat: { target: 'streaming', reenter: true, actions: 'sendHeartbeat' } },
});

/**
 * Answers without end: opens the stream, sends news as it comes, and when there is none for a while, something that
 * only shows life. A WebSocket connection is served the same way, with frames for chunks.
 */
export const streamMachine = streamSetup.createMachine({
  id: 'stream',
  context: ({ input }) => input,
  initial: 'streaming',
  entry: 'openStream',
  states: { streaming, ended: { type: 'final' }, abandoned: { type: 'final' } },
});
