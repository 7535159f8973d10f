import type { TechniqueText } from '../technique';

export const textZhCn: TechniqueText = {
  name: '自适应轮询',
  summary: '一直没有消息，客户端就问得越来越稀；一有消息，马上又问得勤。',
  laneNote: '每{pollIntervalMs}起，最长{pollIntervalMaxMs}',
  params: {
    pollIntervalMs: { label: '最初间隔', help: '从有消息的应答到下一个请求的时间。空应答让间隔从这里开始变长。' },
    growthFactor: { label: '增长倍数', help: '每再来一个空应答，间隔乘以这个数。' },
    pollIntervalMaxMs: { label: '最长间隔', help: '间隔最多长到这么久：消息最多也要等这么久。' },
    pollIntervalJitterFraction: {
      label: '间隔抖动',
      help: '每次间隔随机增减，最多增减这个比例，免得客户端步调一致地来问。',
    },
    usesCursor: {
      label: '使用游标',
      help: '请求里说明客户端已经收到哪里，比这更新的都会送来。没有它，只看得到最新的一条。',
    },
    clientTimeoutMs: { label: '客户端超时', help: '客户端等多久就放弃一个请求，转入退避。' },
    retryFirstMs: { label: '首次重试等待', help: '第一次失败之后，等多久再试。' },
    retryFactor: { label: '退避倍数', help: '每再失败一次，等待时间乘以这个数。' },
    retryMaxMs: { label: '最长等待', help: '两次尝试之间的等待最多这么久。' },
    retryJitterFraction: { label: '重试抖动', help: '每次等待随机增减，最多增减这个比例，免得客户端一齐回来。' },
  },
  states: { waiting: '等待应答', resting: '间歇', backingOff: '退避等待' },
};
