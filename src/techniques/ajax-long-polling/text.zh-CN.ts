import type { TechniqueText } from '../technique';

export const textZhCn: TechniqueText = {
  name: 'Ajax长轮询（原文）',
  summary: '问，等，马上再问：收到应答如此，超时如此，出错也如此。',
  laneNote: '一结束就再问',
  params: {
    answers: {
      label: '服务器应答方式',
      help: '原文的循环：抽中才应答；挂起：有消息才应答，最多等到挂起上限；立即应答：没有就答空。',
    },
    clientTimeoutMs: { label: '客户端超时', help: '请求发出多久之后客户端放弃等待，马上再问。' },
  },
  states: { waiting: '等待应答' },
};
