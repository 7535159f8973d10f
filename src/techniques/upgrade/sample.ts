import type { MoveLines, Sample } from '../technique';
import client from './sample/client.js?raw';
import server from './sample/server.js?raw';

const OPEN = ['leave = openSession(', 'const [opened] = await request();'];
const POLL = 'const packets = await request();';
const TAKE = 'packets.forEach(take);';
const LEAVE = ['function leave(error)', '    onClose(error);', 'const waitMs =', 'waiting = timers.setTimeout(open,'];
const CLOSED_BY_SERVER = [TAKE, "if (packet === '1') leave", ...LEAVE];
const NO_PING = ["timers.setTimeout(() => leave('no ping in time')", ...LEAVE];
const FAILED = ['run().catch(leave);', ...LEAVE];
const NO_SOCKET = ['socket.onclose =', 'isPausing = false;'];

/** While a session is there, its end may come in any state. */
function leavingFrom(from: string): readonly MoveLines[] {
  return [
    { from, event: 'response.failed', to: 'backingOff', lines: FAILED },
    { from, event: 'deadline.due', to: 'backingOff', lines: NO_PING },
  ];
}

/** While polls go on. */
function pollingIn(from: string): readonly MoveLines[] {
  return [
    { from, event: 'response.arrived', to: from, lines: [TAKE, 'onMessage(packet.slice(1));', POLL] },
    { from, event: 'response.arrived', to: 'backingOff', lines: CLOSED_BY_SERVER },
    ...leavingFrom(from),
  ];
}

const END_SOCKET = 'closeSockets: () =>';
const SEND_PACKETS = ['session.unsent.push(...packets);', "poll.end(session.unsent.splice(0).join('\\x1e'));"];

function socketEndingFrom(from: string): readonly MoveLines[] {
  return [
    { from, event: 'streams.close', to: 'ended', lines: [END_SOCKET] },
    { from, event: 'session.ended', to: 'ended', lines: ['function end(session)', 'session.socket?.end();'] },
    { from, event: 'request.closed', to: 'abandoned', lines: ["socket.on('close', () => session.socket === socket"] },
  ];
}

export const sample: Sample = {
  client: {
    code: client,
    moves: [
      { from: null, event: 'start', to: 'opening', lines: OPEN },
      {
        from: 'opening',
        event: 'response.arrived',
        to: 'connectingSocket',
        lines: ['[sid, deadMs] = [', '    openSocket();', 'socket = new WebSocket(', POLL],
      },
      { from: 'opening', event: 'response.failed', to: 'backingOff', lines: FAILED },
      {
        from: 'opening',
        event: 'after connectTimeout',
        to: 'opening',
        lines: ["timers.setTimeout(() => leave('no answer in time')"],
      },
      ...pollingIn('connectingSocket'),
      { from: 'connectingSocket', event: 'socket.opened', to: 'probing', lines: ['socket.onopen ='] },
      { from: 'connectingSocket', event: 'socket.closed', to: 'polling', lines: NO_SOCKET },
      ...pollingIn('probing'),
      {
        from: 'probing',
        event: 'signal.arrived',
        to: 'pausing',
        lines: ['socket.onmessage =', "isPausing ||= data === '3probe';"],
      },
      { from: 'probing', event: 'socket.closed', to: 'polling', lines: NO_SOCKET },
      {
        from: 'pausing',
        event: 'response.arrived',
        to: 'upgraded',
        lines: ['isUpgraded = isPausing;', "if (isUpgraded) socket.send('5');", TAKE],
      },
      { from: 'pausing', event: 'response.arrived', to: 'backingOff', lines: CLOSED_BY_SERVER },
      { from: 'pausing', event: 'socket.closed', to: 'polling', lines: NO_SOCKET },
      ...leavingFrom('pausing'),
      {
        from: 'upgraded',
        event: 'frame.arrived',
        to: 'upgraded',
        lines: ['      take(data);', 'onMessage(packet.slice(1));'],
      },
      {
        from: 'upgraded',
        event: 'signal.arrived',
        to: 'upgraded',
        lines: ['      take(data);', "if (packet !== '2') return;", "if (isUpgraded) socket.send('3');"],
      },
      {
        from: 'upgraded',
        event: 'socket.closed',
        to: 'backingOff',
        lines: ["if (isUpgraded) leave('the socket has closed');", ...LEAVE],
      },
      ...leavingFrom('upgraded'),
      ...pollingIn('polling'),
      { from: 'backingOff', event: 'after retryDelay', to: 'opening', lines: OPEN },
    ],
  },
  server: {
    code: server,
    moves: {
      'session-open': [
        {
          from: null,
          event: 'start',
          to: 'answered',
          lines: ['function open(response)', 'sessions.set(session.sid', 'response.end(`0'],
        },
      ],
      'session-poll': [
        {
          from: null,
          event: 'start',
          to: 'holding',
          lines: [
            'http.createServer((request, response) =>',
            'session.poll = response;',
            'send(session); // what had waited for it',
          ],
        },
        {
          from: 'holding',
          event: 'news.available',
          to: 'answered',
          lines: ['const publish =', ...SEND_PACKETS],
          linesAtStart: ['send(session); // what had waited for it', ...SEND_PACKETS],
        },
        { from: 'holding', event: 'ping.due', to: 'answered', lines: ["send(session, '2');", ...SEND_PACKETS] },
        { from: 'holding', event: 'noop.due', to: 'answered', lines: ["send(session, '6')", ...SEND_PACKETS] },
        { from: 'holding', event: 'session.ended', to: 'answered', lines: ["send(session, '1');", ...SEND_PACKETS] },
        {
          from: 'holding',
          event: 'request.closed',
          to: 'abandoned',
          lines: ["response.on('close', () => session.poll === response"],
        },
      ],
      'at-once': [
        {
          from: null,
          event: 'start',
          to: 'answered',
          lines: ["if (request.method === 'POST')", "response.end('ok')", "=== '3' && planPing(session)"],
        },
      ],
      'session-socket': [
        {
          from: null,
          event: 'start',
          to: 'awaitingProbe',
          lines: ["server.on('upgrade'", "socket.write('HTTP/1.1 101", 'const timeout ='],
        },
        {
          from: 'awaitingProbe',
          event: 'signal.arrived',
          to: 'flushing',
          lines: ["'2probe': () =>", "socket.write(toFrame('3probe'));", 'flushing = timers.setInterval('],
        },
        { from: 'awaitingProbe', event: 'after upgradeTimeout', to: 'ended', lines: ['const timeout ='] },
        ...socketEndingFrom('awaitingProbe'),
        {
          from: 'flushing',
          event: 'signal.arrived',
          to: 'carrying',
          lines: [
            'handlers[frame.packet]?.();',
            'session.socket = socket;',
            '      settle();',
            'send(session); // what had waited for this',
          ],
        },
        { from: 'flushing', event: 'after flushInterval', to: 'flushing', lines: ['flushing = timers.setInterval('] },
        { from: 'flushing', event: 'after upgradeTimeout', to: 'ended', lines: ['const timeout ='] },
        ...socketEndingFrom('flushing'),
        {
          from: 'carrying',
          event: 'news.available',
          to: 'carrying',
          lines: ['const publish =', 'if (socket) return session.unsent'],
        },
        {
          from: 'carrying',
          event: 'ping.due',
          to: 'carrying',
          lines: ["send(session, '2');", 'if (socket) return session.unsent'],
        },
        ...socketEndingFrom('carrying'),
      ],
    },
  },
  comments: { 'zh-CN': async () => (await import('./comments.zh-CN')).comments },
};
