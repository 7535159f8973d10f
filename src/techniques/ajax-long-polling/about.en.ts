import type { TechniqueAbout } from '../technique';

export const aboutEn: TechniqueAbout = {
  howItWorks:
    'There is one request at a time, with a timeout on the client. Whatever ends it, the next one starts in the same instant. ' +
    'In the article the client gives up sooner than the server may need: the server’s loop has no limit and does not look whether anyone is still there, so it works on for nobody, and what it finds is thrown away. ' +
    'Giving up also closes the TCP connection, so the next request has to open a new one. ' +
    'The timeout counts from the call: a wait for a free connection is part of it.',
  strengths: [
    'One request at a time: answers keep their order.',
    'While the server holds a request, news goes out at once.',
    'A stuck request does not stop it: the timeout ends the wait and the chain goes on.',
  ],
  costs: [
    'A timeout shorter than the server’s hold makes orphan work: workers stay busy with requests that were given up.',
    'Each timeout costs a TCP connection, although the article counts on one that lasts.',
    'After an error it asks again without a pause: while the server is down, as fast as it is refused.',
    'What happens between an answer and the next request is lost unless the server keeps it.',
  ],
  sources: [
    {
      label: 'hoojo, “Web通信 之 长连接、长轮询（long polling）”, 2013 (in Chinese), program 5',
      url: 'https://www.cnblogs.com/hoojo/p/longPolling_comet_jquery_iframe_ajax.html',
    },
    { label: 'jQuery.ajax(): timeout', url: 'https://api.jquery.com/jQuery.ajax/' },
    {
      label: 'RFC 9112, §9.3: a connection is used again only when the answer was read to its end',
      url: 'https://www.rfc-editor.org/rfc/rfc9112#section-9.3',
    },
    { label: 'RFC 6202, §2.1: long polling', url: 'https://www.rfc-editor.org/rfc/rfc6202' },
  ],
};
