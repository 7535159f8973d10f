import type { Sample } from '../technique';
import client from './sample/client.js?raw';
import server from './sample/server.js?raw';

const ASK = ['const messages = await ask();', 'const response = await fetch('];
const READ = ['return await response.json();', 'cursor = messages.at(-1)', 'messages.forEach('];
const WAIT = 'if (waitMs > 0) await';
const ANSWER = ['if (!held.delete(answer)) return;', 'response.writeHead(200', 'response.end(JSON.stringify('];
const HOLD_LIMIT = 'const limit = timers.setTimeout(answer, holdLimitMs);';

export const sample: Sample = {
  client: {
    code: client,
    moves: [
      { from: null, event: 'start', to: 'waiting', lines: ['run();', ...ASK] },
      { from: 'waiting', event: 'response.arrived', to: 'waiting', lines: [...READ, ...ASK] },
      { from: 'waiting', event: 'response.arrived', to: 'pausing', lines: [...READ, WAIT] },
      {
        from: 'waiting',
        event: 'response.failed',
        to: 'backingOff',
        lines: ['catch (error)', 'onFailure?.(error);', '** failureCount++', '(2 * random() - 1)', WAIT],
      },
      {
        from: 'waiting',
        event: 'after clientTimeout',
        to: 'waiting',
        lines: ['() => giveUp.abort(), clientTimeoutMs'],
      },
      { from: 'pausing', event: 'after pause', to: 'waiting', lines: ASK },
      { from: 'backingOff', event: 'after retryDelay', to: 'waiting', lines: ASK },
    ],
  },
  server: {
    code: server,
    moves: {
      hold: [
        {
          from: null,
          event: 'start',
          to: 'holding',
          lines: [
            'http.createServer((request, response) =>',
            'const cursor = cursorOf(request);',
            HOLD_LIMIT,
            'held.add(answer);',
          ],
        },
        {
          from: 'holding',
          event: 'news.available',
          to: 'answered',
          lines: ['messages.push({', 'for (const answer of held) answer();', ...ANSWER],
          linesAtStart: ['if (newestId > cursor) answer();', ...ANSWER],
        },
        { from: 'holding', event: 'after holdLimit', to: 'answered', lines: [HOLD_LIMIT, ...ANSWER] },
        {
          from: 'holding',
          event: 'request.closed',
          to: 'abandoned',
          lines: ["response.on('close'", 'timers.clearTimeout(limit);', 'held.delete(answer);'],
        },
      ],
    },
  },
  comments: { 'zh-CN': async () => (await import('./comments.zh-CN')).comments },
};
