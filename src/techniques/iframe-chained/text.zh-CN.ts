import type { TechniqueText } from '../technique';

export const textZhCn: TechniqueText = {
  name: '递归iframe',
  summary: '上一个iframe加载完，才新建下一个。',
  laneNote: '一个接一个',
  params: {
    answers: {
      label: '服务器应答方式',
      help: '原文的循环：反复抽签，抽中才应答；挂起：有消息才应答，最多等到挂起上限。',
    },
  },
  states: { loading: '正在加载' },
};
