/**
 * What is going on now, in words. Each lane gives one clause; one more sentence tells of the message that matters most.
 * `name` is the lane's name, durations and moments come in as text.
 */
export const explain = {
  /** Puts the moment before the first clause. */
  at: (moment: string, clauses: string) => `At ${moment} ${clauses}.`,
  joinClauses: (clauses: readonly string[]) => clauses.join('; '),
  joinSentences: (sentences: readonly string[]) => sentences.join(' '),
  lane: {
    opening: (name: string) => `${name} is opening a connection`,
    queued: (name: string) => `${name} waits in the browser for a free connection`,
    asking: (name: string) => `${name} has asked, its request is on the way`,
    working: (name: string, duration: string) => `the server has been busy with ${name}’s request for ${duration}`,
    held: (name: string, duration: string) => `the server has held ${name}’s request open for ${duration}`,
    answering: (name: string) => `${name} has an answer on the way`,
    emptyAnswering: (name: string) => `${name} has an empty answer on the way`,
    failing: (name: string) => `${name} has asked in vain and does not know it yet`,
    idle: (name: string, duration: string) => `${name} is idle and asks again in ${duration}`,
    retrying: (name: string, duration: string) => `${name} has failed and tries again in ${duration}`,
    connecting: (name: string) => `${name} is connecting`,
    listening: (name: string) => `${name} is connected and listens`,
    pushing: (name: string) => `${name} has a message on the way`,
    deaf: (name: string) => `${name}’s connection is broken and it does not know it yet`,
    stuck: (name: string) => `${name} asks no more`,
    overlapping: (name: string, count: number) => `${name} has ${count} requests under way at once`,
  },
  outage: 'The network is down.',
  serverDown: 'The server is down.',
  news: {
    lost: (id: number, name: string, reason: string) => `Message ${id} is lost to ${name}: ${reason}.`,
    waiting: (id: number, age: string, names: string) => `Message ${id}, published ${age} ago, has not reached ${names}.`,
    delivered: (id: number, name: string, age: string) => `Message ${id} has reached ${name}, ${age} after it was published.`,
    first: (duration: string) => `The first message will be published in ${duration}.`,
    none: 'No message is published in this run.',
    next: (id: number, duration: string) => `Message ${id} will be published in ${duration}.`,
  },
  end: 'The run ends here.',
} as const;
