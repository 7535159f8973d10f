import type { TechniqueAbout } from '../technique';

export const aboutEn: TechniqueAbout = {
  howItWorks:
    'setInterval fires on schedule and looks at nothing. Each tick sends a new request, with the time in its query so that no cache answers for the server. ' +
    'The article calls this plain polling, answered at once; but its server looks for news in a loop and keeps each request until a draw succeeds. ' +
    'So requests pile up side by side, a later one may be answered first, and when the browser’s six connections to the host are all taken, the next request waits inside the browser. ' +
    'Let the server answer at once, and this is polling as textbooks have it: quick answers, empty whenever nothing is new.',
  strengths: [
    'Little to build: a timer in the page, and on the server an ordinary request handler.',
    'Complete requests and complete answers: proxies and firewalls see nothing unusual.',
    'A failed request needs no care of its own; the next tick asks again.',
  ],
  costs: [
    'When news is rare, most requests bring none, and each one carries its headers there and back.',
    'News waits for the next tick: with a server that answers at once, half an interval on average.',
    'Answers overtake one another, so the page may show the newer one first.',
    'Without a cursor an answer only says how things stand now; what came and went between two polls is never seen.',
  ],
  sources: [
    {
      label: 'hoojo, “Web通信 之 长连接、长轮询（long polling）”, 2013 (in Chinese), program 1',
      url: 'https://www.cnblogs.com/hoojo/p/longPolling_comet_jquery_iframe_ajax.html',
    },
    { label: 'RFC 6202, §1 and §2: polling and its costs', url: 'https://www.rfc-editor.org/rfc/rfc6202' },
    {
      label: 'HTML Standard: timers',
      url: 'https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#timers',
    },
    { label: 'jQuery.ajax(): the order of completion is not guaranteed', url: 'https://api.jquery.com/jQuery.ajax/' },
    {
      label: 'Chromium: six connections to a host',
      url: 'https://chromium.googlesource.com/chromium/src/+/main/net/socket/client_socket_pool_manager.cc',
    },
  ],
};
