import type { Sample } from '../technique';
import { articleLoopMoves, atOnceMoves } from '../article-sample';
import client from './sample/client.js?raw';
import server from './sample/server.js?raw';

/** What happens at each tick: the frame is read, and sent away again. */
const TICK = [
  'const text = frame.contentDocument',
  'cursor = newestId(text, cursor);',
  'onMessage(text);',
  'frame.src =',
  'reloading = timers.setTimeout(',
];
const RELOAD = ['frame.contentWindow.location.reload()'];
/** The program runs no line of its own then. */
const NOT_NOTICED = ['No load handler: an answer lies here unread'];

export const sample: Sample = {
  client: {
    code: client,
    moves: [
      { from: null, event: 'start', to: 'idle', lines: ['timers.setInterval(poll, pollIntervalMs)'] },
      { from: 'idle', event: 'after pollInterval', to: 'loading', lines: TICK },
      { from: 'loading', event: 'after pollInterval', to: 'loading', lines: TICK },
      { from: 'showing', event: 'after pollInterval', to: 'loading', lines: TICK },
      { from: 'loading', event: 'reload.due', to: 'loading', lines: RELOAD },
      { from: 'showing', event: 'reload.due', to: 'loading', lines: RELOAD },
      { from: 'loading', event: 'response.arrived', to: 'showing', lines: NOT_NOTICED },
      { from: 'loading', event: 'response.failed', to: 'showing', lines: NOT_NOTICED },
    ],
  },
  server: {
    code: server,
    moves: {
      'article-loop': articleLoopMoves,
      'at-once': atOnceMoves("if (answers === 'at-once')", 'response.end(JSON.stringify('),
    },
  },
  comments: { 'zh-CN': async () => (await import('./comments.zh-CN')).comments },
};
