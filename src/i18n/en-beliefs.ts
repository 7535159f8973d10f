/** What many believe, in quotes, and what a run shows instead. */
export const beliefs = {
  'belief-one-thing': {
    title: '“Keep-alive is long polling”',
    caption:
      'Three different things: polls share one TCP connection, a long poll is a request that waits, an event stream is an answer that never ends.',
  },
  'belief-new-connection': {
    title: '“Each poll opens a connection”',
    caption:
      'Five requests and one connection: what is kept alive is used again. A new one is opened only where the old one is gone.',
  },
  'belief-interval-waits': {
    title: '“setInterval waits”',
    caption:
      'A request leaves every second, answered or not. Here an answer takes 1.4\u00a0s, so two are under way at once.',
  },
  'belief-answers-in-order': {
    title: '“Answers come in order”',
    caption: 'Request 2 is answered before request 1, and the page sees the newer value first, then the older one.',
  },
  'belief-abort-stops-server': {
    title: '“abort() stops the server”',
    caption:
      'The client gives up after 3\u00a0s, but this server does not look: it works on for nobody until its 8\u00a0s are over.',
  },
  'belief-as-fast-as-a-socket': {
    title: '“As fast as a WebSocket”',
    caption:
      'One message alone is: one way through the network. Of three in a row the others need up to three ways, since the page must ask again first.',
  },
  'belief-fewer-requests': {
    title: '“Long polling asks less”',
    caption:
      'Not where news is frequent: with a message every 0.45\u00a0s each answer is followed by a request, while polling asks every 3\u00a0s.',
  },
  'belief-the-gap-is-safe': {
    title: '“News waits in the gap”',
    caption:
      'Message 2 is published between two requests. The server that is told what the page has seen can give it later; the other one loses it.',
  },
  'belief-empty-is-an-error': {
    title: '“An empty answer is an error”',
    caption:
      'The hold limit is over, so the server answers 200 without news: a heartbeat. The page asks again at once.',
  },
  'belief-any-timeout-will-do': {
    title: '“Any client timeout will do”',
    caption:
      'The server holds for 5\u00a0s. A client that waits for only 3 gives up on healthy requests, then backs off, and its news is late.',
  },
  'belief-reconnects-by-itself': {
    title: '“It will reconnect by itself”',
    caption: 'EventSource does after a close, but never again after a 503. A WebSocket never does: the program must.',
  },
  'belief-six-for-each-tab': {
    title: '“Six connections for each tab”',
    caption:
      'They are for a host and the whole browser (HTTP/1.1): six tabs hold one each, and the poll of the seventh waits until one comes free.',
  },
  'belief-heartbeat-passes-buffers': {
    title: '“Heartbeats pass buffers”',
    caption:
      'A buffering proxy keeps heartbeats like everything else: message 1 has to wait until 210 bytes are there.',
  },
  'belief-read-timeout-is-total': {
    title: '“Read timeouts are total”',
    caption:
      'It limits silence. With a heartbeat every 2\u00a0s the stream outlives a timeout of 3\u00a0s; when the server stalls, the proxy cuts it off.',
  },
  'belief-comet-is-a-protocol': {
    title: '“Comet is a protocol”',
    caption:
      'It is a name (Alex Russell, 2006) for whatever lets a server speak first: held requests, endless frames, endless XHRs.',
  },
  'belief-http2-push': {
    title: '“HTTP/2 push sends messages”',
    caption:
      'Server push put files into the cache, unheard by pages, and browsers removed it. On HTTP/2 too news comes as an answer, on a stream that the page asked for.',
  },
  'belief-sent-is-delivered': {
    title: '“send() means delivered”',
    caption:
      'The server has written message 2 to a socket that was cut in the middle a moment before. Nothing told it so; it hears of the cut later, and never that the message is lost.',
  },
  'belief-retry-at-once': {
    title: '“Retrying at once is robust”',
    caption:
      'While the server is down for 4\u00a0s one client asks again without a pause, a dozen times; the other waits longer each time. A thousand like the first are a flood.',
  },
  'belief-push-shows-loading': {
    title: '“Push looks like loading”',
    caption:
      'An endless iframe does: the throbber never stops. An event stream, like XHR and WebSocket, shows nothing.',
  },
  'belief-hidden-tabs-go-on': {
    title: '“A hidden tab polls as before”',
    caption:
      'Its timers run at whole seconds only, so polls every 0.7\u00a0s come a second apart. What the server pushes is not slowed down.',
  },
  'belief-threads-are-free': {
    title: '“Held requests cost nothing”',
    caption: 'Where each keeps its thread, two threads hold two polls: the third client waits until one is answered.',
  },
} as const;
