import { frameContext, frameSetup, frameStates, onLoad, readUnread } from '../frame-stream';
import type { IframeStreamingParams } from './params';

/**
 * The forever frame: a hidden iframe whose document never ends, and whose scripts call the page. No status and no error
 * event reach the page; it opens the frame again when `load` fires, whatever came of it.
 */
export const iframeStreamingMachine = frameSetup<IframeStreamingParams>().createMachine({
  id: 'iframe-streaming',
  context: frameContext,
  initial: 'loading',
  on: { 'params.changed': { actions: 'adoptParams' } },
  states: {
    ...frameStates,
    open: {
      entry: readUnread,
      on: { 'chunk.arrived': { target: 'open', reenter: true, actions: 'keepUnread' }, ...onLoad },
    },
  },
});
