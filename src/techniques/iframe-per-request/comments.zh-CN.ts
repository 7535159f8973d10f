import { articleComments } from '../article-comments.zh-CN';
import type { SampleComments } from '../technique';

export const comments: SampleComments = {
  ...articleComments,
  "The article's third program: a new hidden iframe for each request. `onMessage(text)` gets each answer when its frame":
    '原文的第三个程序：每个请求新建一个隐藏的iframe。框架加载完，应答就交给`onMessage(text)`。',
  'has loaded. The cursor is our addition, for a server that answers at once. Returns a function that stops asking.':
    '游标是我们加的，供立即应答的服务器使用。返回一个用来停止提问的函数。',
  'The same id and name for all, as in the article: frames that overlap share them.':
    '和原文一样，大家用同一个id和name：重叠的框架共用它们。',
  '`load` also fires for an error page. For a request that is never answered it does not fire, and the frame stays.':
    '错误页也会触发`load`。永远得不到应答的请求不会触发，框架就一直留着。',
  'Each frame waits on its own. When the server takes longer than an interval, the later one may load first.':
    '每个框架各等各的。服务器用时超过间隔时，后面的可能先加载完。',
  'Each request draws for itself, so a later one may well be answered first. There is no limit.':
    '每个请求各抽各的，所以后来的很可能先得到应答。没有上限。',
};
