import type { SampleComments } from '../technique';

export const comments: SampleComments = {
  "`onMessage(data)` gets each message, `onStatus` 'open', 'waiting' or 'closed'. Returns `send(data)`, which is true":
    "消息交给`onMessage(data)`，'open'、'waiting'或'closed'交给`onStatus`。",
  'when the data could be handed over, and `stop()`.': '返回`send(data)`（数据交得出去时为真）和`stop()`。',
  'A socket that could not be opened ends here as well, with code 1006 and no reason.':
    '打不开的套接字也在这里结束，代码1006，没有原因。',
  'No browser does this by itself. What was published meanwhile is missed unless the application asks for it.':
    '没有哪个浏览器会自己做这件事。其间发布的消息就漏掉了，除非应用去要。',
  'handed to the browser; nothing says that it arrived': '交给了浏览器；没有什么能说明它已到达',
  "A frame's first byte, when the message is whole: FIN and the opcode. Source of all of this: RFC 6455.":
    '消息完整时帧的第一个字节：FIN和操作码。以下都出自RFC 6455。',
  'the code 1012: come back': '代码1012：请再来',
  'Shows that the server means WebSocket and does not answer by accident (§1.3).':
    '表明服务器真懂WebSocket，不是碰巧应答（§1.3）。',
  'Up to 65,535 bytes. Servers send them as they are; only clients mask.':
    '最多65,535字节。服务器原样发送；只有客户端加掩码。',
  'The first frame in `bytes`, or null until all of it is there. Not masked, or 64 kB and more, ends it all.':
    '`bytes`里的第一帧，没到齐之前为null。没有掩码，或者达到64 kB，就全部结束。',
  '1008: not allowed': '1008：不允许',
  'two bytes, two more for the length of a long one, four of the mask': '两个字节，长帧的长度再加两个，掩码四个',
  'Returns the server, which does not listen yet, `publish(data)` and `closeSockets()`. `onMessage(data)`: from pages.':
    '返回尚未监听的服务器、`publish(data)`和`closeSockets()`。`onMessage(data)`：页面发来的。',
  'Proxies cut what is silent, and a peer may be gone without a word. Pages cannot ping, but browsers answer pings.':
    '代理会切断沉默的连接，对端也可能不声不响就没了。页面不能发ping，但浏览器会答ping。',
  'its echo ends it': '它的回应会结束连接',
};
