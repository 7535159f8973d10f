import type { Catalogue } from './catalogue';
import { grouped } from './grouped';

export const exports: Catalogue['exports'] = {
  request: (id) => `请求 ${id}`,
  about: (duration, clients, seed) => `模拟运行 ${duration}，${grouped(clients)} 个客户端，种子 ${seed}。`,
  moments: '经过',
  nothing: '没有值得一提的事。',
  log: '日志',
  numbers: '数据',
  lasting: (sentence, duration) => `${sentence.replace(/。$/, '')}，持续 ${duration}。`,
};
