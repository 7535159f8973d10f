import type { TechniqueAbout } from '../technique';

export const aboutZhCn: TechniqueAbout = {
  howItWorks:
    '应答的头部一到，fetch就有了结果；应答体是一个ReadableStream，页面一段一段地读。' +
    '其余的都要自己来：把文本切成一行行JSON，每次请求都在地址里说明已经收到哪里，结束或失败之后再请求，等待一次比一次久。' +
    '流沉默太久，就用AbortController放弃；为此服务器不时写一个空行，客户端超时必须比两个空行的间隔长。',
  strengths: [
    '每条消息只需一个单程就能送达，无需客户端来要。',
    '方法、头部、格式都能自己定，二进制也行：这些EventSource都不让选。',
    '读过的就放掉，应答可以一直开着，不需要上限。',
    '什么时候再试由页面决定，状态码不对之后也一样。',
    '有了超时，悄无声息断掉的流也能发现。',
  ],
  costs: [
    '没有重连，没有分帧，没有id，除非自己写。',
    '一段一段到达的并不是消息：可能断在一行中间，甚至一个字符中间。',
    '在HTTP/1.1上，每条流占用浏览器到同一主机的六条连接之一。',
    '会缓冲的代理要等应答结束才放行。',
  ],
  sources: [
    { label: 'Fetch标准：应答体', url: 'https://fetch.spec.whatwg.org/#body-mixin' },
    { label: 'Streams标准：ReadableStream', url: 'https://streams.spec.whatwg.org/#rs-class' },
    { label: 'DOM标准：AbortController', url: 'https://dom.spec.whatwg.org/#interface-abortcontroller' },
    {
      label: 'MDN：使用可读流',
      url: 'https://developer.mozilla.org/en-US/docs/Web/API/Streams_API/Using_readable_streams',
    },
    {
      label: 'Marc Brooker：Exponential Backoff And Jitter，AWS，2015',
      url: 'https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/',
    },
  ],
};
