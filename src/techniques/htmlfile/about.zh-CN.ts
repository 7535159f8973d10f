import type { TechniqueAbout } from '../technique';

export const aboutZhCn: TechniqueAbout = {
  howItWorks:
    '在Internet Explorer里，名为htmlfile的ActiveX对象是一个不属于任何窗口的文档。永不结束的iframe放在它里面，照样加载、执行脚本、调用页面，浏览器却什么也不显示：没有加载中，导航时也没有咔嗒声。' +
    'Gmail里的Google Talk在2006年就是这样做的。' +
    '页面必须一直引用着这个对象，否则垃圾回收会把它连同连接一起收走；最早的实现每100毫秒去看一次队列，无意中正好做到了这一点。' +
    '对服务器和网络来说，它就是iframe长连接：同样的填充、上限、空档，失败同样悄无声息。',
  strengths: [
    '浏览器不显示加载中。',
    '每条消息只需一个单程就能送达，无需客户端来要。',
    '在10版之前的Internet Explorer里也能用，那里的XHR不能边收边读。',
  ],
  costs: [
    '只有Internet Explorer才有：别的浏览器得用别的技术，服务器两样都要会。',
    '中间隔着队列，每条消息就要等到下一次去看。',
    '页面得不到状态码，也没有错误事件：服务器出错，只会被毫不停顿地一再请求。',
    '一个文档结束、下一个打开之前，客户端听不见；没有游标，这时发布的就丢了。',
    '8版之前的Internet Explorer到同一主机只有两条连接，它要一直占用一条。',
  ],
  sources: [
    {
      label:
        'Alex Russell：What else is burried down in the depth’s of Google’s amazing JavaScript?，2006：Gmail的办法',
      url: 'https://infrequently.org/2006/02/what-else-is-burried-down-in-the-depths-of-googles-amazing-javascript/',
    },
    {
      label: 'Michael Carter：IE ActiveX(“htmlfile”) Transport, Part II，2007：队列',
      url: 'https://web.archive.org/web/2008/http://cometdaily.com/2007/11/18/ie-activexhtmlfile-transport-part-ii/',
    },
    {
      label: 'SockJS：htmlfile.js，填充与script块',
      url: 'https://github.com/sockjs/sockjs-node/blob/main/lib/transport/htmlfile.js',
    },
    {
      label: 'SockJS：各浏览器的传输方式',
      url: 'https://github.com/sockjs/sockjs-client#supported-transports-by-browser-html-served-from-http-or-https',
    },
  ],
};
