import { atOnceMoves } from '../article-sample';
import type { Sample } from '../technique';
import client from './sample/client.js?raw';
import server from './sample/server.js?raw';

const ASK = ['const messages = await ask();', 'const asked = fetch('];
const WAIT = 'await new Promise((resolve)';

export const sample: Sample = {
  client: {
    code: client,
    moves: [
      { from: null, event: 'start', to: 'waiting', lines: ['  run();', ...ASK] },
      {
        from: 'waiting',
        event: 'response.arrived',
        to: 'resting',
        lines: [
          'return await response.json();',
          'cursor = messages.at(-1)',
          'messages.forEach(',
          'growthCount = messages.length === 0',
          'growthFactor ** growthCount',
          WAIT,
        ],
      },
      {
        from: 'waiting',
        event: 'response.failed',
        to: 'backingOff',
        lines: ['} catch {', 'retryFactor ** failureCount++', '(2 * random() - 1)', WAIT],
      },
      {
        from: 'waiting',
        event: 'after clientTimeout',
        to: 'waiting',
        lines: ['() => giveUp.abort(), clientTimeoutMs'],
      },
      { from: 'resting', event: 'after grownInterval', to: 'waiting', lines: ASK },
      { from: 'backingOff', event: 'after retryDelay', to: 'waiting', lines: ASK },
    ],
  },
  server: {
    code: server,
    moves: {
      'at-once': atOnceMoves(
        "const since = Number(searchParams.get('since'))",
        'const cursor =',
        'response.writeHead(200',
        'response.end(JSON.stringify(',
      ),
    },
  },
  comments: { 'zh-CN': async () => (await import('./comments.zh-CN')).comments },
};
