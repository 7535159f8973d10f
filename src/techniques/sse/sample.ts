import type { Sample } from '../technique';
import client from './sample/client.js?raw';
import server from './sample/server.js?raw';

const BROKE_OFF = ['source.onerror = () =>', "source.CLOSED ? 'closed' : 'waiting'"];

export const sample: Sample = {
  client: {
    code: client,
    moves: [
      { from: null, event: 'start', to: 'connecting', lines: ['new EventSource(url)'] },
      { from: 'connecting', event: 'stream.opened', to: 'open', lines: ['source.onopen ='] },
      { from: 'connecting', event: 'response.failed', to: 'closed', lines: BROKE_OFF },
      { from: 'connecting', event: 'response.failed', to: 'waiting', lines: BROKE_OFF },
      { from: 'open', event: 'chunk.arrived', to: 'open', lines: ['source.onmessage ='] },
      { from: 'open', event: 'stream.ended', to: 'waiting', lines: BROKE_OFF },
      { from: 'open', event: 'response.failed', to: 'waiting', lines: BROKE_OFF },
      // The browser's own doing: no line of the page runs.
      { from: 'waiting', event: 'after reconnectTime', to: 'connecting', lines: ['The browser does the rest'] },
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
            'if (reconnectMs !== null)',
            'const lastId =',
            'streams.add(response);',
          ],
        },
        {
          from: 'streaming',
          event: 'news.available',
          to: 'streaming',
          lines: ['const message = {', 'messages.push(message);', 'stream.write(toEvent(message));'],
          linesAtStart: ['if (message.id > lastId)'],
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
