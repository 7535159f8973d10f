import type { TechniqueAbout } from '../technique';

export const aboutZhCn: TechniqueAbout = {
  howItWorks:
    'script元素可以从任何网站加载，而XMLHttpRequest当年做不到。页面在查询串里给出函数名，服务器的应答就是对它的一次调用，消息作为参数：这就是“带填充的JSON”。' +
    '再把请求挂起到有消息为止，就是CORS出现之前的跨站长轮询。' +
    '但script元素是个蹩脚的HTTP客户端：只有GET，没有头部，没有状态码，没有超时，不能中止。' +
    '出错时页面只听到一个光秃秃的error事件，在更老的浏览器里什么也听不到；这时只有页面自己的看门狗会发现应答没来。' +
    '看门狗也只能插入下一个脚本：旧请求继续进行，占着连接；应答迟迟到来时，照样调用它的函数。',
  strengths: [
    '可以跨站，不需要服务器用CORS许可，有script元素的浏览器都行。',
    '应答是完整的，会扣住流的代理也放行。',
    '应答无需解析，调用函数就送到了。',
  ],
  costs: [
    '出错没有声音：失败的脚本没有状态码，看门狗又必须长于最久的正常应答。',
    '迟到的应答带来的消息，下一个脚本已经带来过：页面要料到会收两遍。',
    '保持顺序的脚本互相等待：有一个永远不来，后面的就全停了。',
    '服务器挂起请求多久，浏览器就显示页面加载多久。',
    '只有GET，客户端要说的话都得塞进地址里。',
    '服务器发来什么，页面就执行什么：必须完全信任它。',
  ],
  sources: [
    {
      label: 'CometD：callback-polling传输方式及其缺点',
      url: 'https://docs.cometd.org/current5/reference/#_javascript_transports',
    },
    {
      label: 'HTML标准：script元素，按顺序尽快执行的脚本',
      url: 'https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element',
    },
    {
      label: 'iComet：带看门狗的客户端，用JSONP',
      url: 'https://github.com/ideawu/icomet/blob/master/demo/web/js/icomet.js',
    },
    {
      label: 'SockJS客户端：各种传输方式与忙碌指示',
      url: 'https://github.com/sockjs/sockjs-client#supported-transports-by-browser-html-served-from-http-or-https',
    },
    { label: 'RFC 6202，§7：用脚本长轮询的安全问题', url: 'https://www.rfc-editor.org/rfc/rfc6202' },
  ],
};
