import type { SampleComments } from '../technique';

export const comments: SampleComments = {
  "`onMessage(text)` gets each message, which begins with its number, in no certain order; `onStatus` 'open', 'waiting' or":
    "消息交给`onMessage(text)`，以编号开头，次序不定；'open'、'waiting'或",
  "'closed'. Returns `send(text)`, which is true when the text could be handed over, and `stop()`.":
    "'closed'交给`onStatus`。返回`send(text)`（文字交得出去时为真）和`stop()`。",
  'what breaks off is told by the end of the session': '断了什么，会话结束时自会知道',
  "whole at the stream's end": '流结束时消息才完整',
  'a later one has been read': '后来的已经读过',
  'blocked UDP says nothing': 'UDP被拦时一声不响',
  'at once, where it could not be opened': '没能打开的话，马上就到这里',
  'No browser does this by itself. What was published meanwhile is missed unless the application asks for it.':
    '没有哪个浏览器会自己做这件事。其间发布的消息就漏掉了，除非应用去要。',
  'a stream of its own, which ends with it': '它自己的流，随它结束',
  'nothing says that it arrived': '没有什么能说明它已到达',
  "What fits into a packet on any path, beside QUIC's own bytes.":
    '除去QUIC自己的字节，任何路径上一个包都装得下的长度。',
  'Node has no HTTP/3 of its own: `sessions` is a stream of WebTransport sessions, as a library for it hands them over.':
    'Node自己没有HTTP/3：`sessions`是一个由WebTransport会话组成的流，由相应的库交来。',
  'Returns `publish(text)` and `closeSessions()`. `onMessage(text)`: from pages. The library pings silent connections.':
    '返回`publish(text)`和`closeSessions()`。`onMessage(text)`：页面发来的。沉默的连接由库发PING。',
  'a session that is over tells so itself': '会话结束时自会告知',
  'A datagram is sent once, and never again.': '数据报只发一次，不再重发。',
  'A stream of its own for each message, which ends with it: none waits for another.':
    '每条消息一条自己的流，随它结束：谁也不等谁。',
};
