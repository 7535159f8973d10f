import type { streamingParams as english } from './params-streaming.en';

/** 流与套接字的参数，以及失败之后客户端怎样回来。 */
export const streamingParams: Readonly<Record<keyof typeof english, string>> = {
  retryFirstMs:
    '第一次失败之后的等待。为0时，服务器一旦停机，拒绝来得多快，再问就多快，原文的第五个程序正是这样。Socket.IO和CometD从1\u00a0s开始。',
  retryFactor:
    '为2时，等待依次是1、2、4、8\u00a0s，如此下去：这就是指数退避。故障越久，耐心越大：短的故障大家很快就过去了，长的也不会被等它结束的人弄得更糟。为1时每次都等一样久。',
  retryMaxMs:
    '没有上限，第十次就要等上一刻钟。它也是服务器恢复之后客户端最多会晚到多久。Socket.IO到5\u00a0s为止，CometD到60\u00a0s。',
  retryJitterFraction:
    '一同掉线的客户端会一同回来，把服务器再撞倒一次。抖动让它们散开：为0.5时，4\u00a0s的等待变成2到6\u00a0s之间的任意值。放二十个客户端，再来一次重启，先看它们一拥而上，再看它们散开。',
  'iframe-streaming.usesCursor':
    '当年的永久帧只请求它的地址，别无其他，所以默认没有游标：一个文档结束到下一个开始之间发布的消息就丢了。有了游标，地址里带着最新的编号，新的流先补上错过的。',
  'htmlfile.usesCursor':
    '与永久帧一样：没有它，两个文档之间的空档会吞掉落进去的消息。页面既然自己拼下一个文档的地址，把最新的编号放进去也不难。',
  'xhr-streaming.usesCursor':
    '服务器在上限处结束应答，页面打开下一个；游标说明它读到了哪里。SockJS为此在服务器上保存会话；这里用最新消息的编号。',
  'fetch-streaming.usesCursor':
    'fetch没有自己的Last-Event-ID：EventSource自动做的事，这里都得手写。有了游标，断掉的流会从错过的地方重新开始，只要服务器保留消息。',
  'fetch-streaming.clientTimeoutMs':
    '不声不响断掉的流，看上去和没有话说的流一样。这个定时器每收到一点东西就重新计时，心跳也算；走完了就放弃这条流。要比服务器的心跳间隔长，否则好好的流会被一再切断。',
  paddingBytes:
    '当年的浏览器要等一两千字节到了，才让页面看到第一个。所以服务器先写一段空白，每个应答一次。SockJS为Internet Explorer给XHR流送2\u00a0kB，为Safari把iframe的开头补足到1\u00a0kB。',
  browserBufferBytes:
    '脚本看到第一个字节之前，浏览器扣住多少。填充比它少，最初的消息就躺在浏览器里，等后来的把它们推出去：已经到了，页面却还没有。Internet Explorer对XHR扣2\u00a0kB，Safari对页面扣1\u00a0kB。',
  responseLimitBytes:
    'XHR或iframe收到的一切都留在内存里，直到应答结束。所以服务器过一阵就结束它，页面再打开一个，中间隔一次往返。SockJS到128\u00a0KiB就这样做。把它拉到只够几条消息：上限很小的流，就是长轮询。',
  reconnectMs:
    '从load事件算起；文档结束时iframe触发它，遇到错误页也一样。为0时，不管发生了什么，iframe立刻再问：服务器停机时，拒绝来得多快就问得多快。',
  'sse.reconnectMs':
    '服务器可以在流里写一行retry:，告诉浏览器重连之前等多久；浏览器以最后听到的为准。没有它，Chromium用3\u00a0s，Firefox用5\u00a0s，每次一样，没有抖动：重启之后，大家齐步回来。',
  'websocket.reconnectMs':
    'WebSocket关了就一直关着，除非应用另开一个；浏览器里没有什么会替它做。RFC 6455要求首次等待在0到5\u00a0s之间随机取，此后退避。其间发布的消息就丢了，除非应用自己去问。设为null，就不再打开。',
  'flash-socket.reconnectMs':
    'Flash Player自己从不重新打开套接字，得由页面来做。读过的策略会记住，所以新的套接字只花TCP的一次握手。其间发布的消息就丢了。',
  queuePollIntervalMs:
    '最早用htmlfile的页面，让iframe里的脚本把消息放进一个队列，每100\u00a0ms去看一次；Comet Daily在2007年这样描述。于是多出至多十分之一秒，平均一半。不用队列，脚本直接调用页面，消息一到就在。',
  firewall:
    '公司的防火墙往往只让HTTP通过。吞掉843端口的，要花掉几秒，然后播放器到套接字自己的端口去问；只放行HTTP的，游戏就此结束，因为原始套接字不是HTTP。没有谁说不：每个SYN都无声消失。',
  servesPolicyPort:
    '有没有一个提供策略的小服务器在843端口上听着。没有，播放器立刻被拒绝，转到套接字的端口去问：多一次往返，而不是几秒。',
  policyTimeoutMs:
    'Flash Player等3\u00a0s，才认定沉默的843端口没有指望：防火墙后面的游戏就晚这么久开始。这个数是播放器自己的，没有程序能改它。',
  'flash-socket.connectTimeoutMs':
    '到这时一切都得谈妥，包括策略。从第10版起播放器等20\u00a0s，除非程序另设。防火墙吞掉一切时，就会走到这里。',
  'upgrade.connectTimeoutMs':
    'Socket.IO的客户端在20\u00a0s后放弃第一个请求，等下一次等待过去再从头开始。网络一开始就断了的话，发觉的是它，不是ping。',
  pingIntervalMs:
    '服务器发ping，客户端答pong。在轮询上，没有消息时正是ping结束了挂起，所以它也是一次轮询最多挂起多久。协议从第4版起由服务器开始，因为隐藏标签页的定时器会变慢；它的默认值是25\u00a0s。',
  pingTimeoutMs:
    'ping之后沉默这么久，服务器就丢弃会话。客户端把间隔和超时加在一起算：25\u00a0s加20\u00a0s，断掉的连接在最后一次ping之后45\u00a0s才被发觉。短些，发觉得早，也会把慢的网络当成断的。',
  upgradeTimeoutMs:
    '套接字从打开到宣布接管，可以用多久。Engine.IO在10\u00a0s后关闭还没做到的；会话靠轮询继续，什么也不丢。',
  delivery:
    '走流，什么都不丢，因为QUIC会重发，而等它的只有那条消息自己。走数据报，网络丢了的就没了，而到的从不因重发而迟：适合游戏里的位置，下一个总比把上一个再发一遍好。太长、一个包装不下的消息仍走流。',
  dropsStale:
    '数据报可能互相超越。只显示最新状态的页面不该退回旧的，所以它看每个的编号，来晚的就不读。不设它，就全都读，来的次序怎样就怎样。',
  'webtransport.firewall':
    '许多公司网络只放行TCP。QUIC的第一个包就此消失，没有应答告知：客户端在1、2、4\u00a0s后再发，直到应用放弃。真正的应用这时会改开WebSocket。',
  'webtransport.connectTimeoutMs':
    '路被拦住时，试别的办法之前要付的代价。它从打开算起，握手和会话都在内，所以在慢的路上要比两者都长。',
  idleTimeoutMs:
    '双方都可以说沉默多久没关系，取小的。网络中断，或者服务器死了，什么都不再通过时，要过这么久才有人发觉。健康的连接由浏览器自己保持。',
  'webtransport.reconnectMs':
    '会话结束了就一直结束着，除非应用另开一个，那要花两次往返。其间发布的消息就丢了，除非应用自己去问。设为null，就不再打开。',
};
