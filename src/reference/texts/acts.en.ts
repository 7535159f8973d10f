/** What can be done to a run: the reference's own names, a line, a paragraph. */
export const acts = {
  publish: {
    label: 'Publish a message',
    help: 'One more message comes into being on the server at this moment.',
    text: 'It is added to what the scenario publishes anyway, for all lanes alike. Double-click on the server’s edge to make one, and see for each technique how long it takes to its ring.',
  },
  'close-streams': {
    label: 'Close streams and sockets',
    help: 'The server ends its streams and sockets in good order.',
    text: 'This is what a deployment does to everybody who is connected. An EventSource comes back by itself, a WebSocket only if its application does; polls notice nothing. Spread over some time, one client after the other is let go, and they do not return as a herd.',
  },
  outage: {
    label: 'Network down',
    help: 'Nothing passes on any connection.',
    text: 'What is sent meanwhile is lost and sent again by TCP, after 1\u00a0s, 2, 4 and so on: a short outage is therefore over later than it seems, by as much as the pause that it fell into. Neither side is told. Only a timeout, or a heartbeat that does not come, gives it away.',
  },
  'server-restart': {
    label: 'Server restart',
    help: 'The process dies, its connections are reset, and nobody answers until it is back.',
    text: 'Every held request and every stream breaks off at once, and whoever tries meanwhile is refused. Then comes the herd: without backoff all clients knock until the door opens, with jitter they come one by one. A server that keeps its memory has its queue elsewhere and loses nothing; one that does not has lost what was in it.',
  },
  'server-slow': {
    label: 'Slow server',
    help: 'Each request that is taken up meanwhile takes so much longer.',
    text: 'Answers are late, and polls on a timer begin to overlap: the next one leaves before the last has come back. Messages on streams and sockets are not late, since they need no request. Several of these add up.',
  },
  'server-stall': {
    label: 'Server stands still',
    help: 'The process does nothing, as in a long pause of its garbage collector.',
    text: 'The kernel goes on accepting connections and acknowledging bytes, so everything looks alive, and nobody answers. Afterwards all goes on in the order in which it was due: a bundle of late arrows that leave at one moment. A client timeout shorter than the pause makes it worse.',
  },
  'hide-tab': {
    label: 'Hidden tab',
    help: 'The page’s timers are throttled, as in a tab in the background.',
    text: 'Timers run at whole seconds only, and after 5\u00a0min, where one has set the next, once a minute. Answers, frames and events of the network come on time. So a poll on a timer slows down, a long poll hardly, a socket not at all; a client that sends heartbeats by timer is late with them, and a server that pings is not.',
  },
  sleep: {
    label: 'Closed lid',
    help: 'The client’s computer does nothing, with all its tabs.',
    text: 'What comes for it is lost and sent again by the server’s TCP, which knows nothing of a lid. On waking up whatever is overdue happens at once, in order. A held request that has been answered meanwhile comes late; one whose connection TCP has given up, after some twenty minutes, fails only then.',
  },
  set: {
    label: 'Change a parameter',
    help: 'A field of the scenario has another value from this moment on.',
    text: 'What was before stays as it was, to the byte; what is under way keeps the hold limit or the latency that it began with. “From here on” on the page makes one of these. With a lane’s key it is about that lane alone.',
  },
  'cut-connection': {
    label: 'Cut a connection',
    help: 'Something in the middle of the path resets it.',
    text: 'What had passed the middle still arrives; the rest is lost. Each end hears of it half a transit later, and goes on sending until then, in vain. A browser tries a plain request again by itself if its connection was an old one; a socket is simply over.',
  },
  'stall-connection': {
    label: 'Stall a connection',
    help: 'Nothing passes on this one connection for a while.',
    text: 'An outage for one alone, as when a router has lost its way. The other five go on, so requests that overlap overtake the one that is stuck. TCP sends again until it gets through.',
  },
  'drop-response': {
    label: 'Drop the answer',
    help: 'The answer, and all behind it on that connection, never arrives.',
    text: 'The server believes that it has answered, and the client waits: for its timeout, or for ever, where it has none. Whether the messages in it are lost is up to the cursor: who tells the server what it has gets them again.',
  },
  'delay-response': {
    label: 'Delay the answer',
    help: 'The answer is under way for so much longer.',
    text: 'On a timer the next poll has left by then, and may be answered first. Of a stream or socket only what is written next is late, and what comes behind it waits: there is one queue on a connection.',
  },
  'duplicate-response': {
    label: 'Send the answer twice',
    help: 'The answer, or the next message of a stream, comes twice in one go.',
    text: 'HTTP has no room for a second answer: the browser throws it away and closes the connection, so the next poll pays for a new one. On a stream or a socket nothing marks the copy, and the page has the message twice, unless it looks at ids.',
  },
  'fail-response': {
    label: 'Fail the request',
    help: 'The server answers with an error at once, 500 unless told otherwise.',
    text: 'How a technique takes an error is half of what it is worth: long polling backs off, an EventSource stops for good, an iframe loads the error page as if it were an answer, the article’s fifth program asks again at once. On a Flash socket, which has no status, the connection is reset.',
  },
  'reset-connection': {
    label: 'Reset the connection',
    help: 'The server resets the connection on which this request came.',
    text: 'A request that came first on a new connection has failed. On one that had been used before, the browser cannot tell a reset from a keep-alive that ran out, and sends the request once more by itself, without a word to the page.',
  },
  'never-answer': {
    label: 'Never answer',
    help: 'The server forgets the request.',
    text: 'The connection stays open, and nothing comes. The recursive iframe of the article waits for ever; the XHR until its timeout; a script until the watchdog. Six of these, and a browser with six connections can ask nothing more of that host.',
  },
} as const;
