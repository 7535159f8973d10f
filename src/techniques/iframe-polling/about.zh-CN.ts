import type { TechniqueAbout } from '../technique';

export const aboutZhCn: TechniqueAbout = {
  howItWorks:
    '每次触发时，程序先读出iframe里现有的文字，再让它去访问服务器，过一会儿又重载一次。' +
    '一个iframe同一时刻只能做一次导航，所以新的导航会中止还在等待的上一次。' +
    '程序没有监听load事件：应答到了也只是躺在iframe里，到下一次触发才被读走；要是赶在重载之前到，还会被它覆盖掉。' +
    '在Pollscope里，重载会再请求一次新地址，并中止尚未完成的请求；在这一点上，HTML标准与2013年的浏览器并不一致。',
  strengths: [
    '不需要XMLHttpRequest，一个iframe加一个定时器就够了。',
    '一个iframe同一时刻只有一次导航，应答不会后发先至。',
  ],
  costs: [
    '每次触发都会中止还在等待的请求；原文的服务器察觉不到，继续替已经离开的客户端干活。',
    '中止一个请求就要断开它的TCP连接，下一个请求得重新建立连接。',
    '应答要到下一次触发才被读走，或者干脆被重载覆盖掉。',
    '每次触发之后的重载又多出一个请求。',
    '浏览器通常会显示正在加载；当年的Internet Explorer每次导航还会“咔嗒”响一声。',
  ],
  sources: [
    {
      label: 'hoojo：《Web通信 之 长连接、长轮询（long polling）》，2013，程序二',
      url: 'https://www.cnblogs.com/hoojo/p/longPolling_comet_jquery_iframe_ajax.html',
    },
    { label: 'HTML标准：导航与重载', url: 'https://html.spec.whatwg.org/multipage/browsing-the-web.html' },
    {
      label: 'RFC 9112，§9.3：应答读完，连接才能复用',
      url: 'https://www.rfc-editor.org/rfc/rfc9112#section-9.3',
    },
    {
      label: 'Alex Russell，2006：幽灵点击声与转个不停的图标',
      url: 'https://infrequently.org/2006/02/what-else-is-burried-down-in-the-depths-of-googles-amazing-javascript/',
    },
  ],
};
