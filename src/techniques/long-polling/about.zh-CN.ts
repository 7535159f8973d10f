import type { TechniqueAbout } from '../technique';

export const aboutZhCn: TechniqueAbout = {
  howItWorks:
    '每个请求都带着游标，即客户端已有的最新消息。有更新的消息，服务器就一并立即返回；没有，就把请求挂起，等到有消息发布为止。' +
    '先到了挂起上限，就返回一个空应答，也就是心跳：它是正常的应答，不是错误。' +
    '客户端超时必须长于挂起上限加一个往返，挂起上限又必须短于沿途代理的容忍时间。' +
    '失败之后客户端先等一等，一次比一次久，再加上抖动，免得同时掉线的客户端又同时涌回来。',
  strengths: [
    '消息产生时若正好有请求在等，只需一个单程就能送达。',
    '有游标，服务器又保留消息，应答与下一个请求之间的空档就不会丢东西。',
    '没有消息时，请求少之又少。',
    '应答是完整的HTTP应答，会扣住流的代理也放行。',
    '负载高时，消息等到下一个请求，合并在一个应答里送出。',
  ],
  costs: [
    '刚好错过一个应答的消息最多要等三个单程：那个应答、下一个请求、它自己的应答。',
    '每个客户端都占着一个挂起的请求；服务器若是一个请求一个线程，就还占着一个线程。',
    '每个应答都要搭上请求和应答的整套头部。',
    '消息频繁时，它的请求比间隔较长的轮询还多。',
  ],
  sources: [
    { label: 'RFC 6202，§2、§5：长轮询与最佳实践', url: 'https://www.rfc-editor.org/rfc/rfc6202' },
    {
      label: 'hoojo：《Web通信 之 长连接、长轮询（long polling）》，2013：心跳、空档、服务器负载',
      url: 'https://www.cnblogs.com/hoojo/p/longPolling_comet_jquery_iframe_ajax.html',
    },
    {
      label: 'nginx：proxy_read_timeout',
      url: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_read_timeout',
    },
    {
      label: 'Marc Brooker：Exponential Backoff And Jitter，AWS，2015',
      url: 'https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/',
    },
  ],
};
