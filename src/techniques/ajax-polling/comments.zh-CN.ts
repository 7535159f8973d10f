import { articleComments } from '../article-comments.zh-CN';
import type { SampleComments } from '../technique';

export const comments: SampleComments = {
  ...articleComments,
  "The article's first program: ask on a timer, whatever is still in flight. `onMessage(text)` gets each answer as it":
    '原文的第一个程序：按定时器提问，不管还有什么在途。每个应答一到就交给`onMessage(text)`。',
  'comes. The cursor is our addition, for a server that answers at once. Returns a function that stops asking.':
    '游标是我们加的，供立即应答的服务器使用。返回一个用来停止提问的函数。',
  'no care is taken of failures: the next tick asks again': '失败不作处理：下一次定时会再问',
  'Answers overtake one another; the cursor must not follow an old one back.':
    '应答会互相超越；游标不能跟着旧应答倒退。',
  'The time makes each address a new one, so that no cache answers for the server.':
    '带上时间，每个地址都是新的，缓存就不会替服务器应答。',
  'It does not look whether the last request has been answered: this is how requests come to overlap.':
    '它不看上一个请求是否已有应答：请求就是这样重叠起来的。',
  'The article calls this plain polling, but the request is held until a draw succeeds. There is no limit.':
    '原文把这叫普通轮询，其实请求一直挂到抽中为止，没有上限。',
};
