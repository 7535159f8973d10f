import type { TechniqueText } from '../technique';

export const textZhCn: TechniqueText = {
  name: '服务器发送事件（SSE）',
  summary: '一个请求，一个永不结束的应答：服务器不断往里写事件，断线由浏览器自己重连。',
  laneNote: '一条流，一直开着',
  params: {
    reconnectMs: {
      label: '重连时间',
      help: '服务器用retry字段指定。不指定时用浏览器自己的：Chromium是3000毫秒。',
    },
  },
  states: { connecting: '正在连接', open: '已打开', waiting: '等待重连', closed: '已彻底关闭' },
};
