/**
 * What is going on now, in words: first what matters most about the newest message, then a sentence for each lane.
 * `name` is the lane's name, durations and moments come in as text.
 */
export const explain = {
  /** The moment, then sentences that begin in lower case where they may. */
  at: (moment: string, sentences: string) => `At ${moment}: ${sentences}`,
  joinSentences: (sentences: readonly string[]) => sentences.join(' '),
  lane: {
    opening: (name: string) => `${name} is opening a connection.`,
    queued: (name: string) => `${name} waits in the browser for a free connection.`,
    asking: (name: string) => `${name} has asked; its request is on the way.`,
    working: (name: string, duration: string) => `${name}: the server has been busy with its request for ${duration}.`,
    held: (name: string, duration: string) => `${name}: the server has held its request open for ${duration}.`,
    answering: (name: string) => `${name} has an answer on the way.`,
    emptyAnswering: (name: string) => `${name} has an empty answer on the way.`,
    failing: (name: string) => `${name} has asked in vain and does not know it yet.`,
    idle: (name: string, duration: string) => `${name} is idle and asks again in ${duration}.`,
    retrying: (name: string, duration: string) => `${name} has failed and tries again in ${duration}.`,
    reopening: (name: string, duration: string) => `${name} has been closed and tries again in ${duration}.`,
    connecting: (name: string) => `${name} is connecting.`,
    listening: (name: string) => `${name} is connected and listens.`,
    pushing: (name: string) => `${name} has a message on the way.`,
    closing: (name: string) => `${name} is being closed.`,
    deaf: (name: string) => `${name} is cut off and does not know it yet.`,
    stuck: (name: string) => `${name} asks no more in this run.`,
    overlapping: (name: string, count: number) => `${name} has ${count} requests under way at once.`,
  },
  outage: 'the network is down.',
  serverDown: 'the server is down.',
  news: {
    lost: (id: number, name: string, reason: string) => `message ${id} is lost to ${name}: ${reason}.`,
    waiting: (id: number, age: string, names: string) =>
      `message ${id}, published ${age} ago, has not reached ${names} yet.`,
    waitingForAll: (id: number, age: string) => `message ${id}, published ${age} ago, has reached nobody yet.`,
    delivered: (id: number, name: string, age: string) =>
      `message ${id} has reached ${name}, ${age} after it was published.`,
    deliveredToAll: (id: number, name: string, age: string) =>
      `message ${id} has reached all; last was ${name}, ${age} after it was published.`,
    first: (duration: string) => `no message so far; the first will be published in ${duration}.`,
    none: 'no message is published in this run.',
  },
  end: 'The run ends here.',
} as const;
