import type { TechniqueText } from '../technique';

export const textZhCn: TechniqueText = {
  name: 'WebTransport',
  summary: 'QUIC上的一个会话：每条消息走自己的流，不等别的消息，或者装在数据报里。',
  laneNote: 'UDP上的流与数据报',
  params: {
    delivery: {
      label: '发送方式',
      help: '走流，每条都一定送达，丢一个包只耽误它自己的那条消息。走数据报，丢了就丢了。',
    },
    dropsStale: { label: '丢弃过时的数据报', help: '后来的已先到，页面就不读这个数据报。走流时不起作用。' },
    firewall: { label: '防火墙', help: '途中的设备，不认识的东西一声不响就丢掉。' },
    connectTimeoutMs: { label: '连接超时', help: '应用等会话打开等多久，过后就放弃。' },
    idleTimeoutMs: { label: '空闲超时', help: '什么都不再通过时，QUIC等多久才认定连接已断。' },
    reconnectMs: { label: '重连等待', help: '会话结束后，应用等多久再打开新的。没有哪个浏览器会自己重连。' },
  },
  states: { connecting: '正在连接', open: '已打开', waiting: '等待重连', closed: '已彻底关闭' },
};
