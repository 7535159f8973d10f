import type { SampleComments } from '../technique';

export const comments: SampleComments = {
  '`onMessage({ id, data })` gets each message. The function returned stops asking.':
    '消息交给`onMessage({ id, data })`。返回的函数停止提问。',
  "longer than the server's hold limit and a round trip": '要比服务器的挂起上限加一次往返更长',
  'its `document` takes the scripts, and each calls a function of its own':
    '它的`document`接收脚本，每个脚本调用自己的函数',
  'there is always one: watchdog, pause, or the wait before the next try': '总有一个：看门狗、停顿，或者重试前的等待',
  'late: the watchdog has inserted the next one': '迟到了：看门狗已经插入了下一个',
  'All that a page hears of an error: no status, no text. Old browsers did not even tell it this much.':
    '出错时页面只听得到这些：没有状态码，没有文字。老浏览器连这个也不说。',
  'false: it runs when all inserted before it have run': '为false时：等之前插入的都执行过了才执行',
  'Nothing aborts a script: taken out of the page, it would still come and call.':
    '脚本没法中止：从页面里拿掉，它还是会来，还是会调用。',
  'spread by chance, so that clients do not come back together': '随机散开，免得客户端一齐回来',
  'Answers with a call of the function that the request names, when there is news or at once. Returns the server, which':
    '应答是对请求所指函数的一次调用，有消息时给出，或者立即给出。返回尚未监听的服务器和',
  'does not listen yet, and `publish(data)`. `keptCount`: how many messages a client may be behind without missing one.':
    '`publish(data)`。`keptCount`：客户端最多落后多少条而不漏掉。',
  'the newest ones, { id, data }, ids from 1': '最新的若干条，{ id, data }，id从1起',
  'what is written here runs in the page: not just anything': '写在这里的会在页面里执行：不能什么都写',
  'a cursor from before this server was restarted, or nonsense': '服务器重启之前的游标，或者乱写的',
  'once is enough': '一次就够了',
};
