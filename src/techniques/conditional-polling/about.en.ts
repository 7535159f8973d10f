import type { TechniqueAbout } from '../technique';

export const aboutEn: TechniqueAbout = {
  howItWorks:
    'The server gives each answer a tag, the ETag, which stands for the state that it shows. The client sends the tag back with its next poll, in If-None-Match. ' +
    'If the state is still the same, the server answers 304, Not Modified: a head without a body. Else it answers 200, with what there is and a new tag. ' +
    'Here the tag is the newest message’s id; to HTTP it is opaque, but the server may read its own tag as a cursor and send only what is newer. ' +
    'A server that keeps no messages has only the newest one to show, and what came and went between two polls is never seen.',
  strengths: [
    'An empty answer has no body: where the state is large, that saves almost all of it.',
    'The client need not know what changed, nor the server what each client has: the tag says both.',
    'It is what caches do all the time; proxies and servers know it.',
    'One request at a time, so no answer overtakes another.',
  ],
  costs: [
    'Only answers shrink. Each request carries all its headers, and now the tag as well.',
    'Where messages are small, a 304 is hardly smaller than an empty list: heads are the cost, not bodies.',
    'News waits for the next tick as in any polling, half an interval on average.',
    'The server must know the tag of its state before it writes the answer, or it saves bytes but no work.',
    'A browser that revalidates its own cache shows the page a 200 for the 304: to see it, the page sends the tag itself.',
  ],
  sources: [
    {
      label: 'RFC 9110, §13.1.2: If-None-Match',
      url: 'https://www.rfc-editor.org/rfc/rfc9110.html#name-if-none-match',
    },
    {
      label: 'RFC 9110, §15.4.5: Not Modified',
      url: 'https://www.rfc-editor.org/rfc/rfc9110.html#name-304-not-modified',
    },
    {
      label: 'Fetch Standard: a request with If-None-Match goes past the cache',
      url: 'https://fetch.spec.whatwg.org/#http-network-or-cache-fetch',
    },
    {
      label: 'GitHub: events are polled with ETags',
      url: 'https://docs.github.com/en/rest/activity/events',
    },
    { label: 'RFC 3229: delta encoding, sending only what is newer', url: 'https://www.rfc-editor.org/rfc/rfc3229' },
  ],
};
