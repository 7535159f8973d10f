import type { SampleComments } from '../technique';

export const comments: SampleComments = {
  "Engine.IO's client, version 4. `onMessage(data)` gets each message, `onFailure(error)` each lost session.":
    'Engine.IO第4版的客户端。消息交给`onMessage(data)`，会话丢失交给`onFailure(error)`。',
  'one packet or several': '一个包，或者几个',
  'sid, upgrades, pingInterval, pingTimeout': '其中有sid、upgrades、pingInterval、pingTimeout',
  'the poll: held until there is something': '轮询：挂起到有东西为止',
  'no poll is under way: from here on the socket carries it all': '没有轮询在途了：从此全由套接字承载',
  'it works: the poll under way is the last one': '走得通：在途的轮询就是最后一个',
  'where there is no socket, polling goes on': '没有套接字，就继续轮询',
  'once is enough': '一次就够了',
  'RFC 6455': '出自RFC 6455',
  'A packet in a frame of its own, up to 65,535 bytes.': '一个包占一帧，最多65,535字节。',
  'The first frame of a browser in `bytes`, or null until all of it is there. Pages of this protocol send short ones.':
    '`bytes`里浏览器发来的第一帧，没到齐之前为null。这套协议的页面只发短帧。',
  "Engine.IO's server, version 4. Returns the server, which does not listen yet, and `publish(data)`.":
    'Engine.IO第4版的服务器。返回尚未监听的服务器和`publish(data)`。',
  'by sid: { sid, unsent, poll, socket, timer }': '按sid存放：{ sid, unsent, poll, socket, timer }',
  'One at a time carries the session, and what nobody can carry waits: nothing is lost or sent twice.':
    '同一时刻只有一方承载会话，没人能承载的就先等着：不丢，也不重发。',
  'two at once: a mistake': '同时来了两个：是个错误',
  'what had waited for it': '送出一直在等它的',
  'and what had waited for this': '再送出等着这一刻的',
};
