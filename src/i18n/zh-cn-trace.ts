import type { Catalogue } from './catalogue';

/** Simplified Chinese: what happens in a run. Protocol words stay as they are. */
export const trace: Catalogue['trace'] = {
  content: {
    syn: 'SYN', 'syn-ack': 'SYN-ACK', fin: 'FIN', reset: '重置', request: '请求', response: '应答',
    'stream-head': '流开始', chunk: '数据块', comment: '心跳', 'stream-end': '流结束',
    frame: '帧', ping: 'ping', pong: 'pong', 'close-frame': '关闭帧',
  },
  requestKind: { poll: '轮询', stream: '流', handshake: '升级', publish: '发布' },
  outcome: {
    answered: '有应答', empty: '空应答', 'http-error': '服务器出错', 'network-error': '网络出错',
    'client-timeout': '超时', aborted: '已中止', open: '进行中',
  },
  lossReason: {
    'nobody-listening': '没有人在听', 'connection-lost': '连接断了', 'response-dropped': '应答被丢弃',
    overwritten: '未读就被覆盖', 'server-stopped': '服务器停了', 'server-forgot': '服务器忘了它',
  },
  dropReason: {
    'connection-closed': '对方已关闭', 'dropped-by-hand': '被你丢弃', 'gave-up-resending': 'TCP 放弃重发', 'server-stopped': '无人服务',
  },
  fate: { delivered: '已送达', lost: '已丢失', pending: '在途' },
  handler: {
    'article-loop': '循环查看新消息', 'at-once': '立即应答', hold: '挂起到有消息', stream: '持续推流', socket: '保持套接字',
  },
  workResult: { responded: '已应答', 'nobody-listening': '没有人在听', stopped: '已停止', 'server-stopped': '服务器停了' },
  closeReason: {
    idle: '空闲太久', 'given-up': '被放弃', 'not-kept-alive': '不保持连接', reset: '被重置', refused: '被拒绝',
    'server-stopped': '服务器停了', 'stream-ended': '流已结束', 'socket-closed': '套接字已关闭', 'gave-up-resending': 'TCP 放弃重发',
  },
  closedBy: { client: '浏览器', server: '服务器', network: '网络' },
  direction: { up: '浏览器 → 服务器', down: '服务器 → 浏览器' },
  event: {
    'response.arrived': '有应答', 'response.failed': '失败', 'stream.opened': '已打开', 'chunk.arrived': '有消息', 'stream.ended': '已结束',
    'socket.opened': '已打开', 'frame.arrived': '有消息', 'socket.closed': '已关闭', 'reload.due': '重载', 'params.changed': '参数改变', start: '开始',
    'after pollInterval': '间隔到', 'after clientTimeout': '超时', 'after pause': '停顿结束', 'after retryDelay': '等够了',
    'after reconnectTime': '等够了', 'after reconnectDelay': '等够了', 'after reloadDelay': '重载',
  },
  act: {
    publish: '发布一条消息', 'close-streams': '关闭流', outage: '网络中断', 'server-restart': '服务器重启', 'hide-tab': '隐藏标签页',
    set: '改变参数', 'drop-response': '丢弃应答', 'delay-response': '推迟应答', 'duplicate-response': '重复应答',
    'fail-response': '服务器出错', 'reset-connection': '重置连接', 'never-answer': '永不应答',
  },
};
