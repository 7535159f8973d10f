import type { Catalogue } from './catalogue';
import { grouped } from './grouped';

/** Simplified Chinese: why a number is the best or the worst. */
export const reasons: Catalogue['reasons'] = {
  spent: {
    empty: (count, asked) => `请求 ${grouped(asked)} 次，${grouped(count)} 次应答是空的`,
    'client-timeout': (count, asked) => `请求 ${grouped(asked)} 次，${grouped(count)} 次超时放弃`,
    aborted: (count, asked) => `请求 ${grouped(asked)} 次，${grouped(count)} 次被中止`,
    'http-error': (count, asked) => `请求 ${grouped(asked)} 次，${grouped(count)} 次应答是错误`,
    'network-error': (count, asked) => `请求 ${grouped(asked)} 次，${grouped(count)} 次在途中失败`,
  },
  askedAgain: (answered) => (answered === 1 ? '得到应答后又请求' : `${grouped(answered)} 次得到应答，每次之后又请求`),
  pushedOn: (messages, requests) => `推送 ${grouped(messages)} 条消息，总共 ${grouped(requests)} 个请求`,
  heldForNews: (answers) => (answers === 1 ? '挂起到有消息为止' : `${grouped(answers)} 次都挂起到有消息为止`),
  pushed: (count, delivered) =>
    count === delivered ? '一发布就推送' : `${grouped(delivered)} 条中有 ${grouped(count)} 条一发布就推送`,
  metHeld: (count, delivered) =>
    count === delivered ? '挂起到有消息为止' : `${grouped(delivered)} 条消息中有 ${grouped(count)} 条遇上了挂起的请求`,
  waitedForRequest: (count, delivered) => `${grouped(delivered)} 条消息中有 ${grouped(count)} 条等下一个请求`,
  messageWaited: (id, wait) => `消息 ${id} 等请求等了 ${wait}`,
  pushWaited: (id, wait) => `消息 ${id} 等流打开等了 ${wait}`,
  messageSentAgain: (id) => `消息 ${id} 在途中丢包，重发过`,
  empty: (count, answers) => `${grouped(answers)} 次应答中有 ${grouped(count)} 次没有消息`,
  timedOut: (count, ended) => `${grouped(ended)} 个请求中有 ${grouped(count)} 个被页面放弃`,
  aborted: (count, ended) => `${grouped(ended)} 个请求中有 ${grouped(count)} 个被后来的中止`,
  overtaken: (count, pairs) => `相邻的 ${grouped(pairs)} 对中有 ${grouped(count)} 次应答先到`,
  lost: (count, lost, reason) => (count === lost ? reason : `${grouped(lost)} 条中有 ${grouped(count)} 条：${reason}`),
  kept: (count) => `${grouped(count)} 条消息留到有请求来取`,
  emptyBytes: (bytes, all) => `${all} 中有 ${bytes} 用于空应答`,
  headBytes: (bytes, all) => `${all} 中有 ${bytes} 是请求和应答的头部`,
  frameBytes: (bytes, pushes) => `${grouped(pushes)} 次推送，成帧只用 ${bytes}`,
  connections: (opened, requests) =>
    opened === 0
      ? `${grouped(requests)} 个请求，没有新建连接`
      : `${grouped(requests)} 个请求，新建 ${grouped(opened)} 条连接`,
  connectionsAtOnce: (count) => `最多同时打开 ${grouped(count)} 条`,
  worked: (worked, until) => `${until} 里线程合计忙了 ${worked}`,
  unworked: '没有请求占用线程',
  workersAtOnce: (count, moment) => `${moment} 时同时有 ${grouped(count)} 个请求`,
  orphans: (requests) => `有 ${grouped(requests)} 个请求的工作无人等待`,
};
