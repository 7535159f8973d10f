import type { TechniqueAbout } from '../technique';

export const aboutEn: TechniqueAbout = {
  howItWorks:
    'At every tick the program copies out the text in the frame, sends the frame to the server once more, and a moment later reloads it. ' +
    'A frame can do one navigation at a time, so each new one aborts the one before if that is still waiting. ' +
    'Nobody listens for the load event: an answer lies in the frame unread until the next tick, and one that comes before the reload is overwritten by it. ' +
    'In Pollscope the reload asks for the new address again and aborts what is pending; the HTML Standard and the browsers of 2013 differ on this point.',
  strengths: [
    'No XMLHttpRequest: an iframe and a timer are enough.',
    'The frame has one navigation at a time, so no answer overtakes another.',
  ],
  costs: [
    'Each tick aborts a request that is still waiting. The article’s server does not notice, and works on for nobody.',
    'An aborted request costs its TCP connection; the next one has to open a new one.',
    'Answers are read late, at the next tick, or lost to the reload.',
    'The reload asks a second time for every tick.',
    'Browsers usually show that a frame is loading, and Internet Explorer used to click at each navigation.',
  ],
  sources: [
    {
      label: 'hoojo, “Web通信 之 长连接、长轮询（long polling）”, 2013 (in Chinese), program 2',
      url: 'https://www.cnblogs.com/hoojo/p/longPolling_comet_jquery_iframe_ajax.html',
    },
    {
      label: 'HTML Standard: navigating and reloading',
      url: 'https://html.spec.whatwg.org/multipage/browsing-the-web.html',
    },
    {
      label: 'RFC 9112, §9.3: a connection is used again only when the answer was read to its end',
      url: 'https://www.rfc-editor.org/rfc/rfc9112#section-9.3',
    },
    {
      label: 'Alex Russell, 2006: phantom click and throbber',
      url: 'https://infrequently.org/2006/02/what-else-is-burried-down-in-the-depths-of-googles-amazing-javascript/',
    },
  ],
};
