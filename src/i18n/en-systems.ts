/** Scenes of real systems. `note`: which numbers are the system's own, and what is not known or not simulated. */
export const systems = {
  /** The caption, with the name of the document that its numbers are from. */
  sourced: (caption: string, source: string) => `${caption} Source: ${source}.`,
  of: {
    webqq: {
      title: 'WebQQ: two in one answer',
      caption:
        'The first line ends the held request; two more, written before the page has asked again, travel in one answer. Then 25\u00a0s of silence end in an empty answer.',
      note: 'The article names WebQQ among the users of long polling, and those who read its traffic saw one request held until there was news. How long its server held it is not in these sources: 25\u00a0s is our default, and so is all else.',
    },
    'baidu-hi': {
      title: 'Baidu Hi: nobody writes',
      caption:
        'A quiet minute: three times the held request ends empty, after 20\u00a0s each, and the browser asks again at once.',
      note: 'The article names the web page of Baidu Hi among the users of long polling, without its numbers. The 20\u00a0s are the upper end of what it advises any server to hold (POLLING_LIFE, 10 to 20\u00a0s, below the web server’s own timeout).',
    },
    'facebook-chat': {
      title: 'Facebook chat: held for 50\u00a0s',
      caption:
        'The server holds a request for 50\u00a0s, the client would give up after 60: the empty answer always comes first.',
      note: 'Both numbers are from fbchat, a client that others wrote for Facebook’s chat; that the server holds for 50\u00a0s stands there as a comment. Facebook’s own engineers described the held GET in 2008, made from a hidden iframe, without numbers.',
    },
    'gmail-chat': {
      title: 'Gmail chat: never finished',
      caption:
        'One response stays open, and each line reaches the page 0.4\u00a0s after it was written: one way through the network. The page lies in an htmlfile object, so no loading bar shows.',
      note: 'Alex Russell found the htmlfile in Google’s script in 2006; Internet Explorer’s two connections to a host are from him too. Padding, heartbeat and the limit of a response are our defaults.',
    },
    'flash-game': {
      title: 'A Flash game: a zero byte',
      caption:
        'Flash asks port 843 whether it may connect, then opens a raw socket. From there on a move of 12\u00a0bytes has one zero byte behind it, and no header.',
      note: 'The article says that online games use Flash sockets, and names none: two moves a second of 12\u00a0bytes each are made up. The question, its port and the zero byte are Adobe’s.',
    },
    dwr: {
      title: 'DWR: away for a second',
      caption:
        'Reverse Ajax holds a request for up to 60\u00a0s and tells the page to come back a second after each answer. What happens in that second waits for it.',
      note: 'connectedTime 60,000 and disconnectedTime 1,000 are DWR’s. Here each answer ends with the news it brings; DWR can also go on writing on an open response. Its client has no timeout unless it is given one.',
    },
    icomet: {
      title: 'iComet: a watchdog of 39\u00a0s',
      caption:
        'An answer is lost on the way, and a script element hears nothing of that. After 39\u00a0s, 1.3 times the server’s 30, the watchdog inserts the next script, which gets what was missed.',
      note: 'The 30\u00a0s and the factor of 1.3 are iComet’s, and so is the number (seq) that each request carries, by which the server knows what to send again; it keeps 10 messages. Its pause of up to 1\u00a0s after an empty answer is left out.',
    },
    cometd: {
      title: 'CometD: back after a second',
      caption:
        'A request held for 30\u00a0s has just ended empty when the server restarts. The page waits 1\u00a0s, asks again, and gets what was published meanwhile.',
      note: 'timeout 30\u00a0s, backoffIncrement 1\u00a0s and maxBackoff 60\u00a0s are CometD’s; its client gives up maxNetworkDelay, 10\u00a0s, after the server’s limit. CometD adds a second for each failure in a row, our waits would double. What a page publishes on its second connection is not simulated.',
    },
    sockjs: {
      title: 'SockJS: 128\u00a0KiB a stream',
      caption:
        'The page keeps all that has come, so the server ends the response at 128\u00a0KiB, four messages here, and the page opens the next. Where it is quiet for 25\u00a0s, a heartbeat comes.',
      note: 'response_limit 128\u00a0KiB, heartbeat_delay 25\u00a0s and the 2\u00a0KiB of padding are sockjs-node’s. Where WebSocket works, SockJS takes that; this is what it falls back to. The messages have 40,000\u00a0bytes each, so that the limit is in sight.',
    },
    socketio: {
      title: 'Socket.IO: dead after 45\u00a0s',
      caption:
        'The server froze right after a ping. Only after 45\u00a0s without another does the page give the socket up; a second later it opens a new session.',
      note: 'pingInterval 25\u00a0s, pingTimeout 20\u00a0s and the first wait of 1\u00a0s are Socket.IO’s defaults. Its jitter of half the wait is left out here, so that it is 1\u00a0s to the digit.',
    },
    nacos: {
      title: 'Nacos: half a second early',
      caption:
        'The client says that it waits for 30\u00a0s; the server answers empty after 29.5\u00a0s, so that nobody’s patience is tried. A setting that changes is told at once.',
      note: '30\u00a0s, 500\u00a0ms less, and 45\u00a0s after which the client’s HTTP gives up, are those of Nacos 1.x. It asks by the MD5 of what it has; here a cursor stands for that.',
    },
    bosh: {
      title: 'BOSH: a minute of silence',
      caption:
        'XMPP in the bodies of long polls: with wait="60" an idle request is answered after 60\u00a0s with an empty body, and the client asks again at once.',
      note: 'wait 60 and hold 1 are the specification’s example. So is a second request, in which a client speaks while the first is held: that is not simulated. The specification has more limits (inactivity 30\u00a0s, polling 5\u00a0s) that a client which behaves never meets.',
    },
    signalr: {
      title: 'SignalR: 0, 2, 10, 30\u00a0s, stop',
      caption:
        'The server is away for three quarters of a minute. SignalR tries again at once, then after 2, 10 and 30\u00a0s, and is lucky with the fourth: after one more failure it would have stopped.',
      note: 'The four waits are the defaults of ASP.NET Core SignalR’s automatic reconnection. Our WebSocket has one wait for all, so the run changes it three times: look at its faults. What was published meanwhile is lost, as a bare WebSocket loses it.',
    },
    cors: {
      title: 'What CORS made unnecessary',
      caption:
        'Both get the same 503. The script element, once the way to another origin, sees nothing and waits for its watchdog; with CORS an XHR may ask there too, sees the 503 and asks again after 1\u00a0s.',
      note: 'The article’s close: CORS makes the tricks with iframes and scripts obsolete, XHR long polling is the best that plain HTTP has, WebSocket is the future. That a script’s failure is silent is from CometD’s manual. The watchdog of 32.5\u00a0s, 1.3 times the hold limit, follows iComet’s client; the rest is our default.',
    },
  },
} as const;
