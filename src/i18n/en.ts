import { closeUpsLater } from './en-close-ups';
import { details } from './en-details';
import { difference } from './en-difference';
import { embed } from './en-embed';
import { explain } from './en-explain';
import { faults } from './en-faults';
import { fields, nulls, options } from './en-fields';
import { enFirst } from './en-first';
import { machine } from './en-machine';
import { metrics } from './en-metrics';
import { notices, problems } from './en-problems';
import { reasons } from './en-reasons';
import { beliefs } from './en-beliefs';
import { scenesLater } from './en-scenes';
import { systems } from './en-systems';
import { traceLater } from './en-trace-later';

/** English. This catalogue decides which keys there are; the others must have the same (`catalogue.ts`). */
export const en = {
  ...enFirst,
  scenes: { ...enFirst.scenes, ...scenesLater },
  trace: { ...enFirst.trace, ...traceLater },
  closeUps: { ...enFirst.closeUps, ...closeUpsLater },
  controls: {
    onStage: 'Techniques on stage',
    add: 'Add a technique…',
    /** Of the copy of a lane that is on stage. */
    copies: 'Once more, with its parameters',
    copyOf: (name: string) => `${name}, once more`,
    /** A parameter of one lane alone. */
    here: (label: string) => `${label}, here`,
    /** Part of a lane's name: `hold limit 5 s`. */
    laneSetting: (label: string, value: string) => `${label} ${value}`,
    remove: (name: string) => `Remove ${name}`,
    move: (name: string, place: number, count: number) => `Move ${name}, ${place} of ${count}`,
    allHaveOwnNews: 'Not in use: the article’s server makes messages of its own.',
    haveOwnNews: (names: string) => `Not for ${names}: the article’s server makes messages of its own there.`,
    moveHint: 'Drag, or arrow keys up and down',
    groups: {
      network: 'Network',
      browser: 'Browser',
      server: 'Server',
      proxy: 'Proxy',
      messages: 'Messages',
      uplink: 'To the server',
      articleLoop: 'The article’s server',
      run: 'Run',
    },
    defaults: {
      own: 'Nobody’s: set here',
      of: {
        server: {
          label: 'Defaults of',
          help: 'Workers, queue and keep-alive as this server has them when nothing is configured.',
        },
        push: {
          label: 'Held as by',
          help: 'Hold limit and heartbeat as this library has them when nothing is configured.',
        },
        proxy: {
          label: 'Defaults of',
          help: 'Timeouts, buffering and WebSockets as this proxy has them when nothing is configured.',
        },
        browser: { label: 'Defaults of', help: 'How many connections this browser opens to one host.' },
      },
    },
    more: (count: number) => `${count} more`,
    less: 'fewer',
    moreOf: (group: string, count: number) => `${group}: ${count} more ${count === 1 ? 'parameter' : 'parameters'}`,
    lessOf: (group: string) => `${group}: fewer parameters`,
    value: (label: string) => `${label}, value`,
    perSecond: 'per s',
    perSecondSpoken: (value: string) => `${value} per second`,
    from: 'Drag and watch: the whole run is computed anew at once.',
  },
  fields,
  options,
  nulls,
  metrics,
  reasons,
  explain,
  machine,
  details,
  faults,
  difference,
  embed,
  problems,
  notices,
  systems,
  beliefs,
  panels: {
    now: 'Now',
    client: 'The client that is looked at',
    tab: 'The tab that is looked at',
    nowInLanes: 'What each does now',
    machine: (name: string) => `${name}, browser`,
    serverMachine: (name: string) => `${name}, server`,
    laneOf: 'Look closer at',
    soFar: 'So far',
    soFarOf: (clients: string) => `So far, all ${clients} clients`,
    soFarNote: 'Up to the playhead. Point at a row, or press it, to see what it means.',
    keptFrom: (moment: string) => `Counted from ${moment} on: what came before is no longer kept.`,
    soFarRanked: 'Up to the playhead. Best in bold, worst in red, underlined: point at a row, or press it, to see why.',
    columnsOf: (first: number, last: number, count: number) => `Techniques ${first} to ${last} of ${count}`,
    columnsBack: 'Scroll the table to the left',
    columnsOn: 'Scroll the table to the right',
    lanesBefore: 'Techniques before these',
    lanesAfter: 'Techniques after these',
    /** Of lanes that run the article's loop. */
    notRanked: (names: string) =>
      `Not ranked: ${names}. The article’s server makes messages of its own there, other ones in each lane; to compare like with like, choose another kind of answer.`,
    metric: 'Metric',
    best: 'best',
    worst: 'worst',
    /** Before the reason. */
    markOf: { best: (names: string) => `Best, ${names}`, worst: (names: string) => `Worst, ${names}` },
    allMetrics: (count: number) => `All ${count} numbers`,
    fewerMetrics: 'Fewer numbers',
    logEmpty: 'Nothing has ended yet.',
    logOf: (name: string) => `${name}, log`,
    allLines: (count: number) => `All ${count} lines`,
    fewerLines: 'Only the latest',
    strengths: 'Strengths',
    beliefs: 'Often believed',
    costs: 'Costs',
    sources: 'Sources',
    /** A link to where the reference tells of it. */
    reference: 'Reference',
    inReference: (name: string) => `${name} in the reference`,
    pinned: 'Pinned',
    unpin: 'Unpin',
    describe: 'Describe now',
  },
  log: {
    answeredWith: (ids: string) => `message ${ids}`,
    opened: 'open',
    closed: 'closed',
    hidden: 'tab hidden',
    shown: 'tab shown',
    delivered: (ids: string) => `got message ${ids}`,
    byProxy: 'by the proxy',
    fromProxy: 'from the proxy',
    stripped: 'Upgrade left out by the proxy',
    atProxy: (duration: string) => `waited ${duration} at the proxy`,
    forWorker: (duration: string) => `waited ${duration} for a worker`,
    withheld: (duration: string) => `kept back ${duration} by the proxy`,
  },
  table: {
    label: 'Everything that happens',
    number: '#',
    lane: 'Lane',
    sent: 'At',
    content: 'What',
    tab: 'Tab',
    request: 'Request',
    status: 'Status',
    duration: 'Took',
    bytes: 'Bytes',
    messages: 'Messages',
    arrived: 'Arrived',
    state: 'State after',
    save: 'Save as CSV',
    what: {
      published: 'message published',
      delivered: 'message delivered',
      duplicate: 'message came again',
      lost: (reason: string) => `message lost: ${reason}`,
      ended: (outcome: string) => `request ${outcome}`,
      held: 'held at the server',
      worked: 'server at work',
      forWorker: 'request waits for a worker',
      atProxy: 'request waits at the proxy',
      withheld: 'answer kept back by the proxy',
      proxyGaveUp: 'proxy gave up',
      stripped: 'Upgrade left out by the proxy',
      orphan: 'work for nobody',
      uplinkReceived: 'received by the server',
      uplinkAgain: 'received again by the server',
      sentAgain: (content: string, count: number) =>
        `${content}, sent again ${count === 1 ? 'once' : `${count} times`}`,
    },
    sortBy: (column: string) => `Sort by ${column}`,
    more: (count: number) => `Show ${count} more rows`,
    empty: 'Nothing happens in this run.',
    dropped: 'died',
    summary: (count: string) => `${count} rows. A row leads to its mark in the picture.`,
  },
} as const;
