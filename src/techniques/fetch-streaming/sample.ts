import type { Sample } from '../technique';
import client from './sample/client.js?raw';
import server from './sample/server.js?raw';

const ASK = ['giveUp = new AbortController();', 'const response = await fetch('];
const FAILED = [
  'catch (error)',
  'onFailure?.(error);',
  '** failureCount++',
  '(2 * random() - 1)',
  '(resolve) => timers.setTimeout',
];
const GIVE_UP = '() => giveUp.abort(), clientTimeoutMs';

export const sample: Sample = {
  client: {
    code: client,
    moves: [
      { from: null, event: 'start', to: 'connecting', lines: ['  run();', ...ASK] },
      {
        from: 'connecting',
        event: 'stream.opened',
        to: 'open',
        lines: ['if (!response.ok)', 'failureCount = 0;', 'const reader ='],
      },
      { from: 'connecting', event: 'response.failed', to: 'backingOff', lines: FAILED },
      { from: 'connecting', event: 'after clientTimeout', to: 'connecting', lines: [GIVE_UP] },
      {
        from: 'open',
        event: 'chunk.arrived',
        to: 'open',
        lines: ['!part.done', 'const lines =', 'rest = lines.pop();', 'cursor = message.id;', 'onMessage(message);'],
      },
      {
        from: 'open',
        event: 'comment.arrived',
        to: 'open',
        lines: ['!part.done', 'const lines =', 'rest = lines.pop();'],
      },
      { from: 'open', event: 'stream.ended', to: 'connecting', lines: ['await readStream();', ...ASK] },
      { from: 'open', event: 'response.failed', to: 'backingOff', lines: FAILED },
      { from: 'open', event: 'after clientTimeout', to: 'open', lines: [GIVE_UP] },
      { from: 'backingOff', event: 'after retryDelay', to: 'connecting', lines: ASK },
    ],
  },
  server: {
    code: server,
    moves: {
      stream: [
        {
          from: null,
          event: 'start',
          to: 'streaming',
          lines: [
            'http.createServer((request, response) =>',
            'response.writeHead(200',
            'response.flushHeaders();',
            'const since =',
            'streams.add(response);',
          ],
        },
        {
          from: 'streaming',
          event: 'news.available',
          to: 'streaming',
          lines: ['messages.push(message);', 'stream.write(toLine(message));'],
          linesAtStart: ['if (missed.length > 0)'],
        },
        { from: 'streaming', event: 'after heartbeat', to: 'streaming', lines: ['const heartbeat ='] },
        { from: 'streaming', event: 'streams.close', to: 'ended', lines: ['stream.end()'] },
        {
          from: 'streaming',
          event: 'request.closed',
          to: 'abandoned',
          lines: ["response.on('close'", 'timers.clearInterval(heartbeat);', 'streams.delete(response);'],
        },
      ],
    },
  },
  comments: { 'zh-CN': async () => (await import('./comments.zh-CN')).comments },
};
