import type { TechniqueText } from '../technique';

export const textZhCn: TechniqueText = {
  name: 'WebSocket',
  summary: '从HTTP升级而来的一条连接，双方随时都可以发消息。',
  laneNote: '一条连接，双向收发',
  params: {
    reconnectMs: {
      label: '重连等待',
      help: '连接关闭后，应用等多久再打开新的。没有哪个浏览器会自己重连。',
    },
  },
  states: { connecting: '正在连接', open: '已打开', waiting: '等待重连', closed: '已彻底关闭' },
};
