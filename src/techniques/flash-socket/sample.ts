import type { MoveLines, Sample } from '../technique';
import client from './sample/client.js?raw';
import server from './sample/server.js?raw';

const THE_PLAYER = '// The player does the rest';
const CONNECT = ['socket = new XMLSocket();', 'socket.connect(host, port);', THE_PLAYER];

/** Its end, by the event that the player tells it with: for now, or for good. */
function endingFrom(from: string, event: string, told: 'close' | 'ioError' | 'securityError'): readonly MoveLines[] {
  const lines = [`addEventListener('${told}', end)`, 'isOver = true;', 'onStatus?.(isFinal'];
  return [
    { from, event, to: 'waiting', lines: [...lines, 'reconnecting = timers.setTimeout(open'] },
    { from, event, to: 'closed', lines },
  ];
}

export const sample: Sample = {
  client: {
    code: client,
    moves: [
      { from: null, event: 'start', to: 'askingPolicyPort', lines: CONNECT },
      { from: 'askingPolicyPort', event: 'response.arrived', to: 'connecting', lines: [THE_PLAYER] },
      { from: 'askingPolicyPort', event: 'response.failed', to: 'askingSocketPort', lines: [THE_PLAYER] },
      { from: 'askingPolicyPort', event: 'after policyTimeout', to: 'askingPolicyPort', lines: [THE_PLAYER] },
      ...endingFrom('askingPolicyPort', 'after connectTimeout', 'securityError'),
      { from: 'askingSocketPort', event: 'response.arrived', to: 'connecting', lines: [THE_PLAYER] },
      ...endingFrom('askingSocketPort', 'response.failed', 'securityError'),
      ...endingFrom('askingSocketPort', 'after connectTimeout', 'securityError'),
      {
        from: 'connecting',
        event: 'socket.opened',
        to: 'open',
        lines: ["addEventListener('connect'", "socket.send('<join/>');", "onStatus?.('open');"],
      },
      ...endingFrom('connecting', 'socket.closed', 'ioError'),
      ...endingFrom('connecting', 'after connectTimeout', 'securityError'),
      {
        from: 'open',
        event: 'frame.arrived',
        to: 'open',
        lines: ["addEventListener('data'", "if (data !== '<alive/>') onMessage(data);"],
      },
      ...endingFrom('open', 'socket.closed', 'close'),
      { from: 'waiting', event: 'after reconnectDelay', to: 'askingPolicyPort', lines: CONNECT },
      { from: 'waiting', event: 'after reconnectDelay', to: 'connecting', lines: CONNECT },
    ],
  },
  server: {
    code: server,
    moves: {
      policy: [
        {
          from: null,
          event: 'start',
          to: 'answered',
          lines: ['for (const message of messages) take(', "if (message === '<policy-file-request/>')"],
        },
      ],
      socket: [
        {
          from: null,
          event: 'start',
          to: 'streaming',
          lines: ['for (const message of messages) take(', "if (message !== '<join/>')", 'players.add(socket);'],
        },
        { from: 'streaming', event: 'news.available', to: 'streaming', lines: ['const publish ='] },
        { from: 'streaming', event: 'after heartbeat', to: 'streaming', lines: ['const heartbeat ='] },
        { from: 'streaming', event: 'streams.close', to: 'ended', lines: ['const closeSockets ='] },
        { from: 'streaming', event: 'request.closed', to: 'abandoned', lines: ['players.delete(socket)'] },
      ],
    },
  },
  comments: { 'zh-CN': async () => (await import('./comments.zh-CN')).comments },
};
