import type { TechniqueText } from '../technique';

export const textZhCn: TechniqueText = {
  name: 'Flash Socket',
  summary: '页面里的Flash对象先取得策略文件的许可，再直接打开一条到服务器的TCP套接字。',
  laneNote: '靠插件打开的裸套接字',
  params: {
    firewall: {
      label: '防火墙',
      help: '它拦下的东西，一声不响就没了：播放器什么也不知道，只能等。',
    },
    servesPolicyPort: {
      label: '提供策略端口',
      help: '播放器先去问的那个端口，有没有人监听。没有的话就遭拒绝，再去问套接字自己的端口。',
    },
    policyTimeoutMs: {
      label: '策略超时',
      help: '播放器等策略文件多久，之后改问套接字自己的端口。',
    },
    connectTimeoutMs: {
      label: '连接超时',
      help: '到套接字打开为止最多用多久，询问策略的时间也算在内。',
    },
    reconnectMs: {
      label: '重连等待',
      help: '结束之后，页面等多久再打开新的套接字。没有哪个播放器会自己重连。',
    },
  },
  states: {
    askingPolicyPort: '询问策略',
    askingSocketPort: '向套接字端口询问',
    connecting: '正在连接',
    open: '已打开',
    waiting: '等待重连',
    closed: '已彻底关闭',
  },
};
