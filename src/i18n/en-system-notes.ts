/** Of real systems: which numbers are their own, and what is not known or not simulated. Loaded when they are read. */
export const systemNotes = {
  webqq:
    'The article names WebQQ among the users of long polling, and those who read its traffic saw one request held until there was news. How long its server held it is not in these sources: 25\u00a0s is our default, and so is all else.',
  'baidu-hi':
    'The article names the web page of Baidu Hi among the users of long polling, without its numbers. The 20\u00a0s are the upper end of what it advises any server to hold (POLLING_LIFE, 10 to 20\u00a0s, below the web server’s own timeout).',
  'facebook-chat':
    'Both numbers are from fbchat, a client that others wrote for Facebook’s chat; that the server holds for 50\u00a0s stands there as a comment. Facebook’s own engineers described the held GET in 2008, made from a hidden iframe, without numbers.',
  'gmail-chat':
    'Alex Russell found the htmlfile in Google’s script in 2006; Internet Explorer’s two connections to a host are from him too. Padding, heartbeat and the limit of a response are our defaults.',
  'flash-game':
    'The article says that online games use Flash sockets, and names none: two moves a second of 12\u00a0bytes each are made up. The question, its port and the zero byte are Adobe’s.',
  dwr: 'connectedTime 60,000 and disconnectedTime 1,000 are DWR’s. Here each answer ends with the news it brings; DWR can also go on writing on an open response. Its client has no timeout unless it is given one.',
  icomet:
    'The 30\u00a0s and the factor of 1.3 are iComet’s, and so is the number (seq) that each request carries, by which the server knows what to send again; it keeps 10 messages. Its pause of up to 1\u00a0s after an empty answer is left out.',
  cometd:
    'timeout 30\u00a0s, backoffIncrement 1\u00a0s and maxBackoff 60\u00a0s are CometD’s; its client gives up maxNetworkDelay, 10\u00a0s, after the server’s limit. CometD adds a second for each failure in a row, our waits would double. What a page publishes on its second connection is not simulated.',
  sockjs:
    'response_limit 128\u00a0KiB, heartbeat_delay 25\u00a0s and the 2\u00a0KiB of padding are sockjs-node’s. Where WebSocket works, SockJS takes that; this is what it falls back to. The messages have 40,000\u00a0bytes each, so that the limit is in sight.',
  socketio:
    'pingInterval 25\u00a0s, pingTimeout 20\u00a0s and the first wait of 1\u00a0s are Socket.IO’s defaults. Its jitter of half the wait is left out here, so that it is 1\u00a0s to the digit.',
  nacos:
    '30\u00a0s, 500\u00a0ms less, and 45\u00a0s after which the client’s HTTP gives up, are those of Nacos 1.x. It asks by the MD5 of what it has; here a cursor stands for that.',
  bosh: 'wait 60 and hold 1 are the specification’s example. So is a second request, in which a client speaks while the first is held: that is not simulated. The specification has more limits (inactivity 30\u00a0s, polling 5\u00a0s) that a client which behaves never meets.',
  signalr:
    'The four waits are the defaults of ASP.NET Core SignalR’s automatic reconnection. Our WebSocket has one wait for all, so the run changes it three times: look at its faults. What was published meanwhile is lost, as a bare WebSocket loses it.',
  cors: 'The article’s close: CORS makes the tricks with iframes and scripts obsolete, XHR long polling is the best that plain HTTP has, WebSocket is the future. That a script’s failure is silent is from CometD’s manual. The watchdog of 32.5\u00a0s, 1.3 times the hold limit, follows iComet’s client; the rest is our default.',
} as const;
