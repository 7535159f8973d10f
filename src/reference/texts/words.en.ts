import type { ReferenceWords } from '../reference-texts';

export const words: ReferenceWords = {
  title: 'Reference',
  intro:
    'Every technique, parameter, act and metric of Pollscope, with defaults, ranges and sources. It is made from the program itself, so it says what the program does.',
  pages: {
    techniques: {
      title: 'Techniques',
      intro:
        'The ways in which a server reaches a browser, in teaching order: the five programs of the article, what is made of them, and what came after. Each has a scene of its own, and its parameters below it.',
    },
    scenario: {
      title: 'The scenario',
      intro:
        'The world in which the techniques run. Each field has the name that it has in a scenario file; where a link has a short word for it, that is said too.',
    },
    acts: {
      title: 'Acts and faults',
      intro:
        'What can be done to a run, by hand or in a scenario’s list of interventions. What lies before an act stays as it was. Each may say isEnabled: false; then it keeps its place and does nothing.',
    },
    metrics: {
      title: 'Metrics',
      intro:
        'The numbers of a lane, counted from its trace up to the playhead. On the page each leads to the requests and messages behind it.',
    },
    defaults: {
      title: 'Defaults of real products',
      intro:
        'What servers, push libraries, proxies and browsers do unless they are told otherwise, with the name that the product itself gives to each setting. All of them can be chosen on the page.',
    },
    systems: {
      title: 'Real systems',
      intro:
        'Chats, games and libraries as they were or are, each with its own numbers, where these come from, and what is not known or not simulated.',
    },
    beliefs: {
      title: 'What many believe',
      intro: 'Each with a run that shows how it is.',
    },
  },
  parts: {
    network: 'The path between browser and server: the same for every lane, so that each has the same luck.',
    messages: 'What the server has to tell, and when. All lanes get the same messages.',
    uplink: 'What the pages have to say to the server, and when. Chat goes both ways.',
    articleLoop: 'The server that the article prints: it sleeps and draws lots, and makes its own news.',
    server: 'What takes up requests, holds them, and keeps what nobody has fetched.',
    proxy: 'A reverse proxy beside the server, as nginx is one. Null: requests come straight to the server.',
    browser: 'The browser around the page: its connections, cookies and tabs.',
    run: 'How long it takes, how many take part, and from what chance is drawn.',
  },
  actsOn: {
    moment: { title: 'At a moment', intro: 'With atMs, the moment of the run.' },
    connection: {
      title: 'On a connection',
      intro: 'With on, the connection’s key, and atMs. It takes effect if that connection is there at that moment.',
    },
    request: {
      title: 'On a request',
      intro: 'With on, the request’s key. It acts when the request arrives at the server.',
    },
  },
  defaultsOf: { server: 'Servers', push: 'Push libraries', proxy: 'Proxies', browser: 'Browsers' },
  unit: 'Unit',
  units: { ms: 'time', fraction: 'share, from 0 to 1', count: 'number', bytes: 'bytes', ratio: 'ratio' },
  values: 'Values',
  default: 'Default',
  noDefault: 'must be given',
  range: 'Range',
  between: (min, max) => `${min} to ${max}`,
  whole: 'whole numbers',
  yes: 'yes',
  no: 'no',
  withoutNumber: 'Null',
  inLink: 'In a link',
  better: 'Better',
  lower: 'less',
  neither: 'neither way',
  column: {
    product: 'Product',
    field: 'Field',
    value: 'Value',
    setting: 'Its own name',
    name: 'Name',
    default: 'Default',
    range: 'Range',
  },
  openScene: 'Open its scene',
  openAlone: 'Run it in the usual world',
  page: {
    contents: 'Contents',
    filter: 'Find a name',
    found: (count) => (count === 1 ? '1 entry' : `${count} entries`),
    nothing: 'No name has that in it.',
    explore: 'Back to the picture',
    skip: 'Skip to the text',
    linkTo: (title) => `Link to ${title}`,
    more: 'Show',
    less: 'Hide',
    unknown: (id) => `There is no entry “${id}”. Here is all there is.`,
  },
};
