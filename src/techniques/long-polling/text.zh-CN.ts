import { backoffTextsZhCn } from '../param-texts.zh-CN';
import type { TechniqueText } from '../technique';

export const textZhCn: TechniqueText = {
  name: '长轮询',
  summary: '服务器把请求挂起，直到有消息或到了挂起上限才应答；客户端随即再问。',
  laneNote: '有消息才应答',
  params: {
    clientTimeoutMs: { label: '客户端超时', help: '客户端等多久就放弃。要长于服务器的挂起上限加一个往返。' },
    pauseMs: { label: '停顿', help: '收到应答后，停多久再发下一个请求：请求少些，消息晚些。' },
    usesCursor: {
      label: '使用游标',
      help: '请求里说明客户端已经收到哪里，比这更新的都会送来。没有它，空档里的消息就丢了。',
    },
    ...backoffTextsZhCn,
  },
  states: { waiting: '等待应答', pausing: '停顿', backingOff: '退避等待' },
};
