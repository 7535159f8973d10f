import type { MoveLines, Sample } from '../technique';
import client from './sample/client.js?raw';
import server from './sample/server.js?raw';

const OPEN = ['const my = (session =', 'const [opened] = await request(my);'];
const POLL = 'const packets = await request(my);';
const TAKE = 'packets.forEach((packet) => take(my, packet));';
const LEAVE = ['function leave(my, error)', 'stop(my);', 'const waitMs =', 'timer = timers.setTimeout(run,'];
const CLOSED_BY_SERVER = [TAKE, "if (packet === '1') leave", ...LEAVE];
const NO_PING = ["timers.setTimeout(() => leave(my, 'no ping in time')", ...LEAVE];
const FAILED = ['catch (error)', ...LEAVE];
const NO_SOCKET = ['my.socket.onclose =', 'my.isPausing = false;'];

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
        lines: ['Object.assign(my, JSON.parse', 'openSocket(my);', 'my.socket = new WebSocket(', POLL],
      },
      { from: 'opening', event: 'response.failed', to: 'backingOff', lines: FAILED },
      {
        from: 'opening',
        event: 'after connectTimeout',
        to: 'opening',
        lines: ["timer = timers.setTimeout(() => leave(my, 'no answer in time')"],
      },
      ...pollingIn('connectingSocket'),
      { from: 'connectingSocket', event: 'socket.opened', to: 'probing', lines: ['my.socket.onopen ='] },
      { from: 'connectingSocket', event: 'socket.closed', to: 'polling', lines: NO_SOCKET },
      ...pollingIn('probing'),
      {
        from: 'probing',
        event: 'signal.arrived',
        to: 'pausing',
        lines: ['my.socket.onmessage =', "my.isPausing ||= data === '3probe';"],
      },
      { from: 'probing', event: 'socket.closed', to: 'polling', lines: NO_SOCKET },
      {
        from: 'pausing',
        event: 'response.arrived',
        to: 'upgraded',
        lines: ['if (my.isPausing) my.isUpgraded = true;', "if (my.isUpgraded) my.socket.send('5');", TAKE],
      },
      { from: 'pausing', event: 'response.arrived', to: 'backingOff', lines: CLOSED_BY_SERVER },
      { from: 'pausing', event: 'socket.closed', to: 'polling', lines: NO_SOCKET },
      ...leavingFrom('pausing'),
      {
        from: 'upgraded',
        event: 'frame.arrived',
        to: 'upgraded',
        lines: ['      take(my, data);', 'onMessage(packet.slice(1));'],
      },
      {
        from: 'upgraded',
        event: 'signal.arrived',
        to: 'upgraded',
        lines: ['      take(my, data);', "if (packet !== '2') return;", "if (my.isUpgraded) my.socket.send('3');"],
      },
      {
        from: 'upgraded',
        event: 'socket.closed',
        to: 'backingOff',
        lines: ["if (my.isUpgraded) leave(my, 'the socket has closed');", ...LEAVE],
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
          lines: ['http.createServer((request, response) =>', 'session.poll = response;', 'send(session); // what'],
        },
        {
          from: 'holding',
          event: 'news.available',
          to: 'answered',
          lines: ['const publish =', ...SEND_PACKETS],
          linesAtStart: ['send(session); // what', ...SEND_PACKETS],
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
          lines: [
            "if (frame.packet === '2probe')",
            "socket.write(toFrame('3probe'));",
            'flushing = timers.setInterval(',
          ],
        },
        { from: 'awaitingProbe', event: 'after upgradeTimeout', to: 'ended', lines: ['const timeout ='] },
        ...socketEndingFrom('awaitingProbe'),
        {
          from: 'flushing',
          event: 'signal.arrived',
          to: 'carrying',
          lines: [
            "else if (frame.packet === '5')",
            'session.socket = socket;',
            'settle();',
            'send(session); // and what',
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
