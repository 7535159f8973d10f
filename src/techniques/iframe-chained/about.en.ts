import type { TechniqueAbout } from '../technique';

export const aboutEn: TechniqueAbout = {
  howItWorks:
    'This program has no timer. It creates an iframe, waits for its load event, copies out the text, removes the frame and at once begins again. ' +
    'So there is always one request and never two, answers come in order, and the server sets the pace. ' +
    'Its weakness has the same root: everything hangs on one load event. If a request is never answered, no other is ever sent.',
  strengths: [
    'Strict order: the next request leaves when the last answer is in.',
    'No interval to choose: a slow server is asked less often.',
    'One connection is enough, and it is used again and again.',
  ],
  costs: [
    'A stuck request stops it for ever: nothing watches the time.',
    'The load event fires for an error page, too, so a failure looks like an answer.',
    'A frame is loading nearly all the time, and browsers usually show it.',
    'What happens between an answer and the next request is lost unless the server keeps it.',
  ],
  sources: [
    {
      label: 'hoojo, “Web通信 之 长连接、长轮询（long polling）”, 2013 (in Chinese), program 4',
      url: 'https://www.cnblogs.com/hoojo/p/longPolling_comet_jquery_iframe_ajax.html',
    },
    {
      label: 'HTML Standard: the iframe element',
      url: 'https://html.spec.whatwg.org/multipage/iframe-embed-object.html#the-iframe-element',
    },
  ],
};
