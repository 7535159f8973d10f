/** 多种技术共有的参数，用中文说明。 */
import type { ParamText } from './technique';

export const backoffTextsZhCn = {
  retryFirstMs: { label: '首次重试等待', help: '第一次失败之后，等多久再试。' },
  retryFactor: { label: '退避倍数', help: '每再失败一次，等待时间乘以这个数。' },
  retryMaxMs: { label: '最长等待', help: '两次尝试之间的等待最多这么久。' },
  retryJitterFraction: { label: '重试抖动', help: '每次等待随机增减，最多增减这个比例，免得客户端一齐回来。' },
} satisfies Record<string, ParamText>;

export const streamCursorTextZhCn: ParamText = {
  label: '使用游标',
  help: '请求里说明客户端已经收到哪里，新的流先补上比这更新的。没有它，两条流之间发布的消息就丢了。',
};

export const bufferedStreamTextsZhCn = {
  paddingBytes: { label: '填充', help: '服务器最先写出的空白，用来填满浏览器扣住的那一段。' },
  browserBufferBytes: {
    label: '浏览器扣住',
    help: '应答没到这么多字节，页面什么也看不到。填充比这少，最初的消息就得等后面的字节。',
  },
  responseLimitBytes: {
    label: '应答上限',
    help: '写够这么多字节（不算填充），服务器就结束应答，页面另开一个，占用的内存随之释放。',
  },
} satisfies Record<string, ParamText>;

export const frameReconnectTextZhCn: ParamText = {
  label: '重新打开前等待',
  help: 'load之后等多久再打开。文档结束会触发load，错误页也一样触发。',
};
