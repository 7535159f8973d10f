import type { TechniqueAbout } from '../technique';

export const aboutZhCn: TechniqueAbout = {
  howItWorks:
    '一个XHR请求一个不结束的应答。接收期间readyState是LOADING，responseText越来越长；每来一个progress事件，页面就读出新的部分，自己切成一条条消息。' +
    'Internet Explorer要收到一定字节数才显示内容，所以服务器先写一段填充。' +
    'responseText会留住收到的一切，因此到了上限服务器就结束应答，页面带着游标马上重新请求。' +
    '出了错页面会知道，于是等一等再试，一次比一次久。',
  strengths: [
    '每条消息只需一个单程就能送达，无需客户端来要。',
    '页面知道状态码，出错会得到通知，也能自己结束请求。',
    '屏幕上不会显示加载中。',
    '有游标，服务器又保留消息，从一个应答换到下一个也不会丢东西。',
  ],
  costs: [
    '应答开着，文本就只增不减：不设上限，内存迟早耗尽。',
    '每换一个应答都要两套头部，这时来的消息最多要等三个单程。',
    '一段一段到达的并不是消息：代理可能拆开或合并，页面得自己分帧。',
    '会缓冲的代理要等应答结束才放行。',
    '浏览器到同一主机的连接要一直占用一条；流若沉默下去，就会无休止地等。',
  ],
  sources: [
    { label: 'RFC 6202，§3：HTTP流', url: 'https://www.rfc-editor.org/rfc/rfc6202#section-3' },
    { label: 'XMLHttpRequest标准：状态、应答文本', url: 'https://xhr.spec.whatwg.org/#states' },
    {
      label: 'SockJS：xhr-streaming.js，为Internet Explorer填充',
      url: 'https://github.com/sockjs/sockjs-node/blob/main/lib/transport/xhr-streaming.js',
    },
    {
      label: 'SockJS：response-receiver.js，应答上限',
      url: 'https://github.com/sockjs/sockjs-node/blob/main/lib/transport/response-receiver.js',
    },
    {
      label: 'nginx：proxy_buffering',
      url: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_buffering',
    },
  ],
};
