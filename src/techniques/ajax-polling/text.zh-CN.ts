import type { TechniqueText } from '../technique';

export const textZhCn: TechniqueText = {
  name: 'Ajax轮询',
  summary: '定时器到点就发请求，不管上一个请求有没有得到应答。',
  laneNote: '每{pollIntervalMs}一次',
  params: {
    answers: {
      label: '服务器应答方式',
      help: '原文的循环：反复抽签，抽中才应答；立即应答：有什么答什么，没有就答空。',
    },
    pollIntervalMs: { label: '轮询间隔', help: '从一个请求发出到下一个请求发出的时间，不管有没有应答。' },
    usesCursor: { label: '使用游标', help: '请求里说明客户端已经收到哪里，比这更新的都会送来。仅用于立即应答。' },
  },
  states: { ticking: '定时触发' },
};
