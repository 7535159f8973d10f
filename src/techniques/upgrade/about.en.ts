import type { TechniqueAbout } from '../technique';

export const aboutEn: TechniqueAbout = {
  howItWorks:
    'Engine.IO, on which Socket.IO stands, begins with what works everywhere. The first GET opens a session; its answer names it, and tells how often the server will ping. Then one poll is held at all times. ' +
    'Beside it the client opens a WebSocket with the same session, and sends “2probe” on it. When “3probe” comes back, it sends no further poll. The server ends the one under way with a packet that says nothing, “6”; then the client says “5”, and from there on everything travels on the socket. ' +
    'The server buffers what is published while nobody can carry it, and one side alone carries the session at any moment: the change loses nothing and doubles nothing. ' +
    'Where the socket cannot be had, because a proxy strips the upgrade or a firewall swallows it, nothing changes: the session is polled on. ' +
    'Since version 4 the server pings and the client answers, because a page’s timers are slowed down while its tab is hidden.',
  strengths: [
    'News comes from the first answer on: nobody waits for a WebSocket that may never open.',
    'Where there is a socket, each message takes one transit and a few bytes.',
    'Where there is none, long polling goes on, without an error that a user would see.',
    'The change of transport loses no message and delivers none twice.',
    'Both sides find out about a dead connection, by ping and pong.',
  ],
  costs: [
    'Every visit pays for a session, a poll or two and a handshake before the socket works.',
    'All requests of a session must reach the same server process: a load balancer has to be sticky.',
    'A message in an answer that never arrives is lost: the protocol has no acknowledgement. With a session everything buffered goes too.',
    'A dead connection is noticed only after ping interval and timeout together.',
    'Client and server must both speak its protocol: no browser has it built in.',
  ],
  sources: [
    {
      label: 'The Engine.IO protocol, version 4: packets, handshake, heartbeat, upgrade',
      url: 'https://github.com/socketio/socket.io/blob/main/docs/engine.io-protocol/v4-current.md',
    },
    {
      label: 'engine.io, socket.ts: the server’s side of the upgrade, and its noop every 100 ms',
      url: 'https://github.com/socketio/socket.io/blob/main/packages/engine.io/lib/socket.ts',
    },
    {
      label: 'engine.io, server.ts: 25 s, 20 s and 10 s for ping, pong and upgrade',
      url: 'https://github.com/socketio/socket.io/blob/main/packages/engine.io/lib/server.ts',
    },
    {
      label: 'socket.io-client, manager.ts: 20 s to connect; retries after 1 s to 5 s, jitter 0.5',
      url: 'https://github.com/socketio/socket.io/blob/main/packages/socket.io-client/lib/manager.ts',
    },
  ],
};
