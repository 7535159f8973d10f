import type { TechniqueAbout } from '../technique';

export const aboutEn: TechniqueAbout = {
  howItWorks:
    'In Internet Explorer, an ActiveX object of the name htmlfile is a document that belongs to no window. A forever frame inside it loads, runs its scripts and calls the page, and the browser shows nothing of that: no throbber, and no click when it navigates. ' +
    'Google Talk in Gmail did it so in 2006. ' +
    'The page has to keep hold of the object, or the garbage collector takes it away, and the connection with it; the first implementations, which looked into a queue every 100 ms, did so without knowing. ' +
    'For server and network it is a forever frame, with the same padding, limit, gap and silent failures.',
  strengths: [
    'The browser does not show that it is loading.',
    'Each message arrives after one transit of the network, and none has to be asked for.',
    'It works in Internet Explorer before version 10, where an XHR cannot be read while it grows.',
  ],
  costs: [
    'Internet Explorer alone has it: any other browser needs another technique, and the server has to speak both.',
    'A queue in between makes each message wait for the next look at it.',
    'No status and no error event reach the page: a failing server is asked again and again without a pause.',
    'Between one document and the next the client is deaf; without a cursor, what is published then is lost.',
    'Internet Explorer before version 8 has two connections to a host, and this takes one of them all the time.',
  ],
  sources: [
    {
      label:
        'Alex Russell, What else is burried down in the depth’s of Google’s amazing JavaScript?, 2006: Gmail’s way',
      url: 'https://infrequently.org/2006/02/what-else-is-burried-down-in-the-depths-of-googles-amazing-javascript/',
    },
    {
      label: 'Michael Carter, IE ActiveX(“htmlfile”) Transport, Part II, 2007: the queue',
      url: 'https://web.archive.org/web/2008/http://cometdaily.com/2007/11/18/ie-activexhtmlfile-transport-part-ii/',
    },
    {
      label: 'SockJS: htmlfile.js, padding and script blocks',
      url: 'https://github.com/sockjs/sockjs-node/blob/main/lib/transport/htmlfile.js',
    },
    {
      label: 'SockJS: transports by browser',
      url: 'https://github.com/sockjs/sockjs-client#supported-transports-by-browser-html-served-from-http-or-https',
    },
  ],
};
