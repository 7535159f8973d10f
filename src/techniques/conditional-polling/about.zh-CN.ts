import type { TechniqueAbout } from '../technique';

export const aboutZhCn: TechniqueAbout = {
  howItWorks:
    '服务器给每个应答一个标签，即ETag，代表它所显示的状态。客户端下次轮询时，用If-None-Match把标签带回来。' +
    '状态没变，服务器就应答304（Not Modified）：只有头部，没有正文；变了就应答200，给出现有的内容和新标签。' +
    '这里的标签就是最新消息的id；对HTTP来说标签是不透明的，但服务器可以把自己的标签当游标读，只送更新的。' +
    '不保留消息的服务器只有最新的一条可以给，两次轮询之间来了又去的永远看不到。',
  strengths: [
    '空应答没有正文：状态很大时，几乎全省下了。',
    '客户端不必知道什么变了，服务器不必知道每个客户端有什么：标签说明一切。',
    '缓存一直就是这么做的，代理和服务器都懂。',
    '一次只有一个请求，应答不会后发先至。',
  ],
  costs: [
    '变小的只有应答。每个请求照样带着全部头部，现在还多了标签。',
    '消息很小时，304并不比空列表小多少：费的是头部，不是正文。',
    '和任何轮询一样，消息要等到下一次定时，平均半个间隔。',
    '服务器要在写应答之前就知道状态的标签，否则只省字节，不省工夫。',
    '浏览器用自己的缓存去验证时，页面看到的是200而不是304：想看到它，就由页面自己带上标签。',
  ],
  sources: [
    {
      label: 'RFC 9110，§13.1.2：If-None-Match',
      url: 'https://www.rfc-editor.org/rfc/rfc9110.html#name-if-none-match',
    },
    {
      label: 'RFC 9110，§15.4.5：Not Modified',
      url: 'https://www.rfc-editor.org/rfc/rfc9110.html#name-304-not-modified',
    },
    {
      label: 'Fetch标准：带If-None-Match的请求绕过缓存',
      url: 'https://fetch.spec.whatwg.org/#http-network-or-cache-fetch',
    },
    { label: 'GitHub：用ETag轮询事件', url: 'https://docs.github.com/en/rest/activity/events' },
    { label: 'RFC 3229：增量编码，只送更新的', url: 'https://www.rfc-editor.org/rfc/rfc3229' },
  ],
};
