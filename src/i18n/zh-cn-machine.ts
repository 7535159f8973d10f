import type { Catalogue } from './catalogue';

/** Simplified Chinese: the charts of the machines. */
export const machine: Catalogue['machine'] = {
  browser: '浏览器',
  server: '服务器',
  nothingYet: '还没有请求',
  first: '开始',
  left: (time) => `还剩 ${time}`,
  transition: (what, state, takenCount) => `${what}，到“${state}”${takenCount === 0 ? '' : `，走过 ${takenCount} 次`}`,
  guard: {
    pauses: '若需停顿',
    isRefused: '若被拒绝',
    reconnects: '若要重连',
    isAwaited: '若是正在等的',
    hearsError: '若听得到',
    isPastBuffer: '若字节已够',
    hasQueue: '若有队列',
    else: '否则',
  },
  serverState: {
    sleepingFirst: '休眠',
    drawing: '查看有无消息',
    sleeping: '继续休眠',
    comparing: '比对标签',
    unchanged: '已应答：没有变化',
    holding: '挂起请求',
    streaming: '持续推送',
    answered: '已应答',
    ended: '已结束',
    abandoned: '已放弃',
  },
};
