import type { TechniqueText } from '../technique';

export const textZhCn: TechniqueText = {
  name: '每请求一个iframe',
  summary: '定时器为每个请求往页面里新建一个隐藏的iframe，加载完就移除。',
  laneNote: '每{pollIntervalMs}新建一个',
  params: {
    answers: {
      label: '服务器应答方式',
      help: '原文的循环：反复抽签，抽中才应答；立即应答：有什么答什么，没有就答空。',
    },
    pollIntervalMs: { label: '轮询间隔', help: '从新建一个iframe到新建下一个的时间，不管加载完没有。' },
  },
  states: { ticking: '定时触发' },
};
