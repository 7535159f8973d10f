import type { TechniqueAbout } from '../technique';

export const aboutZhCn: TechniqueAbout = {
  howItWorks:
    '同一时刻只有一个请求，客户端设有超时。不管它怎样结束，下一个请求都在同一瞬间发出。' +
    '在原文里，客户端放弃得比服务器可能需要的时间还早：服务器的循环没有时限，也不看对方还在不在，于是继续替没人要的请求干活，找到的结果也只能丢掉。' +
    '放弃请求还会断开TCP连接，下一个请求得重新建立连接。' +
    '超时从调用那一刻算起：等待空闲连接的时间也算在内。',
  strengths: [
    '同一时刻只有一个请求，应答不会乱序。',
    '服务器挂起请求期间，消息一到马上送出。',
    '请求卡住也不会停下来：超时结束等待，循环继续。',
  ],
  costs: [
    '客户端超时比服务器的挂起时间短，就会有无主工作：请求早已放弃，服务器还在为它忙。',
    '每次超时都赔上一条TCP连接，而原文指望的是始终保持同一条连接。',
    '出错之后毫不停顿地再问：服务器宕机期间，被拒绝得多快就问得多快。',
    '应答之后、下一个请求到达之前发生的事，服务器不留着就丢了。',
  ],
  sources: [
    {
      label: 'hoojo：《Web通信 之 长连接、长轮询（long polling）》，2013，程序五',
      url: 'https://www.cnblogs.com/hoojo/p/longPolling_comet_jquery_iframe_ajax.html',
    },
    { label: 'jQuery.ajax()：timeout', url: 'https://api.jquery.com/jQuery.ajax/' },
    {
      label: 'RFC 9112，§9.3：应答读完，连接才能复用',
      url: 'https://www.rfc-editor.org/rfc/rfc9112#section-9.3',
    },
    { label: 'RFC 6202，§2.1：长轮询', url: 'https://www.rfc-editor.org/rfc/rfc6202' },
  ],
};
