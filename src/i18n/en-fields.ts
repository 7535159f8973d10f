/**
 * Labels and one line of help for every scenario field, by its path. A technique's own parameters are named in the
 * technique's text; what is here is what all of them share.
 */
export const fields = {
  seed: { label: 'Seed', help: 'Same seed, same chances: every random delay, loss and message comes from it.' },
  durationMs: { label: 'Length of the run', help: 'How much virtual time is simulated.' },
  clients: { label: 'Clients', help: 'How many browsers take part, each on its own.' },
  'network.oneWayLatencyMs': {
    label: 'One-way latency',
    help: 'How long a message travels from browser to server, or back. It is the slope of the arrows.',
  },
  'network.jitter.kind': { label: 'Jitter', help: 'Extra delay, drawn anew for each message on the wire.' },
  'network.jitter.spreadMs': {
    label: 'Jitter, up to',
    help: 'Each message is late by anything from nothing to this much.',
  },
  'network.jitter.deviationMs': {
    label: 'Jitter, deviation',
    help: 'Standard deviation of the delay about the latency.',
  },
  'network.jitter.medianMs': { label: 'Jitter, median', help: 'Half of all messages are late by more than this.' },
  'network.jitter.sigma': {
    label: 'Jitter, sigma',
    help: 'Spread of the logarithm: larger means rarer, longer delays.',
  },
  'network.jitter.scaleMs': { label: 'Jitter, least', help: 'The least extra delay; most messages stay near it.' },
  'network.jitter.shape': {
    label: 'Jitter, shape',
    help: 'Smaller means a heavier tail: a few messages are very late.',
  },
  'network.lossProbability': {
    label: 'Loss',
    help: 'Share of messages on the wire that TCP must send again, a second later, then two, then four.',
  },
  'network.bandwidthKbps': { label: 'Bandwidth', help: 'Long messages take longer on a thin line.' },
  'network.tls': { label: 'Encryption', help: 'TLS 1.3 adds one round trip to a new connection, TLS 1.2 two.' },
  'network.httpVersion': {
    label: 'HTTP version',
    help: 'HTTP/2 gives each request a stream of its own on one connection. Browsers speak it only with TLS.',
  },
  'browser.connectionsPerHost': {
    label: 'Connections per host',
    help: 'Browsers open at most six to one host; further requests wait in the browser.',
  },
  'browser.warmConnection': { label: 'Warm connection', help: 'One open connection is left from loading the page.' },
  'browser.cookieBytes': { label: 'Cookies', help: 'Bytes of cookies that the browser sends with each request.' },
  'browser.tabs': { label: 'Tabs', help: 'Tabs of one browser share its connections; each runs the technique.' },
  proxy: {
    label: 'Beside the server',
    help: 'A reverse proxy, as nginx is one: requests reach the server through it, and answers come back through it.',
  },
  'proxy.idleTimeoutMs': {
    label: 'Proxy gives up after',
    help: 'How long the proxy lets the server be silent. Then it answers 504, or ends an answer that has begun.',
  },
  'proxy.firstByteTimeoutMs': {
    label: 'Proxy awaits the first byte',
    help: 'How long the proxy waits for the answer to begin, where that is another time than between two bytes of it.',
  },
  'proxy.isBuffering': {
    label: 'Proxy buffers',
    help: 'Nothing of a stream passes until the buffer is full or the stream ends.',
  },
  'proxy.bufferBytes': { label: 'Proxy buffer', help: 'How much a buffering proxy keeps back.' },
  'proxy.passesUpgrade': {
    label: 'Proxy passes Upgrade',
    help: 'Without it no WebSocket can be opened: the server sees a plain request, and answers 426.',
  },
  'proxy.upstreamConnections': {
    label: 'Proxy connections',
    help: 'How many connections the proxy has to the server. Whoever comes while all are in use waits at the proxy.',
  },
  'server.keepAliveMs': {
    label: 'Keep-alive',
    help: 'How long an idle connection stays open. A poll that comes later pays for a new one.',
  },
  'server.workers': { label: 'Workers', help: 'How many requests the server can work on, or hold, at once.' },
  'server.backlog': {
    label: 'Backlog',
    help: 'How many requests may wait for a free worker. Whoever comes then is turned away.',
  },
  'server.concurrency': {
    label: 'A held request',
    help: 'Whether it keeps a worker while it waits: a thread does, an event loop needs none.',
  },
  'server.maxConcurrentStreams': {
    label: 'Streams at a time',
    help: 'How many requests the server takes at a time on one HTTP/2 connection; nginx takes 128.',
  },
  'server.processingMs': { label: 'Processing', help: 'How long the server thinks before it looks for news.' },
  'server.holdLimitMs': {
    label: 'Hold limit',
    help: 'How long the server keeps a request open without news before it answers empty.',
  },
  'server.heartbeatMs': { label: 'Heartbeat', help: 'How often a stream or socket says that it is still alive.' },
  'server.keepsMessages': {
    label: 'Server keeps messages',
    help: 'Without it, what is published while nobody waits is lost.',
  },
  'server.messageLogLength': {
    label: 'Room for messages',
    help: 'How many messages the server keeps for those who ask again; a newer one takes the place of the oldest.',
  },
  'server.watchesForClose': {
    label: 'Server notices a close',
    help: 'Without it, the server goes on working for requests that were given up.',
  },
  'server.failureProbability': { label: 'Server errors', help: 'Share of requests that are answered with a 500.' },
  'messages.kind': {
    label: 'Published',
    help: 'When messages come into being on the server. One that is moved in the picture makes set moments of them.',
  },
  'messages.timesMs': { label: 'At', help: 'The moments, one after another: 0.5 s, 2 s, 2.2 s.' },
  'messages.periodMs': { label: 'Every', help: 'One message each time this much time has passed.' },
  'messages.firstMs': { label: 'First at', help: 'When the first one is published; without it, after one period.' },
  'messages.perSecond': { label: 'On average', help: 'Messages per second, at random moments.' },
  'messages.everyMs': { label: 'A burst every', help: 'Time from the start of one burst to the next.' },
  'messages.count': { label: 'Messages per burst', help: 'How many come in one burst.' },
  'messages.withinMs': { label: 'Burst lasts', help: 'The messages of a burst come within this time.' },
  'messages.payloadBytes': { label: 'Size of a message', help: 'Bytes of payload, without any heads.' },
  'uplink.kind': {
    label: 'Spoken',
    help: 'When each client says something to the server, in its first tab: a request beside the poll or stream, or a frame on the socket.',
  },
  'uplink.timesMs': { label: 'At', help: 'The moments, one after another: 0.5 s, 2 s, 2.2 s.' },
  'uplink.periodMs': { label: 'Every', help: 'One message each time this much time has passed.' },
  'uplink.firstMs': { label: 'First at', help: 'When the first one is said; without it, after one period.' },
  'uplink.perSecond': { label: 'On average', help: 'Messages per second and client, at random moments.' },
  'uplink.everyMs': { label: 'A burst every', help: 'Time from the start of one burst to the next.' },
  'uplink.count': { label: 'Messages per burst', help: 'How many come in one burst.' },
  'uplink.withinMs': { label: 'Burst lasts', help: 'The messages of a burst come within this time.' },
  'uplink.payloadBytes': { label: 'Size of a message', help: 'Bytes of payload, without any heads.' },
  'articleLoop.firstMs': {
    label: 'First look after',
    help: 'How long the article’s server sleeps before its first draw.',
  },
  'articleLoop.sleepMs': { label: 'Looks again after', help: 'How long it sleeps between two draws.' },
  'articleLoop.probability': { label: 'Chance of a ready draw', help: 'How likely one look finds news.' },
} as const;

/** What the options of a choice are called; the key is `path=option`. */
export const options = {
  'network.jitter.kind=none': 'none',
  'network.jitter.kind=uniform': 'uniform',
  'network.jitter.kind=normal': 'normal',
  'network.jitter.kind=logNormal': 'log-normal',
  'network.jitter.kind=pareto': 'Pareto',
  'network.tls=none': 'none',
  'network.tls=1.2': 'TLS 1.2',
  'network.tls=1.3': 'TLS 1.3',
  'network.httpVersion=1.1': 'HTTP/1.1',
  'network.httpVersion=2': 'HTTP/2',
  'server.concurrency=thread-per-request': 'keeps its thread',
  'server.concurrency=event-loop': 'needs none',
  'messages.kind=at': 'at set moments',
  'messages.kind=every': 'at even intervals',
  'messages.kind=poisson': 'at random',
  'messages.kind=bursts': 'in bursts',
  'uplink.kind=none': 'never',
  'uplink.kind=at': 'at set moments',
  'uplink.kind=every': 'at even intervals',
  'uplink.kind=poisson': 'at random',
  'uplink.kind=bursts': 'in bursts',
  'answers=article-loop': 'the article’s loop',
  'answers=at-once': 'at once',
  'answers=hold': 'holds until news',
  'firewall=none': 'none',
  'firewall=policy-port': 'blocks port 843',
  'firewall=http-only': 'passes only HTTP',
  'firewall=udp': 'blocks UDP',
  'delivery=streams': 'on streams',
  'delivery=datagrams': 'in datagrams',
} as const;

/** What null says, where a number may be null. */
export const nulls = {
  'network.bandwidthKbps': 'unlimited',
  'server.heartbeatMs': 'never',
  'server.messageLogLength': 'for all',
  'proxy.upstreamConnections': 'unlimited',
  'proxy.firstByteTimeoutMs': 'the same',
  'messages.firstMs': 'one period',
  'uplink.firstMs': 'one period',
  clientTimeoutMs: 'never',
  watchdogMs: 'never',
  reloadAfterMs: 'no reload',
  'sse.reconnectMs': 'browser’s 3 s',
  'websocket.reconnectMs': 'never',
  'flash-socket.reconnectMs': 'never',
  'webtransport.reconnectMs': 'never',
} as const;
