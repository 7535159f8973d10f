import type { TechniqueAbout } from '../technique';

export const aboutZhCn: TechniqueAbout = {
  howItWorks:
    'setInterval到点就触发，别的一概不看。每次都发出一个新请求，并在查询串里带上当前时间，免得缓存替服务器作答。' +
    '原文称之为普通轮询，说服务器“马上返回”；可它的服务器其实在循环里等消息，每个请求都要等到抽中随机数才有应答。' +
    '于是请求并排堆积，后发的可能先得到应答；浏览器到同一主机的六条连接占满之后，下一个请求只能在浏览器里排队。' +
    '如果让服务器立即应答，它就是教科书上的短轮询：应答很快，没有新消息时就是空应答。',
  strengths: [
    '实现简单：页面上一个定时器，服务器上一个普通的请求处理函数。',
    '请求和应答都是完整的普通HTTP，代理和防火墙不会觉得异样。',
    '某个请求失败了也不用管，下一次触发会再问。',
  ],
  costs: [
    '消息少的时候，大多数请求空手而归，而每个请求来回都要带上头部。',
    '消息要等到下一次轮询才被取走：服务器立即应答时，平均要等半个间隔。',
    '应答会后发先至，页面可能先显示新的，再显示旧的。',
    '不用游标时，应答只反映当下的状态，两次轮询之间出现又消失的内容永远看不到。',
  ],
  sources: [
    {
      label: 'hoojo：《Web通信 之 长连接、长轮询（long polling）》，2013，程序一',
      url: 'https://www.cnblogs.com/hoojo/p/longPolling_comet_jquery_iframe_ajax.html',
    },
    { label: 'RFC 6202，§1、§2：轮询及其代价', url: 'https://www.rfc-editor.org/rfc/rfc6202' },
    { label: 'HTML标准：定时器', url: 'https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#timers' },
    { label: 'jQuery.ajax()：不保证完成的先后顺序', url: 'https://api.jquery.com/jQuery.ajax/' },
    {
      label: 'Chromium：到同一主机最多六条连接',
      url: 'https://chromium.googlesource.com/chromium/src/+/main/net/socket/client_socket_pool_manager.cc',
    },
  ],
};
