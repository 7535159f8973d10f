import type { TechniqueAbout } from '../technique';

export const aboutEn: TechniqueAbout = {
  howItWorks:
    'Every tick creates an iframe and points it at the server. When its load event fires, the program copies out the text and throws the frame away. ' +
    'The frames know nothing of one another: when the server takes longer than an interval, several wait at once, and a later one may load first. All of them bear the same id and name. ' +
    'The article files this under long connections, but every answer ends; it is polling, with iframes in place of XMLHttpRequest.',
  strengths: [
    'No request is aborted by the next one.',
    'An answer is read as soon as its frame has loaded.',
    'It does what Ajax polling does, without XMLHttpRequest.',
  ],
  costs: [
    'Answers overtake one another, as they do in Ajax polling.',
    'While a frame waits, the browser shows a loading bar, as the article remarks.',
    'Each waiting frame takes one of the browser’s six connections to the host.',
    'A request that is never answered leaves its frame in the page for good: there is no timeout.',
  ],
  sources: [
    {
      label: 'hoojo, “Web通信 之 长连接、长轮询（long polling）”, 2013 (in Chinese), program 3',
      url: 'https://www.cnblogs.com/hoojo/p/longPolling_comet_jquery_iframe_ajax.html',
    },
    {
      label: 'HTML Standard: the iframe element',
      url: 'https://html.spec.whatwg.org/multipage/iframe-embed-object.html#the-iframe-element',
    },
    {
      label: 'Chromium: six connections to a host',
      url: 'https://chromium.googlesource.com/chromium/src/+/main/net/socket/client_socket_pool_manager.cc',
    },
  ],
};
