import { frameClientMoves, frameServerMoves } from '../frame-sample';
import type { Sample } from '../technique';
import client from './sample/client.js?raw';
import server from './sample/server.js?raw';

const QUEUE = ['htmlfile.parentWindow.onMessage =', 'queue.push(message);'];
const READ_QUEUE = ['of queue.splice(0)', 'cursor = message.id;', 'onMessage(message);'];
const LOOK = 'looking = timers.setInterval(readQueue, queuePollIntervalMs);';
const CALL = [...QUEUE, 'if (queuePollIntervalMs === null) readQueue();', ...READ_QUEUE];

const shared = frameClientMoves({
  open: ["createElement('iframe')", 'frame.src =', LOOK, 'htmlfile.body.appendChild(frame);'],
  loaded: ['frame.onload =', 'waiting = timers.setTimeout(open, reconnectMs);'],
  running: 'running',
  run: CALL,
});

export const sample: Sample = {
  client: {
    code: client,
    moves: [
      ...shared,
      { from: 'running', event: 'chunk.arrived', to: 'queued', lines: QUEUE },
      { from: 'running', event: 'after queuePollInterval', to: 'running', lines: [LOOK, 'of queue.splice(0)'] },
      { from: 'queued', event: 'chunk.arrived', to: 'queued', lines: QUEUE },
      { from: 'queued', event: 'chunk.arrived', to: 'running', lines: CALL },
      { from: 'queued', event: 'after queuePollInterval', to: 'running', lines: [LOOK, ...READ_QUEUE] },
      ...shared
        .filter(({ from, to }) => from === 'running' && to !== 'running')
        .map((move) => ({ ...move, from: 'queued' })),
    ],
  },
  server: { code: server, moves: { 'limited-stream': frameServerMoves } },
  comments: { 'zh-CN': async () => (await import('./comments.zh-CN')).comments },
};
