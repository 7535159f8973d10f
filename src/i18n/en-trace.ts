/** Words for what happens in a run: in the diagram, the log, the table and the details. Wire words stay as they are. */
export const trace = {
  content: {
    syn: 'SYN', 'syn-ack': 'SYN-ACK', fin: 'FIN', reset: 'reset', request: 'request', response: 'answer',
    'stream-head': 'stream opens', chunk: 'chunk', comment: 'heartbeat', 'stream-end': 'stream ends',
    frame: 'frame', ping: 'ping', pong: 'pong', 'close-frame': 'close',
  },
  requestKind: { poll: 'poll', stream: 'stream', handshake: 'upgrade', publish: 'publish' },
  outcome: {
    answered: 'answered', empty: 'empty', 'http-error': 'server error', 'network-error': 'network error',
    'client-timeout': 'timed out', aborted: 'aborted', open: 'open',
  },
  lossReason: {
    'nobody-listening': 'nobody was listening', 'connection-lost': 'the connection was lost',
    'response-dropped': 'its answer was dropped', overwritten: 'overwritten before it was read',
    'server-stopped': 'the server had stopped', 'server-forgot': 'the server had forgotten it',
  },
  dropReason: {
    'connection-closed': 'the other side had closed', 'dropped-by-hand': 'dropped by you',
    'gave-up-resending': 'TCP gave up', 'server-stopped': 'nobody serves',
  },
  fate: { delivered: 'delivered', lost: 'lost', pending: 'on its way' },
  handler: {
    'article-loop': 'looks for news in a loop', 'at-once': 'answers at once', hold: 'holds until news',
    stream: 'keeps streaming', socket: 'keeps the socket',
  },
  workResult: {
    responded: 'answered', 'nobody-listening': 'nobody was listening', stopped: 'stopped', 'server-stopped': 'the server stopped',
  },
  closeReason: {
    idle: 'idle for too long', 'given-up': 'given up', 'not-kept-alive': 'not kept alive', reset: 'reset', refused: 'refused',
    'server-stopped': 'the server stopped', 'stream-ended': 'the stream ended', 'socket-closed': 'the socket was closed',
    'gave-up-resending': 'TCP gave up',
  },
  closedBy: { client: 'the browser', server: 'the server', network: 'the network' },
  direction: { up: 'browser → server', down: 'server → browser' },
  /** What a machine answers to; `after …` are its timers. */
  event: {
    'response.arrived': 'answered', 'response.failed': 'failed', 'stream.opened': 'open', 'chunk.arrived': 'news', 'stream.ended': 'ended',
    'socket.opened': 'open', 'frame.arrived': 'news', 'socket.closed': 'closed', 'reload.due': 'reload', 'params.changed': 'changed', start: 'start',
    'after pollInterval': 'interval over', 'after clientTimeout': 'timeout', 'after pause': 'pause over', 'after retryDelay': 'waited',
    'after reconnectTime': 'waited', 'after reconnectDelay': 'waited', 'after reloadDelay': 'reload',
  },
  act: {
    publish: 'a message published', 'close-streams': 'streams closed', outage: 'network down',
    'server-restart': 'server restarted', 'hide-tab': 'tab hidden', set: 'parameter changed',
    'drop-response': 'answer dropped', 'delay-response': 'answer delayed', 'duplicate-response': 'answer doubled',
    'fail-response': 'server error', 'reset-connection': 'connection reset', 'never-answer': 'never answered',
  },
} as const;
