import { diagram } from './en-diagram';
import { trace } from './en-trace';
import { transport } from './en-transport';

/** English, as much of it as is in the first script: the picture, the head and the time. */
export const enFirst = {
  /** The button that leads to the other language is written in that language. */
  language: { switchTo: '中文', switchToLocale: 'zh-CN' },
  scenes: {
    label: 'Scene',
    groups: {
      compare: 'Side by side',
      figures: 'The article’s figures',
      techniques: 'One technique',
      systems: 'Real systems',
      beliefs: 'What many believe',
    },
    own: 'Your own',
    /** In place of a scene's caption, once something was changed in it. */
    changed: (title: string) => `Your own run, made from “${title}”.`,
    compare: {
      title: 'Three ways to get news',
      caption: 'Polling asks too late, long polling waits at the server, a socket is simply told.',
    },
  },
  trace,
  diagram,
  closeUps: {
    label: 'Also show',
    compare: 'Compare with now',
    name: { charts: 'Charts', code: 'Code', bytes: 'Bytes', log: 'Log' },
  },
  transport,
  page: {
    title: 'Pollscope: how the web polls, holds and pushes',
    skipToDiagram: 'Skip to the diagram',
    parameters: 'Parameters',
    sceneAndParameters: 'Scene and parameters',
    meaning: 'What it means',
    close: 'Close',
    restMissing: 'The rest of the page could not be loaded.',
    runMissing: 'What this address needs could not be loaded.',
    tryAgain: 'Try again',
    theme: { label: 'Colours', auto: 'System colours', light: 'Light', dark: 'Dark', projector: 'Projector' },
    copyLink: 'Copy link',
    share: 'Share',
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
    colon: ': ',
    /** Where there is no value. */
    none: 'none',
  },
  live: {
    summary: (moment: string, requests: number, delivered: number) =>
      `${moment}: ${requests === 1 ? '1 request' : `${requests} requests`}, ${delivered === 1 ? '1 message' : `${delivered} messages`} delivered.`,
    paused: (moment: string) => `Paused at ${moment}.`,
    /** `moment`: null where the sentences begin with it. */
    moment: (moment: string | null, sentences: readonly string[]) =>
      [...(moment === null ? [] : [`${moment}.`]), ...sentences].join(' '),
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
      failure: (id: number) => `Request ${id} failed`,
      abort: (id: number) => `Request ${id} was aborted`,
      duplicate: (id: number) => `Message ${id} came again`,
      overtaking: (id: number) => `The answer to request ${id} overtook the one before`,
    },
    jumped: (what: string, moment: string) => `${what}, at ${moment}.`,
    noJumpAfter: 'Nothing to jump to after this.',
    noJumpBefore: 'Nothing to jump to before this.',
  },
} as const;
