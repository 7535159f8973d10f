import type { Catalogue } from './catalogue';

/** Simplified Chinese: what is going on now. */
export const explain: Catalogue['explain'] = {
  at: (moment, sentences) => `${moment} 时：${sentences}`,
  joinSentences: (sentences) => sentences.join(''),
  lane: {
    opening: (name) => `${name}正在建立连接。`,
    queued: (name) => `${name}在浏览器里等空闲连接。`,
    asking: (name) => `${name}已发出请求，请求在路上。`,
    working: (name, duration) => `${name}：服务器处理它的请求已有 ${duration}。`,
    held: (name, duration) => `${name}：服务器把它的请求挂起了 ${duration}。`,
    answering: (name) => `${name}的应答在路上。`,
    emptyAnswering: (name) => `${name}的空应答在路上。`,
    failing: (name) => `${name}的请求已落空，但自己还不知道。`,
    idle: (name, duration) => `${name}空闲，${duration} 后再次请求。`,
    retrying: (name, duration) => `${name}失败了，${duration} 后重试。`,
    reopening: (name, duration) => `${name}已被关闭，${duration} 后重试。`,
    connecting: (name) => `${name}正在连接。`,
    listening: (name) => `${name}已连上，正在倾听。`,
    pushing: (name) => `有消息正推送给${name}。`,
    closing: (name) => `${name}正在关闭。`,
    deaf: (name) => `${name}断了线，但自己还不知道。`,
    stuck: (name) => `${name}在本次运行中不再发出请求。`,
    overlapping: (name, count) => `${name}同时有 ${count} 个请求在途。`,
  },
  outage: '网络中断了。',
  serverDown: '服务器停了。',
  news: {
    lost: (id, name, reason) => `消息 ${id} 没能到达${name}：${reason}。`,
    waiting: (id, age, names) => `消息 ${id} 在 ${age} 前发布，还没有到达${names}。`,
    waitingForAll: (id, age) => `消息 ${id} 在 ${age} 前发布，还没有到达任何一方。`,
    delivered: (id, name, age) => `消息 ${id} 已到达${name}，距发布 ${age}。`,
    deliveredToAll: (id, name, age) => `消息 ${id} 已全部送达，最后是${name}，距发布 ${age}。`,
    first: (duration) => `还没有消息，第一条将在 ${duration} 后发布。`,
    none: '这次运行没有消息发布。',
  },
  end: '运行到此为止。',
};
