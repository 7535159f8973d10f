import { jsonLineComments, streamComments } from '../stream-comments.zh-CN';
import type { SampleComments } from '../technique';

export const comments: SampleComments = {
  ...streamComments,
  ...jsonLineComments,
  '`onMessage({ id, data })` gets each message, `onFailure(error)` each failure. The function returned stops it all.':
    '消息交给`onMessage({ id, data })`，失败交给`onFailure(error)`。返回的函数让一切停下。',
  'longer than the time between two heartbeats, or it gives up on good streams':
    '要比两次心跳的间隔长，否则会放弃好好的流',
  'the beginning of a line whose end has not come': '一行的开头，结尾还没到',
  'to its end: then the next one follows at once': '读到结束，马上接着下一条流',
  'the abort below ends up here': '下面的中止会走到这里',
  'A stream of lines for each client. Returns the server, which does not listen yet, `publish(data)`, and':
    '每个客户端一条按行的流。返回尚未监听的服务器、`publish(data)`和',
  'or nginx keeps the stream back until its buffer is full': '否则nginx会扣住流，直到缓冲区满',
  "the client's fetch resolves from here on, news or not": '从这里起，不管有没有消息，客户端的fetch都有了结果',
  'An empty line is no message. It tells the client, and proxies, that the stream is alive.':
    '空行不是消息，只是告诉客户端和代理：流还活着。',
};
