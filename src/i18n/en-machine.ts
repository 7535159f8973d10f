/** Words for the machines' charts. States of a client's machine are named by its technique. */
export const machine = {
  browser: 'Browser',
  server: 'Server',
  nothingYet: 'no request yet',
  first: 'start',
  left: (time: string) => `in ${time}`,
  leadsTo: (state: string) => `to “${state}”`,
  guard: {
    pauses: 'if it is to pause',
    isRefused: 'if refused',
    reconnects: 'if it is to reconnect',
    isPastBuffer: 'if enough has come',
    hasQueue: 'if there is a queue',
    else: 'else',
  },
  serverState: {
    sleepingFirst: 'sleeping',
    drawing: 'looking for news',
    sleeping: 'sleeping on',
    holding: 'holding the request',
    streaming: 'streaming',
    answered: 'answered',
    ended: 'ended',
    abandoned: 'given up',
  },
} as const;
