import type { TechniqueText } from '../technique';

export const textZhCn: TechniqueText = {
  name: 'JSONP轮询',
  summary: '每次用一个script元素去问，跨站也行；应答是一段脚本，调用页面里的函数。',
  laneNote: '用script元素',
  params: {
    answers: { label: '服务器应答方式', help: '挂起：像长轮询那样等到有消息；立即应答：有什么答什么，没有就答空。' },
    watchdogMs: { label: '看门狗', help: '页面等一个脚本等多久就插入下一个。旧的那个没有办法停下。' },
    hearsErrors: { label: '听得到出错', help: '脚本失败时，浏览器告不告诉页面。不告诉，就只有看门狗管用。' },
    keepsScriptOrder: { label: '保持脚本顺序', help: '脚本按插入的顺序执行：先到的要等排在它前面的。' },
    pauseMs: { label: '停顿', help: '收到应答后，停多久再插入下一个脚本。' },
    usesCursor: {
      label: '使用游标',
      help: '请求里说明客户端已经收到哪里，比这更新的都会送来。没有它，空档里的消息就丢了。',
    },
    retryFirstMs: { label: '首次重试等待', help: '页面听到第一次失败之后，等多久再试。' },
    retryFactor: { label: '退避倍数', help: '每再失败一次，等待时间乘以这个数。' },
    retryMaxMs: { label: '最长等待', help: '两次尝试之间的等待最多这么久。' },
    retryJitterFraction: { label: '重试抖动', help: '每次等待随机增减，最多增减这个比例，免得客户端一齐回来。' },
  },
  states: { waiting: '等待脚本', pausing: '停顿', backingOff: '退避等待' },
};
