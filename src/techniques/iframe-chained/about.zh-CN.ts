import type { TechniqueAbout } from '../technique';

export const aboutZhCn: TechniqueAbout = {
  howItWorks:
    '这个程序没有定时器。它新建一个iframe，等待load事件，读出文字，移除这个iframe，随即从头再来。' +
    '所以任何时候都只有一个请求，应答按顺序到达，快慢由服务器决定。' +
    '它的弱点也在这里：一切都系于一个load事件。只要有一个请求得不到应答，就再也不会发出别的请求。',
  strengths: [
    '顺序严格：收到上一个应答，才发下一个请求。',
    '不用选择间隔：服务器慢，请求自然就少。',
    '一条连接就够，而且反复使用。',
  ],
  costs: [
    '一个请求卡住，就永远停在那里：没有任何超时。',
    '错误页也会触发load事件，失败看上去和应答一样。',
    '几乎一直有iframe在加载，而浏览器通常会把这显示出来。',
    '应答之后、下一个请求到达之前发生的事，服务器不留着就丢了。',
  ],
  sources: [
    {
      label: 'hoojo：《Web通信 之 长连接、长轮询（long polling）》，2013，程序四',
      url: 'https://www.cnblogs.com/hoojo/p/longPolling_comet_jquery_iframe_ajax.html',
    },
    {
      label: 'HTML标准：iframe元素',
      url: 'https://html.spec.whatwg.org/multipage/iframe-embed-object.html#the-iframe-element',
    },
  ],
};
