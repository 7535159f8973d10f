/** Parameters of streams and sockets, and of how a client comes back after a failure. */
export const streamingParams = {
  retryFirstMs:
    'The wait after a first failure. At 0 a server that is down is asked again as fast as the network carries the refusals, which is what the article’s fifth program does. Socket.IO and CometD begin with 1\u00a0s.',
  retryFactor:
    'With 2 the waits are 1, 2, 4, 8\u00a0s and so on: exponential backoff. Patience grows with the length of the outage, so a short one is over soon for everybody, and a long one is not made worse by those who wait for its end. At 1 all waits are alike.',
  retryMaxMs:
    'Without a ceiling the tenth wait would be a quarter of an hour. It is also the longest that a client may be late when the server is back. Socket.IO stops at 5\u00a0s, CometD at 60.',
  retryJitterFraction:
    'Clients that were cut off together would come back together, and knock the server over once more. Jitter spreads them: at 0.5 a wait of 4\u00a0s becomes anything from 2 to 6. Put twenty clients on stage and a restart into the run to see the herd, and see it scatter.',
  'iframe-streaming.usesCursor':
    'A forever frame of the time asked for its address and nothing else, so it has no cursor at first: what is published between the end of one document and the beginning of the next is lost. With one, the address carries the newest number, and the stream begins with what was missed.',
  'htmlfile.usesCursor':
    'As in a forever frame: without it the gap between two documents swallows what falls into it. A page that makes the address of the next document itself can just as well put the newest number into it.',
  'xhr-streaming.usesCursor':
    'When the server ends the response at its limit, the page opens the next; the cursor says where it stands. SockJS has a session on the server for that instead; here the number of the newest message serves.',
  'fetch-streaming.usesCursor':
    'A fetch has no Last-Event-ID of its own: what an EventSource does by itself must be written by hand. With it a stream that broke begins again with what was missed, if the server keeps messages.',
  'fetch-streaming.clientTimeoutMs':
    'A stream that has died without a word looks like one with nothing to say. This timer starts anew with everything that arrives, heartbeats too, and gives the stream up when it runs out: longer than the server’s heartbeat, or a healthy stream is cut again and again.',
  paddingBytes:
    'Browsers of the time showed a page nothing before a kilobyte or two had come. So the server writes white space first, once for each response. SockJS sends 2\u00a0kB to XHR streams for Internet Explorer, and fills the head of its frames to 1\u00a0kB for Safari.',
  browserBufferBytes:
    'What the browser keeps back before a script sees the first byte. Less padding than this, and the first messages lie in the browser until later ones push them through: they have arrived, yet the page does not have them. Internet Explorer kept 2\u00a0kB of an XHR, Safari 1\u00a0kB of a page.',
  responseLimitBytes:
    'All that an XHR or a frame has received stays in memory until its response ends. So the server ends it after a while, and the page opens another, with a round trip in between. SockJS does so at 128\u00a0KiB. Pull it down to a few messages: a stream with a small limit is a long poll.',
  reconnectMs:
    'After the load event, which a frame fires at the end of a document and for an error page alike. At 0 the frame asks again at once, whatever has happened: with a server that is down, as fast as it is refused.',
  'sse.reconnectMs':
    'A server can tell the browser how long to wait before it reconnects, by a line retry: in the stream; the browser keeps to what it heard last. Without one Chromium takes 3\u00a0s and Firefox 5, always the same time, without jitter: after a restart all come back in step.',
  'websocket.reconnectMs':
    'A closed WebSocket stays closed unless the application opens another; there is nothing in the browser that would. RFC 6455 asks for a first delay at random between 0 and 5\u00a0s, and for backoff after that. What is published meanwhile is lost, unless the application asks for it. Null leaves it closed.',
  'flash-socket.reconnectMs':
    'Nothing in Flash Player opens a socket anew; the page has to. The policy that was read is remembered, so a new socket costs TCP’s handshake and no more. What is published meanwhile is lost.',
  queuePollIntervalMs:
    'The first pages with an htmlfile let the frame’s scripts put messages into a queue, and looked into it every 100\u00a0ms; Comet Daily describes it in 2007. That adds up to a tenth of a second, half of it on average. Without a queue the scripts call the page, and the message is there when it arrives.',
  firewall:
    'Company firewalls often let nothing but HTTP through. One that swallows port 843 costs a wait of seconds, then the player asks at the socket’s own port; one that passes only HTTP stops the game, since a raw socket is no HTTP. Nobody says no: every SYN vanishes.',
  servesPolicyPort:
    'Whether a small server for the policy listens at port 843. If nobody does, the player is refused at once and asks at the socket’s port: a round trip more, instead of seconds.',
  policyTimeoutMs:
    'Flash Player waits for 3\u00a0s before it takes a silent port 843 for lost: so much later a game began behind a firewall. The number is the player’s own, and no program could change it.',
  'flash-socket.connectTimeoutMs':
    'All must be settled by then, the policy included. Since version 10 the player takes 20\u00a0s unless a program sets another time. It is reached where a firewall swallows everything.',
  'upgrade.connectTimeoutMs':
    'Socket.IO’s client gives up the first request after 20\u00a0s and begins anew with its next wait. Where the network is dead from the start, it is this and no ping that tells.',
  pingIntervalMs:
    'The server pings, and the client answers with a pong. On a poll the ping is what ends a hold without news, so this is also the longest that a poll is held. Since version 4 of the protocol the server begins, as timers of a hidden tab are slowed down; its default is 25\u00a0s.',
  pingTimeoutMs:
    'Silence of this length after a ping, and the server drops the session. The client counts interval and timeout together: with 25\u00a0s and 20\u00a0s a connection that died is noticed 45\u00a0s after the last ping. Shorter notices sooner, and takes a slow network for a dead one.',
  upgradeTimeoutMs:
    'How long a socket may take from its opening to the word that it takes over. Engine.IO closes one that has not by then, after 10\u00a0s; the session lives on in its polls, and loses nothing.',
  delivery:
    'On streams nothing is lost, since QUIC sends it again, and nothing waits for it but the message itself. In datagrams what the network loses is gone, and what comes is never late by a resending: for positions in a game, where the next one is better than the last one again. A message that is too long for a packet goes on a stream all the same.',
  dropsStale:
    'Datagrams may overtake each other. A page that shows the newest state must not go back to an older one, so it looks at the number in each and leaves what came too late. Without it all are read, in whatever order they come.',
  'webtransport.firewall':
    'Many company networks pass TCP and nothing else. The first packet of QUIC vanishes, and no answer says so: the client sends it again after 1, 2, 4\u00a0s, until the application gives up. A real one would then open a WebSocket.',
  'webtransport.connectTimeoutMs':
    'What a blocked path costs before something else can be tried. It counts from the opening, handshake and session together, so on a slow path it must be longer than both.',
  idleTimeoutMs:
    'Either side may say for how long silence is all right; the smaller one counts. When nothing comes through any more, in an outage or from a server that has died, this is how long it takes until somebody notices. A browser keeps a healthy connection alive by itself.',
  'webtransport.reconnectMs':
    'A session that has ended stays so unless the application opens another, which costs two round trips. What is published meanwhile is lost, unless the application asks for it. Null leaves it closed.',
} as const;
