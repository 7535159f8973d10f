import type { Catalogue } from './catalogue';

export const beliefs: Catalogue['beliefs'] = {
  'belief-one-thing': {
    title: '“保持连接就是长轮询”',
    caption: '三件不同的事：轮询共用一条 TCP 连接，长轮询是一个在等的请求，事件流是一个不结束的应答。',
  },
  'belief-new-connection': {
    title: '“每次长轮询都新开连接”',
    caption: '五个请求，一条连接：保持着的连接会再用；旧的没了才开新的。',
  },
  'belief-interval-waits': {
    title: '“setInterval 会等应答回来”',
    caption: '不管有没有应答，每秒都发一个请求。这里应答要 1.4\u00a0s，所以同时有两个在途。',
  },
  'belief-answers-in-order': {
    title: '“应答按请求的次序到达”',
    caption: '请求 2 比请求 1 先得到应答：页面先看到较新的值，后看到较旧的。',
  },
  'belief-abort-stops-server': {
    title: '“abort() 会让服务器停下”',
    caption: '客户端 3\u00a0s 后放弃，而这台服务器并不察觉：它为没人在等的请求继续工作，直到 8\u00a0s 用完。',
  },
  'belief-as-fast-as-a-socket': {
    title: '“长轮询和套接字一样快”',
    caption: '单独一条消息是一样快：一次单程。连发三条时，后两条最多要走三趟：页面得先再问一次。',
  },
  'belief-fewer-requests': {
    title: '“长轮询发的请求更少”',
    caption: '消息频繁时就不是：每 0.45\u00a0s 一条消息，每个应答之后都要再请求，而轮询 3\u00a0s 才问一次。',
  },
  'belief-the-gap-is-safe': {
    title: '“空档里的消息会等着”',
    caption: '消息 2 发布在两次请求之间。知道页面看到哪里的服务器可以补发；另一台就把它丢了。',
  },
  'belief-empty-is-an-error': {
    title: '“空应答就是出错”',
    caption: '挂起上限到了，服务器就答一个没有消息的 200：这是心跳。页面随即再问。',
  },
  'belief-any-timeout-will-do': {
    title: '“客户端超时随便设”',
    caption: '服务器挂起 5\u00a0s。只等 3\u00a0s 的客户端会放弃好端端的请求，随后退避，消息就晚了。',
  },
  'belief-reconnects-by-itself': {
    title: '“断了会自己重连”',
    caption: 'EventSource 在断开后会重连，但得到 503 之后就不再试。WebSocket 从不自己重连：要由程序来做。',
  },
  'belief-six-for-each-tab': {
    title: '“每个标签页有六条连接”',
    caption: '六条是整个浏览器对一台主机的（HTTP/1.1）：六个标签页各占一条，第七个的轮询要等有一条空出来。',
  },
  'belief-heartbeat-passes-buffers': {
    title: '“心跳能穿过代理的缓冲”',
    caption: '缓冲代理把心跳和别的一样扣下：消息 1 要等攒够 210 字节才过得去。',
  },
  'belief-read-timeout-is-total': {
    title: '“读超时限制整个应答”',
    caption: '它限制的是沉默。每 2\u00a0s 一次心跳，流就活过了 3\u00a0s 的超时；服务器一停顿，代理就把它切断。',
  },
  'belief-comet-is-a-protocol': {
    title: '“Comet 是一种协议”',
    caption:
      '它是 Alex Russell 在 2006\u00a0年起的统称，指一切让服务器先开口的办法：挂起的请求、不结束的 iframe、不结束的 XHR。',
  },
  'belief-http2-push': {
    title: '“HTTP/2 推送能发消息”',
    caption: '服务器推送只把文件放进缓存，页面听不到，浏览器已将它去掉。用 HTTP/2 时，消息同样是应答，走页面要来的流。',
  },
  'belief-sent-is-delivered': {
    title: '“send() 成功就是送到了”',
    caption:
      '服务器把消息 2 写进了套接字，而它片刻之前已在半路被切断。写的时候没有任何提示；服务器后来才听说连接断了，却不会知道消息丢了。',
  },
  'belief-retry-at-once': {
    title: '“立刻重试最可靠”',
    caption: '服务器停 4\u00a0s，一个客户端毫不停歇地问了十几次，另一个每次等得更久。一千个前者就是洪水。',
  },
  'belief-push-shows-loading': {
    title: '“推送总会显示正在加载”',
    caption: '不结束的 iframe 会：加载指示转个不停。事件流同 XHR、WebSocket 一样，什么也不显示。',
  },
  'belief-hidden-tabs-go-on': {
    title: '“隐藏的标签页照常轮询”',
    caption: '它的定时器只在整秒运行，每 0.7\u00a0s 的轮询变成隔一秒。服务器推来的不受影响。',
  },
  'belief-threads-are-free': {
    title: '“挂起请求不费什么”',
    caption: '若每个请求占一个线程，两个线程只能挂起两个轮询：第三个客户端要等前面有一个得到应答。',
  },
};
