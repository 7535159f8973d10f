import { closeUps } from './en-close-ups';
import { details } from './en-details';
import { diagram } from './en-diagram';
import { explain } from './en-explain';
import { faults } from './en-faults';
import { fields, nulls, options } from './en-fields';
import { machine } from './en-machine';
import { metrics } from './en-metrics';
import { notices, problems } from './en-problems';
import { scenes } from './en-scenes';
import { trace } from './en-trace';
import { transport } from './en-transport';

/** English. This catalogue decides which keys there are; the others must have the same (`catalogue.ts`). */
export const en = {
  /** The button that leads to the other language is written in that language. */
  language: { switchTo: '中文', switchToLocale: 'zh-CN' },
  fields,
  options,
  nulls,
  metrics,
  scenes,
  trace,
  explain,
  diagram,
  closeUps,
  machine,
  details,
  faults,
  page: {
    title: 'Pollscope: how the web polls, holds and pushes',
    skipToDiagram: 'Skip to the diagram',
    parameters: 'Parameters',
    sceneAndParameters: 'Scene and parameters',
    meaning: 'What it means',
    close: 'Close',
    restMissing: 'The rest of the page could not be loaded.',
    tryAgain: 'Try again',
    theme: { label: 'Colours', auto: 'System colours', light: 'Light', dark: 'Dark', projector: 'Projector' },
    copyLink: 'Copy link',
    undo: 'Undo',
    redo: 'Redo',
    undone: 'Undone.',
    redone: 'Redone.',
    picture: 'Picture',
    table: 'Table',
    view: 'View',
    lanes: 'Techniques',
    zoom: 'Zoom',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fit: 'Whole run',
    clockName: 't =',
    /** What is said of something, after its name. */
    titled: (name: string, text: string) => `${name}: ${text}`,
    /** Between parts of one line. */
    comma: ', ',
  },
  controls: {
    onStage: 'Techniques on stage',
    add: 'Add a technique…',
    remove: (name: string) => `Remove ${name}`,
    move: (name: string, place: number, count: number) => `Move ${name}, ${place} of ${count}`,
    moveHint: 'Drag, or arrow keys up and down',
    groups: {
      network: 'Network',
      browser: 'Browser',
      server: 'Server',
      messages: 'Messages',
      articleLoop: 'The article’s server',
      run: 'Run',
    },
    more: (count: number) => `${count} more`,
    less: 'fewer',
    moreOf: (group: string, count: number) => `${group}: ${count} more ${count === 1 ? 'parameter' : 'parameters'}`,
    lessOf: (group: string) => `${group}: fewer parameters`,
    value: (label: string) => `${label}, value`,
    none: 'none',
    perSecond: 'per s',
    perSecondSpoken: (value: string) => `${value} per second`,
    from: 'Drag and watch: the whole run is computed anew at once.',
  },
  problems,
  notices,
  transport,
  panels: {
    now: 'Now',
    machine: (name: string) => `${name}, browser`,
    serverMachine: (name: string) => `${name}, server`,
    laneOf: 'Look closer at',
    soFar: 'So far',
    soFarNote: 'Up to the playhead. Point at a number to see what it means.',
    keptFrom: (moment: string) => `Counted from ${moment} on: what came before is no longer kept.`,
    soFarRanked: 'Up to the playhead. Best in bold, worst in red, underlined.',
    /** Of lanes that run the article's loop. */
    notRanked: (names: string) =>
      `Not ranked: ${names}. The article’s server makes messages of its own there, other ones in each lane; to compare like with like, choose another kind of answer.`,
    metric: 'Metric',
    best: 'best',
    worst: 'worst',
    allMetrics: (count: number) => `All ${count} numbers`,
    fewerMetrics: 'Fewer numbers',
    logEmpty: 'Nothing has ended yet.',
    logOf: (name: string) => `${name}, log`,
    allLines: (count: number) => `All ${count} lines`,
    fewerLines: 'Only the latest',
    strengths: 'Strengths',
    costs: 'Costs',
    sources: 'Sources',
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
  },
  table: {
    label: 'Everything that happens',
    number: '#',
    lane: 'Lane',
    sent: 'At',
    content: 'What',
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
      orphan: 'work for nobody',
      sentAgain: (content: string, count: number) =>
        `${content}, sent again ${count === 1 ? 'once' : `${count} times`}`,
    },
    sortBy: (column: string) => `Sort by ${column}`,
    more: (count: number) => `Show ${count} more rows`,
    empty: 'Nothing happens in this run.',
    dropped: 'died',
    summary: (count: string) => `${count} rows. A row leads to its mark in the picture.`,
  },
  live: {
    summary: (moment: string, requests: number, delivered: number) =>
      `${moment}: ${requests === 1 ? '1 request' : `${requests} requests`}, ${delivered === 1 ? '1 message' : `${delivered} messages`} delivered.`,
    paused: (moment: string) => `Paused at ${moment}.`,
    folded: (count: number) =>
      count === 0
        ? 'No stretch of this run is idle for long enough to be folded.'
        : `Idle time folded in ${count === 1 ? '1 place' : `${count} places`}.`,
    toScale: 'Time is drawn to scale.',
    finished: 'The run can go no further.',
    jump: {
      loss: (id: number) => `Message ${id} lost`,
      resent: () => 'A packet lost on the way is sent again',
      timeout: (id: number) => `Request ${id} timed out`,
      duplicate: (id: number) => `Message ${id} came again`,
      overtaking: (id: number) => `The answer to request ${id} overtook the one before`,
    },
    jumped: (what: string, moment: string) => `${what}, at ${moment}.`,
    noJumpAfter: 'Nothing of the kind comes after this.',
    noJumpBefore: 'Nothing of the kind came before this.',
  },
} as const;
