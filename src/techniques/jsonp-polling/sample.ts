import type { Sample } from '../technique';
import client from './sample/client.js?raw';
import server from './sample/server.js?raw';

const INSERT = [
  'const number = ++scriptCount;',
  "createElement('script')",
  'script.src =',
  'document.head.append(script);',
  'insertNext(watchdogMs);',
];
const CALL = ['page[callback] = (messages) =>', 'cursor = Math.max(', 'messages.forEach('];
const LATE = [...CALL, 'if (number !== scriptCount) return;'];
const REQUEST_COMES = 'http.createServer((request, response) =>';
const ANSWER = ['if (!held.delete(answer)) return;', 'response.writeHead(200', 'response.end(`${callback}('];
const HOLD_LIMIT = 'const limit = timers.setTimeout(answer, holdLimitMs);';
const AT_ONCE = "if (newestId > cursor || answers === 'at-once') answer();";

export const sample: Sample = {
  client: {
    code: client,
    moves: [
      { from: null, event: 'start', to: 'waiting', lines: ['  insertScript();', ...INSERT] },
      {
        from: 'waiting',
        event: 'response.arrived',
        to: 'pausing',
        lines: [...CALL, '      failureCount = 0;', 'insertNext(pauseMs);'],
      },
      { from: 'waiting', event: 'response.arrived', to: 'waiting', lines: LATE },
      {
        from: 'waiting',
        event: 'response.failed',
        to: 'backingOff',
        lines: ['if (hearsErrors) script.onerror', '2 ** failureCount++', 'insertNext(waitMs *'],
      },
      { from: 'waiting', event: 'after watchdog', to: 'waiting', lines: INSERT },
      { from: 'pausing', event: 'response.arrived', to: 'pausing', lines: LATE },
      { from: 'pausing', event: 'after pause', to: 'waiting', lines: INSERT },
      { from: 'backingOff', event: 'response.arrived', to: 'backingOff', lines: LATE },
      { from: 'backingOff', event: 'after retryDelay', to: 'waiting', lines: INSERT },
    ],
  },
  server: {
    code: server,
    moves: {
      'at-once': [{ from: null, event: 'start', to: 'answered', lines: [REQUEST_COMES, AT_ONCE, ...ANSWER] }],
      hold: [
        {
          from: null,
          event: 'start',
          to: 'holding',
          lines: [REQUEST_COMES, 'const cursor =', HOLD_LIMIT, 'held.add(answer);'],
        },
        {
          from: 'holding',
          event: 'news.available',
          to: 'answered',
          lines: ['messages.push({', 'for (const answer of held) answer();', ...ANSWER],
          linesAtStart: [AT_ONCE, ...ANSWER],
        },
        { from: 'holding', event: 'after holdLimit', to: 'answered', lines: [HOLD_LIMIT, ...ANSWER] },
        {
          from: 'holding',
          event: 'request.closed',
          to: 'abandoned',
          lines: ["response.on('close'", 'timers.clearTimeout(limit);', '      held.delete(answer);'],
        },
      ],
    },
  },
  comments: { 'zh-CN': async () => (await import('./comments.zh-CN')).comments },
};
