import type { TechniqueAbout } from '../technique';

export const aboutEn: TechniqueAbout = {
  howItWorks:
    'A script element may load from any site, where XMLHttpRequest could not. The page names a function in the query, and the server answers with a call of it, the messages as argument: JSON with padding. ' +
    'Held until there is news, this was long polling across sites before CORS. ' +
    'But a script element is a poor HTTP client: GET only, no headers, no status, no timeout, no abort. ' +
    'Of an error the page hears a bare error event, and in older browsers nothing at all; then only a watchdog of its own notices that no answer came. ' +
    'It can do no more than insert the next script: the old request goes on, keeps its connection, and when its answer comes late, it calls its function all the same.',
  strengths: [
    'Works across sites, without the server’s permission by CORS and in any browser that has script elements.',
    'Complete answers: proxies that hold back a stream let them pass.',
    'The answer needs no parsing; calling the function delivers it.',
  ],
  costs: [
    'Errors are silent: a failed script has no status, and the watchdog must be longer than the longest good answer.',
    'A late answer brings messages that the next script has brought already: the page must expect them twice.',
    'Scripts that keep their order wait for one another: one that never comes stops all after it.',
    'The browser shows that the page is loading, for as long as the server holds the request.',
    'Only GET, so all that the client says must fit into an address.',
    'Whatever the server sends runs in the page: it must be trusted wholly.',
  ],
  sources: [
    {
      label: 'CometD: the callback-polling transport and its drawbacks',
      url: 'https://docs.cometd.org/current5/reference/#_javascript_transports',
    },
    {
      label: 'HTML Standard: the script element, scripts that execute in order as soon as possible',
      url: 'https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element',
    },
    {
      label: 'iComet: client with a watchdog, by JSONP',
      url: 'https://github.com/ideawu/icomet/blob/master/demo/web/js/icomet.js',
    },
    {
      label: 'SockJS client: transports and their busy indicators',
      url: 'https://github.com/sockjs/sockjs-client#supported-transports-by-browser-html-served-from-http-or-https',
    },
    { label: 'RFC 6202, §7: security of long polling by scripts', url: 'https://www.rfc-editor.org/rfc/rfc6202' },
  ],
};
