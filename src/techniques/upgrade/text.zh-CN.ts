import { backoffTextsZhCn } from '../param-texts.zh-CN';
import type { TechniqueText } from '../technique';

export const textZhCn: TechniqueText = {
  name: '先轮询后升级',
  summary: '一开始就用长轮询；同时在旁边试着打开WebSocket，证明走得通，再由它接手。',
  laneNote: '先轮询，套接字走得通再换',
  params: {
    pingIntervalMs: {
      label: 'ping间隔',
      help: '服务器收到上一个pong之后，隔多久再发ping。轮询期间，没有消息的轮询也靠它结束。',
    },
    pingTimeoutMs: {
      label: 'ping超时',
      help: '这么久等不到pong，服务器就结束会话；客户端则在间隔加超时之内等不到ping时，认定连接已断。',
    },
    upgradeTimeoutMs: { label: '升级超时', help: '到时还没接手的套接字由服务器关闭，会话继续轮询。' },
    connectTimeoutMs: { label: '连接超时', help: '客户端等第一个应答（建立会话的那个）等多久。' },
    ...backoffTextsZhCn,
  },
  states: {
    opening: '建立会话',
    connectingSocket: '轮询中，打开套接字',
    probing: '轮询中，探测套接字',
    pausing: '等最后一个轮询结束',
    upgraded: '已换到套接字',
    polling: '一直轮询',
    backingOff: '退避等待',
  },
};
