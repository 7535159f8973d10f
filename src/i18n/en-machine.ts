/** Words for the machines' charts. States of a client's machine are named by its technique. */
export const machine = {
  browser: 'Browser',
  server: 'Server',
  nothingYet: 'no request yet',
  first: 'start',
  left: (time: string) => `in ${time}`,
  /** A transition in one breath. */
  transition: (what: string, state: string, takenCount: number) =>
    `${what}, to “${state}”${takenCount === 0 ? '' : takenCount === 1 ? ', taken once' : `, taken ${takenCount} times`}`,
  guard: {
    pauses: 'if it is to pause',
    isRefused: 'if refused',
    reconnects: 'if it is to reconnect',
    isAwaited: 'if awaited',
    hearsError: 'if heard',
    isPastBuffer: 'if enough has come',
    hasQueue: 'if there is a queue',
    else: 'else',
  },
  serverState: {
    sleepingFirst: 'sleeping',
    drawing: 'looking for news',
    sleeping: 'sleeping on',
    comparing: 'comparing the tag',
    unchanged: 'answered: not modified',
    holding: 'holding the request',
    streaming: 'streaming',
    answered: 'answered',
    ended: 'ended',
    abandoned: 'given up',
  },
} as const;
