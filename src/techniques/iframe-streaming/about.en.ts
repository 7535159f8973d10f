import type { TechniqueAbout } from '../technique';

export const aboutEn: TechniqueAbout = {
  howItWorks:
    'A hidden iframe asks for a page that the server never ends. For each message it writes a script block, and the browser runs the block when its end tag has come: it calls a function of the page around the frame. ' +
    'Some browsers run nothing before they have a certain number of bytes, so the server begins with padding. ' +
    'Every block stays in the document, so the server ends it at a limit and the page opens it anew. ' +
    'All that the page is ever told is load, which fires at the end of a document and for an error page alike: a failure looks like an end, and is tried again at once. A connection that falls silent tells nothing at all.',
  strengths: [
    'Each message arrives after one transit of the network, and none has to be asked for.',
    'It needs nothing but frames and scripts, so it works in very old browsers.',
    'The browser itself splits the stream into messages: a script block is one.',
    'It is plain HTTP, and a message costs a few bytes instead of a set of headers.',
  ],
  costs: [
    'The browser shows that it is loading for as long as the frame is open, which is always.',
    'No status and no error event reach the page: a failing server is asked again and again without a pause.',
    'A proxy that buffers holds the page back until it ends, and then nothing arrives.',
    'Between one document and the next the client is deaf; without a cursor, what is published then is lost.',
    'The document grows with each message until it is replaced, and one of the browser’s connections to the host is taken all the time.',
  ],
  sources: [
    { label: 'RFC 6202, §3: HTTP streaming', url: 'https://www.rfc-editor.org/rfc/rfc6202#section-3' },
    {
      label:
        'Alex Russell, What else is burried down in the depth’s of Google’s amazing JavaScript?, 2006: the throbber',
      url: 'https://infrequently.org/2006/02/what-else-is-burried-down-in-the-depths-of-googles-amazing-javascript/',
    },
    {
      label: 'SockJS: htmlfile.js, padding and script blocks',
      url: 'https://github.com/sockjs/sockjs-node/blob/main/lib/transport/htmlfile.js',
    },
    {
      label: 'SockJS: response-receiver.js, the response limit',
      url: 'https://github.com/sockjs/sockjs-node/blob/main/lib/transport/response-receiver.js',
    },
    {
      label: 'hoojo, “Web通信 之 长连接、长轮询（long polling）”, 2013 (in Chinese): long connections',
      url: 'https://www.cnblogs.com/hoojo/p/longPolling_comet_jquery_iframe_ajax.html',
    },
  ],
};
