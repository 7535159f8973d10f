import type { Sample } from '../technique';
import { articleLoopMoves, atOnceMoves } from '../article-sample';
import client from './sample/client.js?raw';
import server from './sample/server.js?raw';

export const sample: Sample = {
  client: {
    code: client,
    moves: [
      { from: null, event: 'start', to: 'ticking', lines: ['timers.setInterval(poll, pollIntervalMs)'] },
      {
        from: 'ticking',
        event: 'after pollInterval',
        to: 'ticking',
        lines: ['const request = new XMLHttpRequest();', "request.open('GET'", 'request.send();'],
      },
      {
        from: 'ticking',
        event: 'response.arrived',
        to: 'ticking',
        lines: ['request.onload = () =>', 'if (usesCursor) for', 'onMessage(request.responseText);'],
      },
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
