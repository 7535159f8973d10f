import type { SampleComments } from '../technique';

export const comments: SampleComments = {
  'One session, from its opening to its end, which `onClose(error)` tells once. Returns what ends it.':
    '一个会话，从建立到结束；结束由`onClose(error)`告知一次。返回结束它的函数。',
  "Engine.IO's client, version 4. `onMessage(data)` gets each message, `onFailure(error)` each end of a session.":
    'Engine.IO第4版的客户端。消息交给`onMessage(data)`，会话结束交给`onFailure(error)`。',
  'Chance moves it a little, either way, so that clients cut off together do not come back together.':
    '随机地前后挪一点，免得一起断线的客户端又一起回来。',
  'one packet or several': '一个包，或者几个',
  'the poll: held until there is something': '轮询：挂起到有东西为止',
  'no poll is under way: from here on the socket carries it all': '没有轮询在途了：从此全由套接字承载',
  'it works: the poll under way is the last one': '走得通：在途的轮询就是最后一个',
  'where there is no socket, polling goes on': '没有套接字，就继续轮询',
  'once is enough': '一次就够了',
  'RFC 6455': '出自RFC 6455',
  'A packet in a frame of its own, up to 65,535 bytes.': '一个包占一帧，最多65,535字节。',
  'The first frame of a browser in `bytes`, or null until all of it is there. Pages of this protocol send short ones.':
    '`bytes`里浏览器发来的第一帧，没到齐之前为null。这套协议的页面只发短帧。',
  'All sessions, by sid. One at a time carries each of them, its poll or its socket.':
    '全部会话，按sid存放。每个会话同一时刻只由一方承载：它的轮询，或它的套接字。',
  'What nobody can carry now waits: nothing is lost or sent twice.': '眼下没人能承载的就先等着：不丢，也不重发。',
  "A socket that is to take over a session: it is probed, the poll is ended, and at the client's word it carries it all.":
    '要接手会话的套接字：先探测，再结束轮询，客户端一声令下，全由它承载。',
  "Engine.IO's server, version 4. Returns the server, which does not listen yet, `publish(data)` and `closeSockets()`.":
    'Engine.IO第4版的服务器。返回尚未监听的服务器、`publish(data)`和`closeSockets()`。',
  'two at once: a mistake': '同时来了两个：是个错误',
  'what had waited for it': '送出一直在等它的',
  'what had waited for this': '送出等着这一刻的',
};
