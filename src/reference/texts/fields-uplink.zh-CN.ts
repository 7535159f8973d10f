import type { ReferenceTexts } from '../reference-texts';

/** 页面对服务器说的话。 */
export const uplinkFields: ReferenceTexts['fields'] = {
  'uplink.kind':
    '聊天是双向的。套接字立刻把页面要说的放进一帧发出；只有HTTP时，就在挂起的请求旁边再发一个请求，连接都被占着就要等。只读不写的人什么也不发，所以起初关着。',
  'uplink.timesMs': '就是这些时刻，一个接一个：用来看按一下“发送”会引出什么。',
  'uplink.periodMs': '从一条消息到下一条。越短，每条都要另发一个请求的代价就越大，而一帧只有几个字节。',
  'uplink.firstMs': '让整排消息相对于轮询的时钟移动。',
  'uplink.perSecond': '每个客户端平均每秒发多少条，各条的时刻互不相干。一个人打字大约十秒一条，一个游戏一秒二十条。',
  'uplink.everyMs': '从一次突发开始到下一次开始。',
  'uplink.count': '一次突发有几条消息。每条可能都要一个自己的请求：同时有六个得到连接，其余的在浏览器里等。',
  'uplink.withinMs': '一次突发要多少时间。为0时，所有消息在同一时刻依次说出。',
  'uplink.payloadBytes': '消息本身有多重。POST还带着几百字节的头部，WebSocket帧只多6到14字节。',
};
