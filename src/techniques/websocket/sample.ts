import type { Sample } from '../technique';
import client from './sample/client.js?raw';
import server from './sample/server.js?raw';

const CLOSED = ['socket.onclose = () =>', 'onStatus?.(isFinal'];
const CLOSED_FOR_NOW = [...CLOSED, 'reconnecting = timers.setTimeout(open'];

export const sample: Sample = {
  client: {
    code: client,
    moves: [
      { from: null, event: 'start', to: 'connecting', lines: ['new WebSocket(url)'] },
      { from: 'connecting', event: 'socket.opened', to: 'open', lines: ['socket.onopen ='] },
      { from: 'connecting', event: 'socket.closed', to: 'waiting', lines: CLOSED_FOR_NOW },
      { from: 'connecting', event: 'socket.closed', to: 'closed', lines: CLOSED },
      { from: 'open', event: 'frame.arrived', to: 'open', lines: ['socket.onmessage ='] },
      { from: 'open', event: 'socket.closed', to: 'waiting', lines: CLOSED_FOR_NOW },
      { from: 'open', event: 'socket.closed', to: 'closed', lines: CLOSED },
      { from: 'waiting', event: 'after reconnectDelay', to: 'connecting', lines: ['new WebSocket(url)'] },
    ],
  },
  server: {
    code: server,
    moves: {
      socket: [
        {
          from: null,
          event: 'start',
          to: 'streaming',
          lines: [
            "server.on('upgrade'",
            "socket.write('HTTP/1.1 101",
            'socket.write(`Sec-WebSocket-Accept',
            'sockets.add(socket);',
          ],
        },
        {
          from: 'streaming',
          event: 'news.available',
          to: 'streaming',
          lines: ['toFrame(TEXT, Buffer.from(data))'],
        },
        {
          from: 'streaming',
          event: 'after heartbeat',
          to: 'streaming',
          lines: ['const heartbeat =', 'socket.write(toFrame(PING));'],
        },
        { from: 'streaming', event: 'streams.close', to: 'ended', lines: ['toFrame(CLOSE, RESTART)'] },
        {
          from: 'streaming',
          event: 'request.closed',
          to: 'abandoned',
          lines: ["socket.on('close'"],
        },
      ],
    },
  },
  comments: { 'zh-CN': async () => (await import('./comments.zh-CN')).comments },
};
