import type { TechniqueAbout } from '../technique';

export const aboutZhCn: TechniqueAbout = {
  howItWorks:
    '隐藏的iframe请求一个页面，服务器永远不结束它。每有一条消息就写一个script块，结束标签一到，浏览器就执行，调用外面那个页面的函数。' +
    '有些浏览器要收到一定字节数才开始执行，所以服务器先写一段填充。' +
    '每个块都留在文档里，于是到了上限服务器就结束它，页面再打开一个。' +
    '页面能得知的只有load：文档结束会触发它，错误页也一样触发。失败看上去就像结束，随即再试。连接若是悄无声息地断了，就什么也得不到。',
  strengths: [
    '每条消息只需一个单程就能送达，无需客户端来要。',
    '只要有框架和脚本就行，很老的浏览器也能用。',
    '由浏览器把流切成一条条消息：一个script块就是一条。',
    '就是普通的HTTP，一条消息只多几个字节，不必带整套头部。',
  ],
  costs: [
    'iframe开着多久，浏览器就显示加载中多久，也就是一直显示。',
    '页面得不到状态码，也没有错误事件：服务器出错，只会被毫不停顿地一再请求。',
    '会缓冲的代理要等页面结束才放行，于是什么都过不来。',
    '一个文档结束、下一个打开之前，客户端听不见；没有游标，这时发布的就丢了。',
    '文档随着每条消息增长，换掉才会变小；浏览器到同一主机的连接还要一直占用一条。',
  ],
  sources: [
    { label: 'RFC 6202，§3：HTTP流', url: 'https://www.rfc-editor.org/rfc/rfc6202#section-3' },
    {
      label: 'Alex Russell：What else is burried down in the depth’s of Google’s amazing JavaScript?，2006：加载指示',
      url: 'https://infrequently.org/2006/02/what-else-is-burried-down-in-the-depths-of-googles-amazing-javascript/',
    },
    {
      label: 'SockJS：htmlfile.js，填充与script块',
      url: 'https://github.com/sockjs/sockjs-node/blob/main/lib/transport/htmlfile.js',
    },
    {
      label: 'SockJS：response-receiver.js，应答上限',
      url: 'https://github.com/sockjs/sockjs-node/blob/main/lib/transport/response-receiver.js',
    },
    {
      label: 'hoojo：《Web通信 之 长连接、长轮询（long polling）》，2013：长连接',
      url: 'https://www.cnblogs.com/hoojo/p/longPolling_comet_jquery_iframe_ajax.html',
    },
  ],
};
