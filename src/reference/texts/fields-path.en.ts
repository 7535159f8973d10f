/** What lies between page and server, and the page's own side: network, browser, proxy. */
export const pathFields = {
  'network.oneWayLatencyMs':
    'The time that one message is under way, from one end to the other; a round trip is two of them. Make it larger and every arrow tilts further: a poll in short intervals hardly cares, a new TLS connection waits for several of them before its first byte. Light in glass needs about 5\u00a0ms for 1000\u00a0km, so an ocean costs some 30\u00a0ms each way, whatever one pays.',
  'network.jitter.kind':
    'Real networks are not late by the same time twice. Each message on the wire draws an extra delay of this shape; on one connection nothing overtakes, so a late message holds up what is behind it, while on two connections the later request may well be answered first. “none” draws nothing, and every arrow has the same slope.',
  'network.jitter.spreadMs':
    'With uniform jitter every delay from nothing to this is equally likely. Arrows fan out between two slopes, and none is steeper than latency and spread together.',
  'network.jitter.deviationMs':
    'With normal jitter delays gather around the latency, and two thirds of them lie within one deviation of it. It is the only kind that also makes messages quicker; none arrives before it was sent.',
  'network.jitter.medianMs':
    'With log-normal jitter half of all messages are late by less than this, half by more, and a few by much more. Measured delays on the Internet often look like this: a steep hill and a long slope behind it.',
  'network.jitter.sigma':
    'The spread of the logarithm of a log-normal delay. At 0 every message is late by the median; at 0.5 one in twenty is late by more than 2.3 times that; at 1 the same one is late by five times as much. Look at the maximum of the staleness while you move it.',
  'network.jitter.scaleMs':
    'With Pareto jitter no message is late by less than this. Most stay near it; the shape says how far the few others stray.',
  'network.jitter.shape':
    'How quickly very late messages become rare. At 3 the tail is short; at 2 one message in a hundred is ten times as late as the least; at 1 the average itself has no limit, and sooner or later one arrow outlasts the picture.',
  'network.lossProbability':
    'The chance of each message on the wire to get lost. TCP notices by the missing acknowledgement and sends again after 1\u00a0s, then 2, then 4: so nothing is missing in the end, but a message is late by a second, and all behind it on that connection wait too. In the picture it is a stub with a cross, and then the arrow that arrives.',
  'network.bandwidthKbps':
    'How many bits per millisecond the client’s link carries, in each direction by itself. Long heads and long messages leave one after the other; on a thin link requests of 800\u00a0bytes in quick succession queue up before they are even under way. Without a number the link is never the bottleneck.',
  'network.tls':
    'What a new connection has to settle before its first request may leave: nothing, one more round trip with TLS 1.3, two with TLS 1.2. Connections that are used again pay for it once; a technique that opens a connection for each poll pays every time. The flights are drawn as thin grey arrows, and their bytes count as overhead.',
  'network.httpVersion':
    'With HTTP/1.1 a connection carries one request at a time, so six held polls fill all that a browser has for one host. HTTP/2 gives each a stream of its own on one connection, which all tabs share; headers that were sent before cost next to nothing. But one lost packet holds all streams up, and a reset of the connection takes them all. Browsers speak it only with TLS; a WebSocket keeps its own connection.',
  'browser.connectionsPerHost':
    'Whoever asks while all connections are busy waits in the browser: the hatched bar beside its lifeline. Polls that overlap, long polls in many tabs and streams all draw on the same few; a WebSocket has a place of its own. Browsers of today have six, Internet Explorer 6 and 7 had two, as the HTTP/1.1 of their time asked for.',
  'browser.warmConnection':
    'Whether the page’s own load has left a connection open. With one the first request leaves at once; without, it pays for a handshake first, and the first arrow is preceded by thin grey ones.',
  'browser.cookieBytes':
    'A cookie is sent with every request to its host, whether anybody reads it or not. At a poll a second, 500\u00a0bytes of cookies are half a kilobyte a second in which nothing is said. Watch the overhead per message: a WebSocket pays once, with its handshake.',
  'browser.tabs':
    'Each tab runs the technique for itself and gets each message, but all share the six connections of their browser. With long polling the seventh tab waits until another one is answered; with sockets every tab has its own. RFC 6202 therefore advises one long poll for each browser, shared by its tabs.',
  'proxy.idleTimeoutMs':
    'How long the proxy bears a server that says nothing. When it loses patience it answers 504 in the server’s place, or breaks off an answer that has begun: a cross on its lifeline. A hold limit, and a heartbeat, must be shorter. It is the silence that counts, not the whole length of the answer.',
  'proxy.firstByteTimeoutMs':
    'Some proxies wait for the beginning of an answer for another time than between two bytes of it. A held poll has said nothing yet, so it falls under this one; a stream that has begun falls under the other. Heroku’s router gives the first byte 30\u00a0s, and each later one 55.',
  'proxy.isBuffering':
    'A proxy that buffers hands on an answer only when it is complete, or when its buffer is full. A poll’s answer passes at once, since it is complete; a stream stays there, message after message, and the page sees nothing. No heartbeat helps against that. A server can ask nginx not to, by the header X-Accel-Buffering: no.',
  'proxy.bufferBytes':
    'When so much of a stream has come together, it passes in one go. Small messages wait for many others; padding, or one large message, pushes all before it through.',
  'proxy.passesUpgrade':
    'The header Upgrade is for the next hop alone, so a proxy that has not been told to hand it on leaves it out. The server then sees a plain request and answers 426, and the WebSocket never opens. What falls back to polling goes on; what has nothing else stands still.',
  'proxy.upstreamConnections':
    'A proxy with few connections to the server is a narrow door. As many held polls as there are connections, and everybody else waits in front of it, plain requests too, until one of them is answered. RFC 6202 tells of connectors with a pool of eight.',
} as const;
