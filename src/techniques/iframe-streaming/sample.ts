import { frameClientMoves, frameServerMoves } from '../frame-sample';
import type { Sample } from '../technique';
import client from './sample/client.js?raw';
import server from './sample/server.js?raw';

export const sample: Sample = {
  client: {
    code: client,
    moves: frameClientMoves({
      open: ["createElement('iframe')", 'frame.src =', 'parent.append(frame);'],
      loaded: ["frame.addEventListener('load'", 'waiting = timers.setTimeout(open, reconnectMs);'],
      running: 'open',
      run: ['globalThis.onMessage = (message) =>', 'cursor = message.id;', 'onMessage(message);'],
    }),
  },
  server: { code: server, moves: { 'limited-stream': frameServerMoves } },
  comments: { 'zh-CN': async () => (await import('./comments.zh-CN')).comments },
};
