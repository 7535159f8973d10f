import type { TechniqueAbout } from '../technique';

export const aboutZhCn: TechniqueAbout = {
  howItWorks:
    'Engine.IO（Socket.IO的底层）先用到处都行得通的办法。第一个GET建立会话；应答给出会话的名字，并说明服务器多久ping一次。此后始终有一个轮询挂起着。' +
    '与此同时，客户端用同一个会话打开WebSocket，在上面发“2probe”。等“3probe”回来，它就不再发新的轮询。服务器用一个什么也不说的包“6”结束还挂着的那个；客户端随后说“5”，从此一切都走套接字。' +
    '没有谁能承载时发布的消息，服务器先存着；任何时刻只有一方承载会话：切换既不丢消息，也不重复。' +
    '套接字打不开（代理去掉了升级，或防火墙把它吞了），一切照旧：会话继续轮询。' +
    '从第4版起由服务器ping、客户端回答，因为标签页隐藏之后，页面的计时器会被放慢。',
  strengths: [
    '从第一个应答起就有消息：不必等一个也许永远打不开的WebSocket。',
    '有套接字时，每条消息只需一个单程、几个字节。',
    '没有套接字时，长轮询继续，用户看不到任何错误。',
    '换传输方式时，消息不丢也不重复。',
    '靠ping和pong，双方都能发现连接已断。',
  ],
  costs: [
    '每次访问都要先付出一次建立会话、一两个轮询和一次握手，套接字才能用。',
    '同一会话的所有请求必须到同一个服务器进程：负载均衡要有会话保持。',
    '应答没有送到，里面的消息就丢了：协议没有确认。会话一没，存着的也全没了。',
    '连接断了，要过ping间隔加超时才发现。',
    '客户端和服务器都得会这套协议：没有哪个浏览器自带。',
  ],
  sources: [
    {
      label: 'Engine.IO协议第4版：包、握手、心跳、升级',
      url: 'https://github.com/socketio/socket.io/blob/main/docs/engine.io-protocol/v4-current.md',
    },
    {
      label: 'engine.io的socket.ts：服务器一侧的升级，每100毫秒一个noop',
      url: 'https://github.com/socketio/socket.io/blob/main/packages/engine.io/lib/socket.ts',
    },
    {
      label: 'engine.io的server.ts：ping、pong和升级分别是25秒、20秒和10秒',
      url: 'https://github.com/socketio/socket.io/blob/main/packages/engine.io/lib/server.ts',
    },
    {
      label: 'socket.io-client的manager.ts：连接20秒；1至5秒后重试，抖动0.5',
      url: 'https://github.com/socketio/socket.io/blob/main/packages/socket.io-client/lib/manager.ts',
    },
  ],
};
