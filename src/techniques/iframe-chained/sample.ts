import type { Sample } from '../technique';
import { articleHoldMoves, articleLoopMoves } from '../article-sample';
import client from './sample/client.js?raw';
import server from './sample/server.js?raw';

const ASK = ["createElement('iframe')", 'frame.src =', 'parent.append(frame);'];
/** `load` fires for an error page as well. */
const LOADED = [
  "frame.addEventListener('load'",
  'const text = frame.contentDocument',
  'cursor = newestId(text, cursor);',
  'onMessage(text);',
  'if (!isStopped) ask();',
];

export const sample: Sample = {
  client: {
    code: client,
    moves: [
      { from: null, event: 'start', to: 'loading', lines: ASK },
      { from: 'loading', event: 'response.arrived', to: 'loading', lines: [...LOADED, ...ASK] },
      { from: 'loading', event: 'response.failed', to: 'loading', lines: [...LOADED, ...ASK] },
    ],
  },
  server: { code: server, moves: { 'article-loop': articleLoopMoves, hold: articleHoldMoves } },
  comments: { 'zh-CN': async () => (await import('./comments.zh-CN')).comments },
};
