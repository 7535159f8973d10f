import type { SampleComments } from '../technique';

export const comments: SampleComments = {
  'Asks on a timer, each time with the tag of the last answer. `onMessage({ id, data })` gets each message. Returns a':
    '按定时器提问，每次带上上一个应答的标签。消息交给`onMessage({ id, data })`。',
  'function that stops asking.': '返回一个用来停止提问的函数。',
  'there while a request is under way': '有请求在途时才有',
  'one at a time: this one would have to send an old tag': '一次一个：这一个只能带上旧标签',
  "A page that sends the tag itself sees the 304; by the browser's cache it would get the old answer again.":
    '页面自己带上标签，就看得到304；经浏览器的缓存，它会再收到一次旧应答。',
  'else it is a 304, nothing new, or a failure: the next tick asks again':
    '否则是304，没有新消息，或者是失败：下一次定时会再问',
  'no care is taken of failures: the next tick asks again': '失败不作处理：下一次定时会再问',
  "Answers at once: with all that is newer than the request's tag, or only that nothing is. Returns the server, which":
    '立即应答：送出比请求的标签新的全部消息，或者只说没有更新的。返回尚未监听的服务器和',
  'does not listen yet, and `publish(data)`. `keptCount`: 1 makes a server that knows only how things stand now.':
    '`publish(data)`。`keptCount`：设为1，服务器就只知道眼下的情形。',
  'the newest ones, { id, data }, ids from 1': '最新的若干条，{ id, data }，id从1起',
  'keep it if you like, but ask before you use it': '可以存，但用之前要先问',
  'no body, and nothing that would tell of one': '没有正文，也不提正文',
  'To HTTP a tag is opaque; this server reads its own as a cursor, to send only what is newer.':
    '对HTTP来说标签是不透明的；这个服务器把自己的标签当游标读，只送更新的。',
  'a tag from before this server was restarted, or nonsense': '服务器重启之前的标签，或者乱写的',
};
