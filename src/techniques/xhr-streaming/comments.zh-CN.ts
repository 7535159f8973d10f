import { jsonLineComments, limitedStreamComments } from '../stream-comments.zh-CN';
import type { SampleComments } from '../technique';

export const comments: SampleComments = {
  ...limitedStreamComments,
  ...jsonLineComments,
  '`onMessage({ id, data })` gets each message, `onFailure(error)` each failure. The function returned stops it all.':
    '消息交给`onMessage({ id, data })`，失败交给`onFailure(error)`。返回的函数让一切停下。',
  'of the text, which keeps all that has come': '已读文本的长度；文本会留住收到的一切',
  'readyState is 3: there is more to come': 'readyState是3：后面还有',
  'the server has ended it, so that the text begins anew': '服务器结束了它，好让文本从头开始',
  'the text of an error page is no news': '错误页的文本不是消息',
  'What has come may end in the middle of a line; an empty line only shows life.':
    '收到的可能断在一行中间；空行只表示还活着。',
  'Chance moves it a little, either way, so that clients cut off together do not come back together.':
    '随机地前后挪一点，免得一起断线的客户端又一起回来。',
  'A response that grows for each client. Returns the server, which does not listen yet, `publish(data)`, and':
    '每个客户端一个越来越长的应答。返回尚未监听的服务器、`publish(data)`和',
  "The client's text keeps all of it: it has to begin anew before it is too large.":
    '客户端的文本会留住全部：要趁还不太大从头开始。',
  'An empty line is no message. It keeps proxies from taking silence for death.':
    '空行不是消息，只是免得代理把沉默当成死亡。',
  'Internet Explorer shows nothing of a response before it has this much.':
    'Internet Explorer要收到这么多，才显示应答的内容。',
};
