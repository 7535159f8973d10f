/** What comments of several of the streaming techniques say, in Chinese. */
export const streamComments = {
  'the newest ones, { id, data }, ids from 1': '最新的若干条，{ id, data }，id从1起',
  'Without a cursor the client hears only of what is published from now on.':
    '没有游标，客户端只能听到从现在起发布的。',
} as const;

export const limitedStreamComments = {
  ...streamComments,
  'Infinity: none': 'Infinity：不设上限',
} as const;

/** Of the server of both forever frames, which is the same. */
export const frameServerComments = {
  ...limitedStreamComments,
  'A page without end for each client. Returns the server, which does not listen yet, `publish(data)`, and':
    '每个客户端一个永不结束的页面。返回尚未监听的服务器、`publish(data)`和',
  '`closeStreams()`, after which the pages are opened again. `keptCount`: how many messages can be replayed.':
    '`closeStreams()`，关掉之后页面会重新打开。`keptCount`：能补发多少条消息。',
  'The document keeps every script: it has to be replaced before it is too large.':
    '文档会留住每个脚本：要趁还不太大换掉它。',
  'A comment, which nobody sees. It keeps proxies from taking silence for death.':
    '一行谁也看不见的注释，免得代理把沉默当成死亡。',
  'Some browsers run no script before they have this much of a page.': '有些浏览器要收到这么多，才开始执行脚本。',
  'A `<` in the data must not end the script.': '数据里的`<`不能让脚本提前结束。',
} as const;

/** Of a forever frame in the browser. */
export const frameClientComments = {
  'The document has ended, or it was an error page: there is no telling.': '文档结束了，或者是个错误页：无从分辨。',
  'The browser does the rest: it reads a page that does not end, and runs each script when its end tag has come.':
    '其余由浏览器来做：读一个不结束的页面，每个脚本的结束标签一到就执行。',
} as const;

/** Of the servers that write lines of JSON. */
export const jsonLineComments = {
  '`closeStreams()`, after which clients ask anew. `keptCount`: how many messages can be replayed.':
    '`closeStreams()`，关掉之后客户端会重新请求。`keptCount`：能补发多少条消息。',
  'JSON has no line breaks of its own, so each line is a message.': 'JSON本身没有换行，所以一行就是一条消息。',
} as const;
