import type { SampleComments } from '../technique';

export const comments: SampleComments = {
  '`onMessage({ id, data })` gets each message. The function returned stops it all.':
    '消息交给`onMessage({ id, data })`。返回的函数让一切停下。',
  'the first answer makes it 0, news or not': '第一个应答让它变成0，不管有没有消息',
  'Nothing new: the next wait is longer. News seldom comes alone: back to the shortest.':
    '没有新消息：下次等得更久。消息往往接连而来：一有就回到最短。',
  'the abort below ends up here': '下面的中止会走到这里',
  'Chance moves it a little, either way, so that clients cut off together do not come back together.':
    '随机地前后挪一点，免得一起断线的客户端又一起回来。',
  'Answers each poll at once with all that is newer than its cursor. Returns the server, which does not listen yet, and':
    '立即应答每个轮询，送出比它的游标新的全部消息。返回尚未监听的服务器和',
  '`publish(data)`. `keptCount`: how many messages a client may be behind without missing one.':
    '`publish(data)`。`keptCount`：客户端最多落后多少条而不漏掉。',
  'the newest ones, { id, data }, ids from 1': '最新的若干条，{ id, data }，id从1起',
  'a cursor from before this server was restarted, or nonsense': '服务器重启之前的游标，或者乱写的',
};
