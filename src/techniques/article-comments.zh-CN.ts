/** What comments of several of the article's programs say, in Chinese. */
export const articleComments = {
  '{ id, data }, ids from 1: a cursor is the number of messages that the client has':
    '{ id, data }，id从1起：游标就是客户端已有的消息条数',
  'stands for the work of looking': '代表查找所花的时间',
  'perhaps to nobody': '也许已经没有人在等',
  'and nobody looks whether the client is still there': '没有人去看客户端还在不在',
  'Until there is something newer than the client has; without a cursor, something newer than this moment.':
    '挂起到有比客户端手里更新的消息为止；没有游标时，等此刻之后的消息。',
  'no news is an answer, too': '没有消息也是一种应答',
  "Two ways to answer a poll: by the article's loop, or at once. Returns the server, which does not listen yet, and":
    '应答轮询的两种办法：原文的循环，或者立即应答。返回尚未监听的服务器和',
  '`publish(data)`. The loop makes its own news; `publish` is for answers at once.':
    '`publish(data)`。循环自己产生消息；`publish`只用于立即应答。',
  'Without a cursor the server can only say how things stand now.': '没有游标，服务器只能说出眼下的情形。',
  'The newest id that an answer tells of, if it is newer than the cursor. An error page tells of none.':
    '应答里最新的id，如果它比游标新。错误页里没有id。',
  'Plain text: the page reads what the frame shows, and nothing in it must run.':
    '纯文本：页面只读框架里显示的内容，里面什么都不能执行。',
} as const;
