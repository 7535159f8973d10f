import { streaming, streamSetup } from './stream';

/** A stream that the server ends when it has grown to a limit, so that the page can begin anew and forget what it holds. */
export const limitedStreamMachine = streamSetup.createMachine({
  id: 'limited-stream',
  context: ({ input }) => input,
  initial: 'streaming',
  entry: 'openStream',
  states: {
    streaming: { ...streaming, on: { ...streaming.on, 'limit.reached': { target: 'ended', actions: 'endStream' } } },
    ended: { type: 'final' },
    abandoned: { type: 'final' },
  },
});
