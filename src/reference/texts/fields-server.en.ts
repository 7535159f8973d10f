/** The server, what it publishes, the article's own server, and the run. */
export const serverFields = {
  'server.keepAliveMs':
    'After an answer the connection stays open for a while, in case there is more to ask. A poll that comes in time uses it again; one that comes later opens a new one, with a round trip or three before its first byte. With an interval just above this number, every poll pays.',
  'server.workers':
    'Who takes up requests. With a thread for each request, one that is held keeps its worker for as long as it is held, so two hundred held polls fill a server with two hundred threads, and number two hundred and one waits. The numbers of busy workers say how near that is.',
  'server.backlog':
    'The queue for those who find no free worker. In it a request waits, and looks from outside like a slow server; beyond it a request is reset and a connection refused, which looks like no server at all.',
  'server.concurrency':
    'What a held request costs. A thread per request, as in servlets of old and in PHP, keeps a worker all the time; an event loop, as in Node.js or nginx, needs one only while it computes, and holds thousands with a handful. Change it with many clients on stage and the queue dissolves.',
  'server.maxConcurrentStreams':
    'How many requests the server takes at a time on one HTTP/2 connection; its SETTINGS frame says so as the connection begins. Who asks for more waits in the browser until a stream ends, as with six connections in HTTP/1.1. Until that frame has come the browser assumes a hundred, and what it sends too early is refused and asked for once more. The number holds for connections that are opened after it is changed.',
  'server.processingMs':
    'The time that the server computes before it looks for news, the same for every request. It lies between the head of the request’s arrow and the tail of the answer’s, and all of it needs a worker, in an event loop too.',
  'server.holdLimitMs':
    'When it has passed without news, the server sends an empty answer, which is a normal one and no error, and the client asks again. Longer means fewer requests while nothing happens; too long, and a proxy on the way loses patience first. Drag the lower end of a held bar. RFC 6202 found 30\u00a0s safe, and 120\u00a0s often possible; the article advises 10 to 20.',
  'server.heartbeatMs':
    'So often a stream or socket says that it is there: a comment in an event stream, a ping on a WebSocket. It keeps proxies from taking silence for death, and lets a client notice that its server is gone. The HTML standard suggests some 15\u00a0s for event streams; SockJS and Engine.IO take 25.',
  'server.keepsMessages':
    'Between an answer and the next request nobody listens. A server with a queue keeps what is published then, and hands it out with the next request, if that brings a cursor or the server knows its session. Without one it is lost: a dashed ring, with the reason beside it. The article’s third point is about nothing else.',
  'server.messageLogLength':
    'A queue has to end somewhere. With room for ten messages the eleventh takes the place of the first, and whoever was away for longer has lost it. iComet keeps ten for each channel unless it is told otherwise.',
  'server.watchesForClose':
    'When a client gives up, its connection is closed; a server that watches for that stops at once. One that does not works on for nobody, and its answer has nowhere to go: the pale end of a bar, counted as orphan work. The article’s own server does not watch.',
  'server.failureProbability':
    'The share of requests that are answered with 500, at once and without work. See who takes it how: an XHR backs off, an EventSource stops for good, a script element hears nothing but an error, a frame fires load as if all were well.',
  'messages.kind':
    'The rhythm in which the server has something to tell, the same for all lanes, so that they can be compared. Even intervals flatter a poll that happens to be in step; random moments, which is what life is like, do not; bursts show who can put several messages into one answer.',
  'messages.timesMs':
    'The moments themselves, one after another. A disc that is dragged, added or deleted in the picture turns any other rhythm into such a list.',
  'messages.periodMs':
    'From one message to the next. Shorter than a poll’s interval, and each answer brings several, or, without a cursor, only the newest; longer, and many answers bring nothing.',
  'messages.firstMs':
    'Moves the whole row of messages against the clock of the polls. A shift of half an interval can turn the best staleness into the worst.',
  'messages.perSecond':
    'How many messages come on average, at moments that know nothing of each other (Poisson). At 0.5 the next is two seconds away on average, yet one in seven comes within 0.3\u00a0s of the last. Turn it up, and the answers of a long poll begin to bring several each.',
  'messages.everyMs':
    'From the beginning of one burst to the next. In between nothing happens: time for hold limits, heartbeats and growing intervals to show what they cost.',
  'messages.count':
    'How many messages come in one burst. A socket sends each by itself; a long poll is answered with the first, and brings all others with its next answer.',
  'messages.withinMs': 'How much time a burst takes. At 0 all of its messages are published at one moment, in order.',
  'messages.payloadBytes':
    'What the message itself weighs, without heads and frames. With 20\u00a0bytes an HTTP answer is nearly all head, and a WebSocket frame hardly any; with 20\u00a0kB the difference is gone, and the bandwidth begins to matter.',
  'articleLoop.firstMs':
    'The article’s server sleeps so long before it draws a lot for the first time: 300\u00a0ms in its code. No answer can come sooner.',
  'articleLoop.sleepMs':
    'Between two draws the article’s server sleeps: 1300\u00a0ms and again 300, so 1600. All its answers therefore take 0.3\u00a0s, 1.9\u00a0s, 3.5\u00a0s and so on, which is the ladder that the article’s logs show.',
  'articleLoop.probability':
    'How likely a draw finds news: 35 numbers of 100 in the article’s code. The server has no hold limit, so now and then a request is held for half a minute. Make it smaller and the polls of the first program pile up.',
  'articleLoop.draws':
    'The numbers that are drawn, a list for each request, in place of chance: from 21 to 55 means news. The scenes of the article’s figures use it, so that exactly what the figures show comes about. Null lets chance draw.',
  seed: 'The number from which all chance of a run is drawn: delays, losses, moments of messages, jitter of retries. The same scenario with the same seed is the same run, to the microsecond; another seed is another day with the same weather. No draw depends on how often others drew, so one change does not stir up everything else.',
  durationMs:
    'How long the scenario is. Play goes on past its end, in the same world; numbers of the command line and of exports are counted up to here.',
  clients:
    'How many browsers, each on its own line. One of them is looked at; workers, connections and messages are counted over all. Turn it up to see who fills the server: a hundred long polls hold a hundred workers, a hundred sockets none.',
} as const;

/** Not on the page's form. */
export const unshownFields = {
  'articleLoop.draws': {
    label: 'Draws',
    help: 'What the article’s server draws, request by request, instead of chance.',
  },
} as const;
