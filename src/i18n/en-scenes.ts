/** Scenes to start from: one for each technique (named by its own text), a comparison, and the article’s five figures. Real systems are in `en-systems.ts`. */
export const scenesLater = {
  'quantum-leap': {
    title: 'A quantum leap: 871 bytes or 2',
    caption:
      'A poll has 871\u00a0bytes of headers (670 up, 201 down), a WebSocket frame 2 (Lubbers and Greco, “HTML5 WebSocket: A Quantum Leap…”, 2010). “Overhead / message” averages all so far: shorter first polls, the handshake, a poll under way.',
  },
  'seven-tabs': {
    title: 'Seven tabs: HTTP/1.1 or HTTP/2',
    caption:
      'Each tab keeps a stream open. HTTP/1.1 needs a connection for each, and a browser has six: the seventh tab waits for ever. HTTP/2 carries all seven on one.',
  },
  chat: {
    title: 'A chat, both ways',
    caption:
      'What a page says goes up in a request beside the held poll or the stream, on a connection that may have to be opened first; on a socket it is one small frame.',
  },
  overtaking: {
    title: 'Who waits for a lost packet',
    caption:
      'On a socket everything behind a lost packet waits until TCP has sent it again. On QUIC’s streams only its own message waits, and a datagram is lost for good.',
  },
  'figure-1': {
    title: 'Figure 1: a long poll’s life',
    caption:
      'A held request ends in one of three ways: with news, empty at the hold limit, or with an error; then the browser asks again.',
  },
  'figure-2': {
    title: 'Figure 2: answers overtake',
    caption:
      'Every three seconds a request leaves, whatever is still under way; the first to ask is not the first to be answered.',
  },
  'figure-3': {
    title: 'Figure 3: iframe, aborted',
    caption: 'The reload a second later stops the request before it, finished or not: about half of them end in red.',
  },
  'figure-4': {
    title: 'Figure 4: iframe per poll',
    caption: 'Requests overlap and none is stopped; meanwhile the browser shows that it is loading.',
  },
  'figure-5': {
    title: 'Figure 5: gives up too early',
    caption: 'The client loses patience after five seconds, but the server works on for nobody.',
  },
} as const;
