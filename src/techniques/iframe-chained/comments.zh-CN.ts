import { articleComments } from '../article-comments.zh-CN';
import type { SampleComments } from '../technique';

export const comments: SampleComments = {
  ...articleComments,
  "The article's fourth program: the next iframe when the one before has loaded. `onMessage(text)` gets each answer, in":
    '原文的第四个程序：前一个iframe加载完，才有下一个。应答按顺序交给`onMessage(text)`。',
  'order. The cursor is our addition, for a server that holds. Returns a function that stops asking.':
    '游标是我们加的，供会挂起的服务器使用。返回一个用来停止提问的函数。',
  'Everything hangs on this event. There is no timeout: if it never fires, nobody asks again.':
    '一切都系于这个事件。没有超时：它若永不触发，就再也没有人提问。',
  "The article's loop, or a real hold until there is news. Returns the server, which does not listen yet, and":
    '原文的循环，或者真正挂起到有消息。返回尚未监听的服务器和',
  '`publish(data)`. The loop makes its own news; `publish` is for the hold.':
    '`publish(data)`。循环自己产生消息；`publish`只用于挂起。',
  "There is no limit: as long as no draw succeeds, the client's whole chain stands still.":
    '没有上限：只要没抽中，客户端的整条链就停着不动。',
};
