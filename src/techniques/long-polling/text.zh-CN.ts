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
    retryFirstMs: { label: '首次重试等待', help: '第一次失败之后，等多久再试。' },
    retryFactor: { label: '退避倍数', help: '每再失败一次，等待时间乘以这个数。' },
    retryMaxMs: { label: '最长等待', help: '两次尝试之间的等待最多这么久。' },
    retryJitterFraction: { label: '重试抖动', help: '每次等待随机增减，最多增减这个比例，免得客户端一齐回来。' },
  },
  states: { waiting: '等待应答', pausing: '停顿', backingOff: '退避等待' },
};
