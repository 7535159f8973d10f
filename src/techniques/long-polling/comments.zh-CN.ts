import type { SampleComments } from '../technique';

export const comments: SampleComments = {
  '`onMessage({ id, data })` gets each message, `onFailure(error)` each failure. The function returned stops it all.':
    '消息交给`onMessage({ id, data })`，失败交给`onFailure(error)`。返回的函数让一切停下。',
  "longer than the server's hold limit and a round trip, or it gives up on good answers":
    '要比服务器的挂起上限加一次往返更长，否则会放弃好好的应答',
  'empty when the hold limit has passed: a normal answer, not a failure': '挂起到了上限时为空：这是正常应答，不是失败',
  'the abort below ends up here': '下面的中止会走到这里',
  'Chance moves it a little, either way, so that clients cut off together do not come back together.':
    '随机地前后挪一点，免得一起断线的客户端又一起回来。',
  'Holds each poll until there is something newer than its cursor. Returns the server, which does not listen yet, and':
    '把每个轮询挂起到有比它的游标更新的消息。返回尚未监听的服务器和',
  '`publish(data)`. `keptCount`: how many messages a client may be behind without missing one.':
    '`publish(data)`。`keptCount`：客户端最多落后多少条而不漏掉。',
  'the newest ones, { id, data }, ids from 1': '最新的若干条，{ id, data }，id从1起',
  'The newest message that this client has. Without a cursor it hears only of what is published from now on.':
    '这个客户端手里最新的消息。没有游标，就只能听到从现在起发布的。',
  'a cursor from before this server was restarted, or nonsense': '服务器重启之前的游标，或者乱写的',
  'once is enough': '一次就够了',
  'The heartbeat: an empty answer before a proxy on the way loses patience. RFC 6202 §5.5 calls 30 s safe.':
    '心跳：趁途中的代理还没失去耐心，先给一个空应答。RFC 6202 §5.5认为30秒是安全的。',
  'the client may have given up: no work for nobody': '客户端可能已经放弃：不为没有人干活',
};
