import type { Catalogue } from './catalogue';

/** Simplified Chinese: why a number is the best or the worst. */
export const reasons: Catalogue['reasons'] = {
  spent: {
    empty: (count, asked) => `请求 ${asked} 次，${count} 次应答是空的`,
    'client-timeout': (count, asked) => `请求 ${asked} 次，${count} 次超时放弃`,
    aborted: (count, asked) => `请求 ${asked} 次，${count} 次被中止`,
    'http-error': (count, asked) => `请求 ${asked} 次，${count} 次应答是错误`,
    'network-error': (count, asked) => `请求 ${asked} 次，${count} 次在途中失败`,
  },
  askedAgain: (answered) => (answered === 1 ? '得到应答后又请求' : `${answered} 次得到应答，每次之后又请求`),
  pushedOn: (messages, requests) => `推送 ${messages} 条消息，总共 ${requests} 个请求`,
  heldForNews: (answers) => (answers === 1 ? '挂起到有消息为止' : `${answers} 次都挂起到有消息为止`),
  pushed: (count, delivered) => (count === delivered ? '一发布就推送' : `${delivered} 条中有 ${count} 条一发布就推送`),
  metHeld: (count, delivered) =>
    count === delivered ? '挂起到有消息为止' : `${delivered} 条消息中有 ${count} 条遇上了挂起的请求`,
  waitedForRequest: (count, delivered) => `${delivered} 条消息中有 ${count} 条等下一个请求`,
  messageWaited: (id, wait) => `消息 ${id} 等请求等了 ${wait}`,
  pushWaited: (id, wait) => `消息 ${id} 等流打开等了 ${wait}`,
  messageSentAgain: (id) => `消息 ${id} 在途中丢包，重发过`,
  empty: (count, answers) => `${answers} 次应答中有 ${count} 次没有消息`,
  timedOut: (count, ended) => `${ended} 个请求中有 ${count} 个被页面放弃`,
  aborted: (count, ended) => `${ended} 个请求中有 ${count} 个被后来的中止`,
  overtaken: (count, pairs) => `相邻的 ${pairs} 对中有 ${count} 次应答先到`,
  lost: (count, lost, reason) => (count === lost ? reason : `${lost} 条中有 ${count} 条：${reason}`),
  kept: (count) => `${count} 条消息留到有请求来取`,
  emptyBytes: (bytes, all) => `${all} 中有 ${bytes} 用于空应答`,
  headBytes: (bytes, all) => `${all} 中有 ${bytes} 是请求和应答的头部`,
  frameBytes: (bytes, pushes) => `${pushes} 次推送，成帧只用 ${bytes}`,
  connections: (opened, requests) =>
    opened === 0 ? `${requests} 个请求，没有新建连接` : `${requests} 个请求，新建 ${opened} 条连接`,
  connectionsAtOnce: (count) => `最多同时打开 ${count} 条`,
  worked: (worked, until) => `${until} 里线程合计忙了 ${worked}`,
  unworked: '没有请求占用线程',
  workersAtOnce: (count, moment) => `${moment} 时同时有 ${count} 个请求`,
  orphans: (requests) => `有 ${requests} 个请求的工作无人等待`,
};
