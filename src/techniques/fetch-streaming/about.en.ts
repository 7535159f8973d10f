import type { TechniqueAbout } from '../technique';

export const aboutEn: TechniqueAbout = {
  howItWorks:
    'A fetch resolves as soon as the head of the response is there; its body is a ReadableStream, of which the page reads piece after piece. ' +
    'All else is its own work: it splits the text into lines of JSON, says in the address of each request what it has, and after an end or a failure asks again, with growing waits. ' +
    'An AbortController gives up a stream that has said nothing for too long; for that the server writes an empty line now and then, and the client’s timeout must be longer than the time between two of them.',
  strengths: [
    'Each message arrives after one transit of the network, and none has to be asked for.',
    'Any method, any header and any format, bytes included: what an EventSource does not let one choose.',
    'What has been read is let go, so a response may go on without a limit.',
    'The page decides when to try again, also after a bad status.',
    'With the timeout, a stream that died without a word is noticed.',
  ],
  costs: [
    'There is no reconnection, no framing and no id but what one writes oneself.',
    'The pieces that arrive are not messages: they may end in the middle of a line, or of a character.',
    'Over HTTP/1.1 each stream takes one of the browser’s six connections to the host.',
    'A proxy that buffers lets nothing through before the response ends.',
  ],
  sources: [
    { label: 'Fetch Standard: the body of a response', url: 'https://fetch.spec.whatwg.org/#body-mixin' },
    { label: 'Streams Standard: ReadableStream', url: 'https://streams.spec.whatwg.org/#rs-class' },
    { label: 'DOM Standard: AbortController', url: 'https://dom.spec.whatwg.org/#interface-abortcontroller' },
    {
      label: 'MDN: using readable streams',
      url: 'https://developer.mozilla.org/en-US/docs/Web/API/Streams_API/Using_readable_streams',
    },
    {
      label: 'Marc Brooker, Exponential Backoff And Jitter, AWS 2015',
      url: 'https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/',
    },
  ],
};
