import type { TechniqueAbout } from '../technique';

export const aboutEn: TechniqueAbout = {
  howItWorks:
    'It begins as a GET that asks for an upgrade. The server answers 101, with the client’s key hashed to show that it understood, and may send at once. ' +
    'From then on the connection carries frames with a few bytes of header in both directions; it is no longer HTTP. ' +
    'It has a place of its own beside the six HTTP connections to the host. ' +
    'When it closes, the browser does nothing: the application opens a new one after a wait of its own, and what was published meanwhile is missed unless the application asks for it.',
  strengths: [
    'Both directions, at any time: each message arrives after one transit of the network.',
    'A short message costs two bytes of header on its way down, six on its way up.',
    'Messages keep their order on a connection.',
    'It takes none of the six HTTP connections.',
  ],
  costs: [
    'No reconnecting and no replay: both are up to the application.',
    'A proxy that does not pass the upgrade on makes it fail; the page only learns code 1006.',
    'Proxies cut connections that are silent: the server has to ping, for a page cannot.',
    'send() only hands the message to the browser; nothing says that it arrived.',
    'Each client keeps a connection open.',
  ],
  sources: [
    { label: 'RFC 6455, The WebSocket Protocol', url: 'https://www.rfc-editor.org/rfc/rfc6455' },
    { label: 'WHATWG: WebSockets Standard', url: 'https://websockets.spec.whatwg.org/' },
    { label: 'nginx: WebSocket proxying', url: 'https://nginx.org/en/docs/http/websocket.html' },
    {
      label: 'Chromium: a pool of their own for WebSockets',
      url: 'https://chromium.googlesource.com/chromium/src/+/main/net/socket/client_socket_pool_manager.cc',
    },
  ],
};
