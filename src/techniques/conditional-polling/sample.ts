import type { Sample } from '../technique';
import client from './sample/client.js?raw';
import server from './sample/server.js?raw';

const REQUEST_COMES = 'http.createServer((request, response) =>';
const COMPARE = "if (request.headers['if-none-match'] === tag)";
const TICK = 'if (giveUp !== null) return;';
const FORGET = ['timers.clearTimeout(timeout);', '      giveUp = null;'];

export const sample: Sample = {
  client: {
    code: client,
    moves: [
      { from: null, event: 'start', to: 'idle', lines: ['timers.setInterval(poll, pollIntervalMs)'] },
      {
        from: 'idle',
        event: 'poll.due',
        to: 'waiting',
        lines: [TICK, 'giveUp = new AbortController();', 'const headers =', 'const response = await fetch('],
      },
      { from: 'waiting', event: 'poll.due', to: 'waiting', lines: [TICK] },
      {
        from: 'waiting',
        event: 'response.arrived',
        to: 'idle',
        lines: [
          'if (response.ok)',
          'for (const message of await response.json())',
          "tag = response.headers.get('etag');",
          ...FORGET,
        ],
      },
      { from: 'waiting', event: 'response.failed', to: 'idle', lines: ['} catch {', ...FORGET] },
      {
        from: 'waiting',
        event: 'after clientTimeout',
        to: 'waiting',
        lines: ['() => giveUp.abort(), clientTimeoutMs'],
      },
    ],
  },
  server: {
    code: server,
    moves: {
      conditional: [
        { from: null, event: 'start', to: 'comparing', lines: [REQUEST_COMES, 'const tag =', COMPARE] },
        {
          from: 'comparing',
          event: 'tag.matched',
          to: 'unchanged',
          lines: [COMPARE, 'response.writeHead(304', 'response.end(); //'],
        },
        {
          from: 'comparing',
          event: 'tag.differed',
          to: 'answered',
          lines: [COMPARE, 'const cursor =', 'response.writeHead(200', 'response.end(JSON.stringify('],
        },
      ],
    },
  },
  comments: { 'zh-CN': async () => (await import('./comments.zh-CN')).comments },
};
