import type { Catalogue } from './catalogue';

/** Simplified Chinese: the scenes to start from. */
export const scenes: Catalogue['scenes'] = {
  label: '场景',
  groups: {
    compare: '并排比较',
    figures: '原文插图',
    techniques: '单种技术',
    systems: '真实系统',
    beliefs: '常见的误解',
  },
  own: '自定义',
  changed: (title) => `自定义的运行，由“${title}”改成。`,
  compare: { title: '获取同样消息的三种方式', caption: '轮询问得太迟，长轮询等在服务器那边，套接字则直接被告知。' },
  'quantum-leap': {
    title: '量子飞跃：871 字节对 2 字节',
    caption:
      '一次轮询有 871\u00a0字节的头部（上行 670，下行 201），WebSocket 帧只有 2\u00a0字节（Lubbers 与 Greco，《HTML5 WebSocket: A Quantum Leap…》，2010）。“开销 / 消息”是截至此刻的平均：也算上较短的前几次轮询、握手和途中的轮询。',
  },
  'seven-tabs': {
    title: '七个标签页：HTTP/1.1 还是 HTTP/2',
    caption:
      '每个标签页都开着一个流。HTTP/1.1 每个流要占一条连接，而浏览器只有六条：第七个标签页永远等待。HTTP/2 用一条连接承载全部七个。',
  },
  chat: {
    title: '双向聊天',
    caption: '页面说的话，由挂起的轮询或流旁边的一个请求送上去，可能还得先建连接；在套接字上只是小小一帧。',
  },
  overtaking: {
    title: '丢了一个包，谁在等',
    caption:
      '在套接字上，丢包之后的一切都要等到 TCP 重发。在 QUIC 的流上，只有它自己的那条消息在等；数据报丢了就丢了。',
  },
  'figure-1': {
    title: '图 1：一次长轮询的一生',
    caption: '被挂起的请求有三种结局：带着消息、到挂起上限空手、或者出错；随后浏览器再次请求。',
  },
  'figure-2': {
    title: '图 2：后发的可能先返回',
    caption: '每三秒发出一个请求，不管前面的是否还在途；先发出的请求，不一定最先返回结果。',
  },
  'figure-3': {
    title: '图 3：单个 iframe，自我中止',
    caption: '一秒后的重载会停掉前面的请求，不论完成与否：约一半以红色告终。',
  },
  'figure-4': {
    title: '图 4：每个请求一个 iframe',
    caption: '请求互相重叠，没有一个被中止；其间浏览器一直显示正在加载。',
  },
  'figure-5': { title: '图 5：放弃得太早的长轮询', caption: '客户端五秒后失去耐心，服务器却还在为没有人的请求工作。' },
};
