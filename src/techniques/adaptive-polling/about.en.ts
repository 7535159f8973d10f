import type { TechniqueAbout } from '../technique';

export const aboutEn: TechniqueAbout = {
  howItWorks:
    'After each answer the client waits, then asks again. An empty answer multiplies the wait by the growth factor, up to the longest interval; an answer with news sets it back to the first. ' +
    'So a busy conversation is polled often, and a silent one hardly at all. ' +
    'The price is paid by the first message after a silence: the longer nothing has happened, the longer it waits to be fetched, up to the whole interval that has grown by then. ' +
    'Waiting after an empty answer and waiting after a failure are two things here, each with a growth of its own: silence says nothing about the health of the server.',
  strengths: [
    'Few requests while nothing happens: their number grows with the logarithm of the silence, until the longest interval is reached.',
    'News that follows news is fetched quickly.',
    'The server needs nothing special: ordinary requests, ordinary answers.',
    'After a failure it backs off, with jitter, so that a server that comes back is not met by all clients at once.',
  ],
  costs: [
    'The first message after a silence is late, by up to the length that the interval has grown to.',
    'Where news comes at even moments, the interval never settles: it grows before each of them and falls back after it.',
    'Once the interval is longer than the server keeps a connection, each poll pays for a new one.',
    'Each empty answer still costs a full set of request and response headers.',
    'Without a cursor only the newest message is seen, and the longer the interval, the more are missed.',
  ],
  sources: [
    {
      label: 'Prototype: Ajax.PeriodicalUpdater and its decay',
      url: 'https://github.com/prototypejs/prototype/blob/master/src/prototype/ajax/periodical_updater.js',
    },
    {
      label: 'jQuery PeriodicalUpdater: first and longest timeout, multiplier',
      url: 'https://github.com/RobertFischer/JQuery-PeriodicalUpdater',
    },
    { label: 'RFC 6202, §1 and §2: polling and its costs', url: 'https://www.rfc-editor.org/rfc/rfc6202' },
    {
      label: 'Marc Brooker, Exponential Backoff And Jitter, AWS 2015',
      url: 'https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/',
    },
  ],
};
