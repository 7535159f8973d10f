import type { TechniqueText } from '../technique';

export const textZhCn: TechniqueText = {
  name: '条件轮询',
  summary: '每次轮询都带上上一个应答的标签；没有变化，服务器就只说没有变化。',
  laneNote: '每{pollIntervalMs}一次，带标签',
  params: {
    pollIntervalMs: { label: '轮询间隔', help: '从一次定时到下一次定时。到点时若还有请求在途，就不发。' },
    clientTimeoutMs: { label: '客户端超时', help: '客户端等多久就放弃一个请求；下一次定时会再问。' },
  },
  states: { idle: '空闲', waiting: '等待应答' },
};
