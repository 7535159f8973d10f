/**
 * What is said of wrong input. Paths, ids and values stand in it as they were written. These sentences are the contract
 * of the command line too, so no field has a label here: its path is enough.
 */
export const problems = {
  wholeScenario: 'the scenario',
  labelled: (_label: string, path: string) => path,
  /** A place, and the field that it sets. */
  setting: (place: string, target: string) => `${place}: ${target}`,
  got: (value: string) => `got ${value}`,
  gotNothing: 'got nothing',
  gotNoJson: (type: string) => `got a value that is no JSON (${type})`,
  /** Between the names of a list. */
  separator: ', ',
  expected: (place: string, allowed: string, got: string) => `${place}: expected ${allowed}, ${got}`,
  unknownField: (place: string, known: string, got: string) => `${place}: no such field (known: ${known}), ${got}`,
  unknownParameter: (place: string, got: string) => `${place}: no such parameter, ${got}`,
  unknownAmong: (place: string, known: string, got: string) => `${place}: no such parameter (known: ${known}), ${got}`,
  notBuilt: (place: string, got: string, soFar: string) =>
    `${place}: not available yet (${got}, allowed so far: ${soFar})`,
  didYouMean: (sentence: string, name: string) => `${sentence}; did you mean ${name}?`,
  upTo: (max: number) => `up to ${max}`,
  allowed: {
    orNull: (allowed: string) => `${allowed}, or null`,
    number: 'a number',
    wholeNumber: 'a whole number',
    between: (number: string, min: number, max: number, unit: string) => `${number} from ${min} to ${max}${unit}`,
    atLeast: (number: string, min: number, unit: string) => `${number} of at least ${min}${unit}`,
    unit: {
      ms: ' ms',
      bytes: ' bytes',
      kbps: ' kbit/s',
      'per-second': ' per second',
    },
    boolean: 'true or false',
    oneOf: (options: string) => `one of: ${options}`,
    list: 'a list',
    listUpTo: (max: number) => `a list of at most ${max}`,
    listOf: (min: number, max: number) => `a list of ${min} to ${max}`,
    text: 'a text',
    object: (fields: string) => `an object with: ${fields}`,
    variant: (key: string, options: string) => `an object whose "${key}" is one of: ${options}`,
    anotherValue: 'another value',
    form: {
      'request-key': '<lane>/request/<id>[/attempt/<n>]',
      'connection-key': '<lane>/connection/<id>',
      'lane-key': '1 to 60 characters without a slash or space',
    },
    freeKey: (taken: string) => `a key that no other lane has ("${taken}" is taken)`,
    requestOfLane: (laneKeys: string) => `a key that begins with a lane: ${laneKeys}`,
    settablePath: (parts: string, last: string) => `a path that begins with ${parts} or ${last}`,
    paramOfSomeLane: 'a parameter that some lane has',
    changeablePath: (fixed: string, last: string) =>
      `something that can change while it runs, which ${fixed} and ${last} cannot`,
    existingPlace: 'a place that there is',
    wholeParent: (parent: string) => `${parent}, which is null here and has to be set as a whole`,
    parameterOnce: 'this parameter only once',
    noSceneBesideState: 'no scene beside a run that the link holds itself',
    quantity: 'a number with its unit, such as 80ms, 1.5s or 2%',
    runWithIntervals: 'a run with a lane that asks at intervals',
    moment: 'a moment of the run, such as 5.9s',
    faultForm: (examples: string) => `faults such as ${examples}`,
    sceneOrJson: 'the name of a scene, or a scenario in JSON',
    readableAddress: (maxKilobytes: number) => `an address of JSON that can be read, at most ${maxKilobytes} kB`,
    options: (example: string) => `an object of parameters, such as ${example}`,
    inEmbedOnly: 'nothing: it counts in an embedded figure only',
    mark: 'a mark of this run, such as websocket/transit/3',
    ownState: 'a state that Pollscope has written',
    shortState: (maxLength: number) => `at most ${maxLength} characters of state`,
    wholeLink: 'a complete link: this one is damaged or cut off',
    linkVersion: (version: number) => `${version}: this link comes from another version of Pollscope`,
  },
  /** What was typed into a box of the form. */
  entry: {
    empty: (label: string, allowed: string) => `${label}: nothing is entered; ${allowed}.`,
    notANumber: (label: string, entry: string, allowed: string) => `${label}: “${entry}” is not a number; ${allowed}.`,
    wrongUnit: (label: string, entry: string, allowed: string) =>
      `${label}: the unit of “${entry}” does not fit; ${allowed}.`,
    outOfRange: (label: string, entry: string, allowed: string) => `${label}: “${entry}” is out of range; ${allowed}.`,
    notWhole: (label: string, entry: string, allowed: string) =>
      `${label}: “${entry}” is not a whole number; ${allowed}.`,
    range: (min: string, max: string) => `allowed is ${min} to ${max}`,
    units: (units: string) => `units are ${units}`,
    kept: (fault: string, value: string) => `${fault} Still ${value}.`,
  },
} as const;

/** What the strip under the head says. Problems follow in a list. */
export const notices = {
  refused: 'That is not possible:',
  brokenLink: 'This link cannot be read. You see the usual scene instead.',
  partlyReadLink: 'Not all of this link can be used; the rest counts.',
  linkCopied: 'The link is copied. It opens this very run, at this moment.',
  fileLinkCopied:
    'The link is copied. It leads to a file on this computer: for others, put its part from “?” or “#” on after the address of their Pollscope.',
  linkNotCopied: 'The browser does not allow copying. The link is in the address bar.',
  linkTooLong: (length: string, maxLength: string) =>
    `This run is too long for a link: it takes ${length} characters, a link carries at most ${maxLength}. The address bar still has an earlier run.`,
  spentBudget: (budget: string, moment: string, cause: string, shown: string) =>
    `The run was stopped: event budget of ${budget} spent at ${moment}, likely because ${cause}. ${shown}`,
  /** How often what is likely to blame has happened. */
  times: (count: string) => `${count} times so far`,
  timesOfClients: (count: string, clients: string) => `${count} times so far, ${clients} clients together`,
  tooOften: (happening: string, times: string) => `${happening} comes too often for a run this long (${times})`,
  withoutDelay: (happening: string, times: string) => `${happening} loops without delay (${times})`,
  /** Not a loop: many together. */
  allAtOnce: (happening: string, times: string) => `${happening} comes too often at one moment (${times})`,
  /** What would spread it, before what is on stage. */
  crowd: {
    help: (means: string) => `What would help: ${means}. `,
    fewerClients: 'fewer clients',
    messagesApart: (count: string) => `messages further apart (${count} are published at one moment)`,
    someJitter: 'jitter, so that not everything takes equally long',
  },
  setTo: (path: string, value: string) => `${path} is ${value}`,
  setBy: (cause: string, values: string) => `${cause}: ${values}`,
  separator: ', ',
  lastRunShown: 'You see the last run that worked.',
  usualSceneShown: 'You see the usual scene instead.',
  more: (count: number) => `${count} more`,
  dismiss: 'Dismiss',
  /** What the world does, as its clock calls it (`happening-text.ts`). */
  happening: {
    timer: (name: string, machine: string) => `the timer ${name} of ${machine}`,
    machineEvent: (name: string, machine: string) => `${name} of ${machine}`,
    transit: (content: string) => `a transit (${content})`,
    act: (act: string) => `the intervention “${act}”`,
    other: {
      'close of one stream': 'the closing of one stream',
      'keep-alive timeout': 'the keep-alive timeout',
      'idle timeout': 'the idle timeout of QUIC',
      'idle timeout of the proxy': 'the idle timeout of the proxy',
      'idle limit of the browser': 'the idle limit of the browser',
      processing: 'the processing of a request',
      'published message': 'a published message',
      'message of a client': 'a message of a client',
      'uplink message': 'a message of a client',
      start: 'the start of a client',
      'end of outage': 'the end of an outage',
      'end of a slowdown': 'the end of a slowdown',
      'end of a stall': 'the end of a stall',
      'start of the server': 'the start of the server',
      retransmission: 'a retransmission',
      'dropped transit': 'a dropped transit',
    },
  },
} as const;
