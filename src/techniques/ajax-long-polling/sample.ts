import type { Sample } from '../technique';
import { articleHoldMoves, articleLoopMoves, atOnceMoves } from '../article-sample';
import client from './sample/client.js?raw';
import server from './sample/server.js?raw';

const ASK = ['request = new XMLHttpRequest();', "request.open('GET'", 'request.timeout =', 'request.send();'];

export const sample: Sample = {
  client: {
    code: client,
    moves: [
      { from: null, event: 'start', to: 'waiting', lines: ASK },
      {
        from: 'waiting',
        event: 'response.arrived',
        to: 'waiting',
        lines: ['request.onload = () =>', 'if (usesCursor) cursor =', 'onMessage(request.responseText);', ...ASK],
      },
      {
        from: 'waiting',
        event: 'response.failed',
        to: 'waiting',
        lines: ['function fail(what)', 'onFailure?.(what);', ...ASK],
      },
      { from: 'waiting', event: 'after clientTimeout', to: 'waiting', lines: ['request.ontimeout ='] },
    ],
  },
  server: {
    code: server,
    moves: {
      'article-loop': articleLoopMoves,
      hold: articleHoldMoves,
      'at-once': atOnceMoves("if (answers === 'at-once')"),
    },
  },
  comments: { 'zh-CN': async () => (await import('./comments.zh-CN')).comments },
};
