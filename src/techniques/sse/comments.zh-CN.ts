import type { SampleComments } from '../technique';

export const comments: SampleComments = {
  "`onMessage({ id, data })` gets each message, `onStatus` 'open', 'waiting' or 'closed'. Returns a function that closes":
    "消息交给`onMessage({ id, data })`，'open'、'waiting'或'closed'交给`onStatus`。",
  'the stream for good.': '返回一个把流彻底关掉的函数。',
  'The browser does the rest: it reads the stream, reconnects, and says with Last-Event-ID where it was.':
    '其余由浏览器来做：读流、重连，并用Last-Event-ID说明读到了哪里。',
  'A stream that broke off is asked for again after a while. But a status other than 200 or a wrong content type is':
    '断掉的流过一会儿会再请求。但状态码不是200，或者内容类型不对，就到此为止：',
  'final: then this is the last event, and only the application could try again.':
    '这便是最后一个事件，要再试只能靠应用自己。',
  'A stream of events for each client. Returns the server, which does not listen yet, `publish(data)`, and':
    '每个客户端一条事件流。返回尚未监听的服务器、`publish(data)`和',
  '`closeStreams()`, after which browsers come back by themselves. `keptCount`: how many messages can be replayed.':
    '`closeStreams()`，关掉之后浏览器会自己回来。`keptCount`：能补发多少条消息。',
  'the newest ones, { id, data }, ids from 1': '最新的若干条，{ id, data }，id从1起',
  'or nginx keeps the stream back until its buffer is full': '否则nginx会扣住流，直到缓冲区满',
  "the browser's EventSource is open from here on, news or not":
    '从这里起，不管有没有消息，浏览器的EventSource都算打开了',
  'What the browser saw before the last stream broke off; a new one has seen nothing.':
    '上一条流断掉之前浏览器看到了哪里；新来的什么也没看过。',
  'A line that begins with a colon is a comment. It keeps proxies from taking silence for death.':
    '以冒号开头的行是注释，免得代理把沉默当成死亡。',
  'An empty line ends an event; each line of the data needs its own field.':
    '空行结束一个事件；数据的每一行都要有自己的字段。',
};
