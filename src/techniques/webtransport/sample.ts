import type { MoveLines, Sample } from '../technique';
import client from './sample/client.js?raw';
import server from './sample/server.js?raw';

const OVER = ['await session.closed', 'isOpen = false;', 'onStatus?.(isFinal'];

/** Its end: for now, or for good. `first`: what comes before. */
function endingFrom(from: string, event: string, first: readonly string[]): readonly MoveLines[] {
  const lines = [...first, ...OVER];
  return [
    { from, event, to: 'waiting', lines: [...lines, 'reconnecting = timers.setTimeout(open'] },
    { from, event, to: 'closed', lines },
  ];
}

export const sample: Sample = {
  client: {
    code: client,
    moves: [
      { from: null, event: 'start', to: 'connecting', lines: ['session = new Session(url);'] },
      {
        from: 'connecting',
        event: 'socket.opened',
        to: 'open',
        lines: ['await session.ready', 'isOpen = true;', "onStatus?.('open');"],
      },
      ...endingFrom('connecting', 'socket.closed', ['await session.ready']),
      ...endingFrom('connecting', 'after connectTimeout', ['const connecting = timers.setTimeout']),
      { from: 'open', event: 'frame.arrived', to: 'open', lines: ['!(next = await reader.read()).done'] },
      ...endingFrom('open', 'socket.closed', []),
      { from: 'waiting', event: 'after reconnectDelay', to: 'connecting', lines: ['session = new Session(url);'] },
    ],
  },
  server: {
    code: server,
    moves: {
      socket: [
        { from: null, event: 'start', to: 'streaming', lines: ['await session.ready;', 'open.add(session);'] },
        {
          from: 'streaming',
          event: 'news.available',
          to: 'streaming',
          lines: ['const bytes =', 'for (const session of open) send('],
        },
        { from: 'streaming', event: 'after heartbeat', to: 'streaming', lines: ['await readAll(session.'] },
        { from: 'streaming', event: 'streams.close', to: 'ended', lines: ['closeSessions: () =>'] },
        { from: 'streaming', event: 'request.closed', to: 'abandoned', lines: ['open.delete(session)'] },
      ],
    },
  },
  comments: { 'zh-CN': async () => (await import('./comments.zh-CN')).comments },
};
