import { articleComments } from '../article-comments.zh-CN';
import type { SampleComments } from '../technique';

export const comments: SampleComments = {
  ...articleComments,
  "The article's second program: one hidden iframe, sent to the server again and again. `onMessage(text)` gets what the":
    '原文的第二个程序：一个隐藏的iframe，一次又一次地发往服务器。每次定时，框架里显示的内容',
  'frame shows at each tick, so the first text is empty. The cursor is our addition, for a server that answers at once.':
    '交给`onMessage(text)`，所以第一次是空的。游标是我们加的，供立即应答的服务器使用。',
  'Returns a function that stops asking.': '返回一个用来停止提问的函数。',
  'No load handler: an answer lies here unread until the next tick. A failed load may leave no readable document.':
    '没有load处理函数：应答躺在这里，到下一次定时才被读。加载失败时可能读不到文档。',
  'A frame can do one navigation at a time, so this one aborts a request that is still waiting.':
    '一个框架同时只能做一次导航，所以这一次会中止还在等待的请求。',
  'If the answer is not there yet, browsers differ: Chromium today drops the request and reloads the old document.':
    '如果应答还没到，各浏览器做法不同：如今的Chromium丢掉请求，重载旧文档。',
  'A tick of the client aborts the request before. This loop does not notice, and works on for nobody.':
    '客户端的一次定时会中止前一个请求。这个循环察觉不到，继续白干。',
  'no limit, and no look whether the client is still there': '没有上限，也不看客户端还在不在',
};
