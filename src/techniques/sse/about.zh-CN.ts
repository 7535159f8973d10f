import type { TechniqueAbout } from '../technique';

export const aboutZhCn: TechniqueAbout = {
  howItWorks:
    'EventSource请求text/event-stream，服务器让应答一直开着。一个事件就是几行文字加一个空行，还可以带上id。' +
    '流结束或网络出错时，浏览器等过重连时间再次请求，并用Last-Event-ID报上最后的id；服务器若保留消息，就把之后的补发过来。' +
    '状态码不是200、内容类型不对，或者调用了close()，就彻底结束。' +
    '服务器还要不时写一行注释，免得代理把沉默当成连接已断。',
  strengths: [
    '每条消息只需一个单程就能送达，无需客户端来要。',
    '自带断线重连；事件带上id，漏掉的还能补发。',
    '就是普通的HTTP，一条消息只多几个字节，不必带整套头部。',
    '代码很少：浏览器会把流切成一个个事件。',
  ],
  costs: [
    '只能单向，只能传文本；客户端要说话，得另发请求。',
    '在HTTP/1.1上，每条流占用浏览器到同一主机的六条连接之一，而且由所有标签页共用。',
    '遇到缓冲的代理，什么都过不来，连头部也不行；心跳对此无济于事。',
    '本该是流的地方来了错误页，比如正在部署，就彻底结束，不再重试。',
    '没有id，或者服务器不保留消息，中断期间发布的就丢了。',
  ],
  sources: [
    {
      label: 'HTML标准，§9.2：服务器发送事件',
      url: 'https://html.spec.whatwg.org/multipage/server-sent-events.html',
    },
    {
      label: 'Chromium：重连时间3000毫秒',
      url: 'https://chromium.googlesource.com/chromium/src/+/main/third_party/blink/renderer/modules/eventsource/event_source.cc',
    },
    {
      label: 'MDN：EventSource，六条连接的限制',
      url: 'https://developer.mozilla.org/en-US/docs/Web/API/EventSource',
    },
    {
      label: 'nginx：proxy_buffering',
      url: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_buffering',
    },
  ],
};
