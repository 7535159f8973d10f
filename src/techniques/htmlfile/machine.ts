import { frameContext, frameSetup, frameStates, onLoad, readUnread } from '../frame-stream';
import type { HtmlfileParams } from './params';

/**
 * A forever frame within a document of its own, which no window shows: so no throbber. The scripts call the page, or, as
 * in the first implementations, put messages into a queue that the page looks into now and then.
 */
export const htmlfileMachine = frameSetup<HtmlfileParams>()
  .extend({
    delays: { queuePollInterval: ({ context }) => context.params.queuePollIntervalMs ?? Infinity },
    guards: { hasQueue: ({ context }) => context.params.queuePollIntervalMs !== null },
  })
  .createMachine({
    id: 'htmlfile',
    context: frameContext,
    initial: 'loading',
    on: { 'params.changed': { actions: 'adoptParams' } },
    states: {
      ...frameStates,
      open: {
        entry: readUnread,
        initial: 'running',
        on: {
          // The interval goes on: it is not entered anew.
          'chunk.arrived': [
            { guard: 'hasQueue', target: '.queued', actions: 'keepUnread' },
            { target: 'open', reenter: true, actions: 'keepUnread' },
          ],
          ...onLoad,
          // A new interval begins at once.
          'params.changed': { target: 'open', reenter: true, actions: 'adoptParams' },
        },
        after: { queuePollInterval: { target: 'open', reenter: true } },
        states: { running: {}, queued: {} },
      },
    },
  });
