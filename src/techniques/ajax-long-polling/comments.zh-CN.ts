import { articleComments } from '../article-comments.zh-CN';
import type { SampleComments } from '../technique';

export const comments: SampleComments = {
  ...articleComments,
  "The article's fifth program: ask again whatever happens. `onMessage(text)` gets each answer, `onFailure(what)` each":
    "原文的第五个程序：不管发生什么都再问。应答交给`onMessage(text)`，'timeout'和'error'",
  "'timeout' and 'error'. The cursor is our addition, for a server that holds or answers at once. Returns a function":
    '交给`onFailure(what)`。游标是我们加的，供挂起或立即应答的服务器使用。',
  'that stops asking.': '返回一个用来停止提问的函数。',
  "Counts from `send`, so a wait for a free connection is part of it. The server's loop may well take longer: its":
    '从`send`算起，等空闲连接的时间也在内。服务器的循环很可能更久：',
  'answer then finds nobody, and the connection is gone. 0 means none.':
    '到那时应答找不到人，连接也没了。0表示没有超时。',
  'The article makes no difference: it asks again at once. With the server down, as fast as it is refused.':
    '原文不加区分：立刻再问。服务器停机时，被拒绝得多快就问得多快。',
  "Three ways to answer: the article's loop, a real hold until there is news, or at once. Returns the server, which does":
    '应答的三种办法：原文的循环、真正挂起到有消息、立即应答。返回尚未监听的服务器',
  'not listen yet, and `publish(data)`, of which the loop knows nothing: it makes its own news.':
    '和`publish(data)`。循环对它一无所知，消息由自己产生。',
  'There is no limit, and no look whether the client is still there: what it gave up is orphan work.':
    '没有上限，也不看客户端还在不在：它放弃的请求，就成了无主的工作。',
};
