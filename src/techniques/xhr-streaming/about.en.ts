import type { TechniqueAbout } from '../technique';

export const aboutEn: TechniqueAbout = {
  howItWorks:
    'One XHR asks for a response that does not end. While it comes, readyState is LOADING and responseText grows; the page reads what is new in it at each progress event, and splits it into messages by itself. ' +
    'Internet Explorer shows nothing before a certain number of bytes, so the server begins with padding. ' +
    'responseText keeps all that has come: the server ends the response at a limit, and the page asks anew at once, with a cursor. ' +
    'After a failure, which it is told of, the page waits, longer each time.',
  strengths: [
    'Each message arrives after one transit of the network, and none has to be asked for.',
    'The page knows the status, hears of errors, and can end the request itself.',
    'Nothing on the screen shows that it is loading.',
    'With a cursor, and a server that keeps messages, nothing is lost from one response to the next.',
  ],
  costs: [
    'The text of an open response only grows: whoever does not limit it runs out of memory.',
    'Each new response costs two sets of headers, and news that comes then waits for up to three transits.',
    'The pieces that arrive are not messages: a proxy may cut and join them, so the page must frame its own.',
    'A proxy that buffers lets nothing through before the response ends.',
    'One of the browser’s connections to the host is taken all the time; a stream that falls silent is waited for without end.',
  ],
  sources: [
    { label: 'RFC 6202, §3: HTTP streaming', url: 'https://www.rfc-editor.org/rfc/rfc6202#section-3' },
    { label: 'XMLHttpRequest Standard: states, response text', url: 'https://xhr.spec.whatwg.org/#states' },
    {
      label: 'SockJS: xhr-streaming.js, padding for Internet Explorer',
      url: 'https://github.com/sockjs/sockjs-node/blob/main/lib/transport/xhr-streaming.js',
    },
    {
      label: 'SockJS: response-receiver.js, the response limit',
      url: 'https://github.com/sockjs/sockjs-node/blob/main/lib/transport/response-receiver.js',
    },
    {
      label: 'nginx: proxy_buffering',
      url: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_buffering',
    },
  ],
};
