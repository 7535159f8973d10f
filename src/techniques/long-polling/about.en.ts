import type { TechniqueAbout } from '../technique';

export const aboutEn: TechniqueAbout = {
  howItWorks:
    'Each request carries a cursor: the newest message that the client has. If there is anything newer, the server answers at once with all of it; if not, it holds the request until something is published. ' +
    'When the hold limit passes first, it sends an empty answer, the heartbeat: a normal answer, not an error. ' +
    'The client’s timeout must be longer than the hold limit and a round trip, and the hold limit shorter than what any proxy on the way allows. ' +
    'After a failure the client waits, longer each time, and with jitter, so that clients cut off together do not return together.',
  strengths: [
    'News that finds a request waiting arrives after one transit of the network.',
    'With a cursor, and a server that keeps messages, nothing is lost between an answer and the next request.',
    'When nothing happens, hardly any requests are made.',
    'Complete HTTP answers pass proxies that would hold back a stream.',
    'Under load, messages wait for the next request and travel together in one answer.',
  ],
  costs: [
    'News that just missed an answer takes up to three transits: that answer, the next request, its own answer.',
    'Each client keeps a request open; where a request means a thread, each client keeps a thread.',
    'Every answer costs a full set of request and response headers.',
    'When news is frequent, it makes more requests than polling at a slow interval would.',
  ],
  sources: [
    {
      label: 'RFC 6202, §2 and §5: long polling and its best practices',
      url: 'https://www.rfc-editor.org/rfc/rfc6202',
    },
    {
      label: 'hoojo, “Web通信 之 长连接、长轮询（long polling）”, 2013 (in Chinese): heartbeat, gap, server load',
      url: 'https://www.cnblogs.com/hoojo/p/longPolling_comet_jquery_iframe_ajax.html',
    },
    {
      label: 'nginx: proxy_read_timeout',
      url: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_read_timeout',
    },
    {
      label: 'Marc Brooker, Exponential Backoff And Jitter, AWS 2015',
      url: 'https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/',
    },
  ],
};
