import type { TechniqueText } from '../technique';

export const textZhCn: TechniqueText = {
  name: '单iframe轮询',
  summary: '让一个隐藏的iframe一次次去访问服务器，每次离开之前才读出里面的文字。',
  laneNote: '每{pollIntervalMs}一次',
  params: {
    answers: {
      label: '服务器应答方式',
      help: '原文的循环：反复抽签，抽中才应答；立即应答：有什么答什么，没有就答空。',
    },
    pollIntervalMs: { label: '轮询间隔', help: '从一次触发到下一次触发的时间，不管iframe正在做什么。' },
    reloadAfterMs: {
      label: '多久后重载',
      help: '触发之后过多久重载：这是第二个请求，会中止仍在等待的第一个。',
    },
  },
  states: { idle: '尚未加载', loading: '正在加载', showing: '已有应答' },
};
