import type { TechniqueAbout } from '../technique';

export const aboutEn: TechniqueAbout = {
  howItWorks:
    'An EventSource asks for text/event-stream, and the server keeps the response open. An event is a few lines of text with an empty line after them, and it may carry an id. ' +
    'When the stream ends or the network fails, the browser waits for its reconnection time and asks again, with the last id in Last-Event-ID; a server that keeps its messages sends what came after. ' +
    'A status other than 200, a wrong content type, or close() ends it for good. ' +
    'From time to time the server writes a comment, so that no proxy takes the silence for a dead connection.',
  strengths: [
    'Each message arrives after one transit of the network, and none has to be asked for.',
    'Reconnecting is built in; with ids on the events, what was missed is replayed.',
    'It is plain HTTP, and a message costs a few bytes instead of a set of headers.',
    'Little code: the browser splits the stream into events.',
  ],
  costs: [
    'One way only, and text only; what the client has to say takes requests of its own.',
    'Over HTTP/1.1 each stream takes one of the browser’s six connections to the host, and all tabs share them.',
    'A proxy that buffers lets nothing through, not even the headers; heartbeats do not help against that.',
    'An error page in place of the stream, as during a deployment, ends it for good: it does not try again.',
    'Without ids, or without a server that keeps messages, what is published during an outage is lost.',
  ],
  sources: [
    {
      label: 'HTML Standard, §9.2: server-sent events',
      url: 'https://html.spec.whatwg.org/multipage/server-sent-events.html',
    },
    {
      label: 'Chromium: reconnection time of 3000 ms',
      url: 'https://chromium.googlesource.com/chromium/src/+/main/third_party/blink/renderer/modules/eventsource/event_source.cc',
    },
    {
      label: 'MDN: EventSource, limit of six connections',
      url: 'https://developer.mozilla.org/en-US/docs/Web/API/EventSource',
    },
    {
      label: 'nginx: proxy_buffering',
      url: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_buffering',
    },
  ],
};
