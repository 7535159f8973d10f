import type { TechniqueAbout } from '../technique';

export const aboutZhCn: TechniqueAbout = {
  howItWorks:
    '每次触发都新建一个iframe并指向服务器。load事件触发后，程序读出其中的文字，再把这个iframe扔掉。' +
    '各个iframe互不知晓：服务器的应答时间一旦超过间隔，就会有几个同时在等，后建的可能先加载完。它们的id和name全都相同。' +
    '原文把这个程序归为“长连接”，但每个应答都会结束；它其实是用iframe代替XMLHttpRequest的轮询。',
  strengths: [
    '后一个请求不会中止前一个。',
    'iframe一加载完，应答马上被读走。',
    '不用XMLHttpRequest，也能做到Ajax轮询能做的事。',
  ],
  costs: [
    '和Ajax轮询一样，应答会后发先至。',
    '只要有iframe在等，浏览器就显示加载条，原文也提到了这一点。',
    '每个在等的iframe都占用浏览器到同一主机的六条连接之一。',
    '得不到应答的请求会把它的iframe永远留在页面里：没有任何超时。',
  ],
  sources: [
    {
      label: 'hoojo：《Web通信 之 长连接、长轮询（long polling）》，2013，程序三',
      url: 'https://www.cnblogs.com/hoojo/p/longPolling_comet_jquery_iframe_ajax.html',
    },
    {
      label: 'HTML标准：iframe元素',
      url: 'https://html.spec.whatwg.org/multipage/iframe-embed-object.html#the-iframe-element',
    },
    {
      label: 'Chromium：到同一主机最多六条连接',
      url: 'https://chromium.googlesource.com/chromium/src/+/main/net/socket/client_socket_pool_manager.cc',
    },
  ],
};
