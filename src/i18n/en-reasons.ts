import { grouped } from './grouped';

/** Why a number is the best or the worst, in a phrase. Counts come as they are, durations and sizes with their units. */
const counted = (count: number, one: string, many = `${one}s`) => `${grouped(count)} ${count === 1 ? one : many}`;

export const reasons = {
  spent: {
    empty: (count: number, asked: number) => `asked ${counted(asked, 'time')}, ${counted(count, 'answer')} empty`,
    'client-timeout': (count: number, asked: number) => `asked ${counted(asked, 'time')}, gave up on ${grouped(count)}`,
    aborted: (count: number, asked: number) => `asked ${counted(asked, 'time')}, broke off ${grouped(count)}`,
    'http-error': (count: number, asked: number) =>
      `asked ${counted(asked, 'time')}, ${counted(count, 'answer was an error', 'answers were errors')}`,
    'network-error': (count: number, asked: number) =>
      `asked ${counted(asked, 'time')}, ${grouped(count)} failed on the way`,
  },
  askedAgain: (answered: number) =>
    answered === 1 ? 'asked again after its answer' : `asked again after each of ${grouped(answered)} answers`,
  pushedOn: (messages: number, requests: number) =>
    `${counted(messages, 'message')} pushed, ${counted(requests, 'request')} in all`,
  heldForNews: (answers: number) =>
    answers === 1 ? 'held until there was news' : `held until there was news, all ${grouped(answers)} times`,
  pushed: (count: number, delivered: number) =>
    count === delivered
      ? `pushed the moment ${count === 1 ? 'it was' : 'they were'} published`
      : `${grouped(count)} of ${grouped(delivered)} pushed the moment they were published`,
  metHeld: (count: number, delivered: number) =>
    count === delivered
      ? 'held until there was news'
      : `${grouped(count)} of ${grouped(delivered)} messages met a request that was held`,
  waitedForRequest: (count: number, delivered: number) =>
    `${grouped(count)} of ${counted(delivered, 'message')} waited for the next request`,
  messageWaited: (id: number, wait: string) => `message ${id} waited ${wait} for a request`,
  pushWaited: (id: number, wait: string) => `message ${id} waited ${wait} for an open stream`,
  messageSentAgain: (id: number) => `message ${id} was lost on the way and sent again`,
  empty: (count: number, answers: number) => `${grouped(count)} of ${counted(answers, 'answer')} without news`,
  timedOut: (count: number, ended: number) => `the page gave up on ${grouped(count)} of ${counted(ended, 'request')}`,
  aborted: (count: number, ended: number) =>
    `${grouped(count)} of ${counted(ended, 'request')} broken off by a later one`,
  overtaken: (count: number, pairs: number) =>
    `${counted(count, 'answer')} came before the one asked for earlier, in ${counted(pairs, 'pair')}`,
  lost: (count: number, lost: number, reason: string) =>
    count === lost ? reason : `${grouped(count)} of ${grouped(lost)}: ${reason}`,
  kept: (count: number) =>
    count === 1 ? '1 message was kept until asked for' : `${grouped(count)} messages were kept until asked for`,
  emptyBytes: (bytes: string, all: string) => `${bytes} of ${all} for empty answers`,
  headBytes: (bytes: string, all: string) => `${bytes} of ${all} are heads of requests and answers`,
  frameBytes: (bytes: string, pushes: number) => `${bytes} of framing for ${counted(pushes, 'push', 'pushes')}`,
  connections: (opened: number, requests: number) =>
    opened === 0
      ? `${counted(requests, 'request')}, no new connection`
      : `${counted(requests, 'request')}, ${counted(opened, 'new connection')}`,
  connectionsAtOnce: (count: number) => `up to ${grouped(count)} open at once`,
  worked: (worked: string, until: string) => `a worker busy for ${worked} of ${until}, all requests together`,
  unworked: 'no request kept a worker busy',
  workersAtOnce: (count: number, moment: string) => `${grouped(count)} requests at once, at ${moment}`,
  orphans: (requests: number) => `${counted(requests, 'request')} worked on for nobody`,
} as const;
