import type { systemNotes as english } from './en-system-notes';

/** Simplified Chinese: of real systems, which numbers are their own. */
export const systemNotes: Readonly<Record<keyof typeof english, string>> = {
  webqq:
    '原文把 WebQQ 列为长轮询的使用者，分析过其流量的人也看到：一个请求会一直挂着，直到有消息。服务器挂起多久，这些出处没有说：25\u00a0秒是我们的默认值，其余也是。',
  'baidu-hi':
    '原文把 Hi 网页版列为长轮询的使用者，但没有给出它的数字。20\u00a0秒取自原文给所有服务器的建议的上限（POLLING_LIFE，10 到 20\u00a0秒，小于 Web 服务器自身的超时）。',
  'facebook-chat':
    '两个数字都出自 fbchat，一个由他人为 Facebook 聊天编写的客户端；服务器挂起 50\u00a0秒是其中的一句注释。Facebook 的工程师在 2008\u00a0年介绍过这种由隐藏 iframe 发出、被挂起的 GET，但没有给出数字。',
  'gmail-chat':
    'Alex Russell 于 2006\u00a0年在 Google 的脚本里发现了 htmlfile；Internet Explorer 每个主机两个连接的限制也出自他。填充、心跳和应答上限是我们的默认值。',
  'flash-game':
    '原文说网络游戏使用 Flash Socket，但没有点名：每秒两步、每步 12\u00a0字节是我们编的。询问、端口和零字节出自 Adobe。',
  dwr: 'connectedTime 60,000 和 disconnectedTime 1,000 出自 DWR。这里每个应答带着消息就结束；DWR 也可以在打开的应答上继续写。它的客户端默认没有超时。',
  icomet:
    '30\u00a0秒和 1.3 倍出自 iComet；每个请求所带的编号（seq）也是，服务器据此知道该补发什么，它保留 10 条消息。空应答之后最多 1\u00a0秒的停顿没有模拟。',
  cometd:
    'timeout 30\u00a0秒、backoffIncrement 1\u00a0秒和 maxBackoff 60\u00a0秒出自 CometD；客户端在服务器上限之后再等 maxNetworkDelay（10\u00a0秒）才放弃。CometD 每连续失败一次多等一秒，我们的等待则会加倍。页面在第二个连接上发布的消息没有模拟。',
  sockjs:
    'response_limit 128\u00a0KiB、heartbeat_delay 25\u00a0秒和 2\u00a0KiB 的填充出自 sockjs-node。能用 WebSocket 时 SockJS 会用它；这是退而求其次的方式。每条消息 40,000\u00a0字节，好让上限出现在眼前。',
  socketio:
    'pingInterval 25\u00a0秒、pingTimeout 20\u00a0秒和首次等待 1\u00a0秒是 Socket.IO 的默认值。它一半的抖动在这里省去，好让等待正好是 1\u00a0秒。',
  nacos:
    '30\u00a0秒、提前 500\u00a0毫秒，以及客户端 HTTP 在 45\u00a0秒后放弃，都出自 Nacos 1.x。它用所持内容的 MD5 来询问；这里由游标代替。',
  bosh: 'wait 60 和 hold 1 是规范中的例子。规范还有第二个请求，客户端在第一个被挂起时用它说话：这没有模拟。规范的其他限制（inactivity 30\u00a0秒、polling 5\u00a0秒），守规矩的客户端不会碰到。',
  signalr:
    '这四个等待是 ASP.NET Core SignalR 自动重连的默认值。我们的 WebSocket 只有一个等待时间，所以这次运行改了它三次：见其中的故障。其间发布的消息丢失了，裸的 WebSocket 就是这样。',
  cors: '原文的结语：CORS 让 iframe 和脚本的技巧变得过时，XHR 长轮询是纯 HTTP 里最好的，WebSocket 是未来。脚本的失败无声无息，出自 CometD 手册。32.5\u00a0秒的看门狗是挂起上限的 1.3 倍，依照 iComet 的客户端；其余是我们的默认值。',
};
