/** Scenes of real systems. What there is to read about each is in `en-system-notes.ts`. */
export const systems = {
  /** The caption, with the name of the document that its numbers are from. */
  sourced: (caption: string, source: string) => `${caption} Source: ${source}.`,
  of: {
    webqq: {
      title: 'WebQQ: two in one answer',
      caption:
        'The first line ends the held request; two more, written before the page has asked again, travel in one answer. Then 25\u00a0s of silence end in an empty answer.',
    },
    'baidu-hi': {
      title: 'Baidu Hi: nobody writes',
      caption:
        'A quiet minute: three times the held request ends empty, after 20\u00a0s each, and the browser asks again at once.',
    },
    'facebook-chat': {
      title: 'Facebook chat: held for 50\u00a0s',
      caption:
        'The server holds a request for 50\u00a0s, the client would give up after 60: the empty answer always comes first.',
    },
    'gmail-chat': {
      title: 'Gmail chat: never finished',
      caption:
        'One response stays open, and each line reaches the page 0.4\u00a0s after it was written: one way through the network. The page lies in an htmlfile object, so no loading bar shows.',
    },
    'flash-game': {
      title: 'A Flash game: a zero byte',
      caption:
        'Flash asks port 843 whether it may connect, then opens a raw socket. From there on a move of 12\u00a0bytes has one zero byte behind it, and no header.',
    },
    dwr: {
      title: 'DWR: away for a second',
      caption:
        'Reverse Ajax holds a request for up to 60\u00a0s and tells the page to come back a second after each answer. What happens in that second waits for it.',
    },
    icomet: {
      title: 'iComet: a watchdog of 39\u00a0s',
      caption:
        'An answer is lost on the way, and a script element hears nothing of that. After 39\u00a0s, 1.3 times the server’s 30, the watchdog inserts the next script, which gets what was missed.',
    },
    cometd: {
      title: 'CometD: back after a second',
      caption:
        'A request held for 30\u00a0s has just ended empty when the server restarts. The page waits 1\u00a0s, asks again, and gets what was published meanwhile.',
    },
    sockjs: {
      title: 'SockJS: 128\u00a0KiB a stream',
      caption:
        'The page keeps all that has come, so the server ends the response at 128\u00a0KiB, four messages here, and the page opens the next. Where it is quiet for 25\u00a0s, a heartbeat comes.',
    },
    socketio: {
      title: 'Socket.IO: dead after 45\u00a0s',
      caption:
        'The server froze right after a ping. Only after 45\u00a0s without another does the page give the socket up; a second later it opens a new session.',
    },
    nacos: {
      title: 'Nacos: half a second early',
      caption:
        'The client says that it waits for 30\u00a0s; the server answers empty after 29.5\u00a0s, so that nobody’s patience is tried. A setting that changes is told at once.',
    },
    bosh: {
      title: 'BOSH: a minute of silence',
      caption:
        'XMPP in the bodies of long polls: with wait="60" an idle request is answered after 60\u00a0s with an empty body, and the client asks again at once.',
    },
    signalr: {
      title: 'SignalR: 0, 2, 10, 30\u00a0s, stop',
      caption:
        'The server is away for three quarters of a minute. SignalR tries again at once, then after 2, 10 and 30\u00a0s, and is lucky with the fourth: after one more failure it would have stopped.',
    },
    cors: {
      title: 'What CORS made unnecessary',
      caption:
        'Both get the same 503. The script element, once the way to another origin, sees nothing and waits for its watchdog; with CORS an XHR may ask there too, sees the 503 and asks again after 1\u00a0s.',
    },
  },
} as const;
