import type { Catalogue } from './catalogue';

/** Simplified Chinese: scenes of real systems. */
export const systems: Catalogue['systems'] = {
  sourced: (caption, source) => `${caption}来源：${source}。`,
  of: {
    webqq: {
      title: 'WebQQ：两条同乘一次响应',
      caption:
        '第一句话结束了被挂起的请求；页面再次请求之前又写下的两句，同乘一次响应到达。随后 25\u00a0秒的安静以一次空响应告终。',
      note: '原文把 WebQQ 列为长轮询的使用者，分析过其流量的人也看到：一个请求会一直挂着，直到有消息。服务器挂起多久，这些来源没有说：25\u00a0秒是我们的默认值，其余也是。',
    },
    'baidu-hi': {
      title: '百度 Hi：没有人说话',
      caption: '安静的一分钟：被挂起的请求三次空手而归，每次都在 20\u00a0秒之后，浏览器随即再次请求。',
      note: '原文把 Hi 网页版列为长轮询的使用者，但没有给出它的数字。20\u00a0秒取自原文给所有服务器的建议的上限（POLLING_LIFE，10 到 20\u00a0秒，小于 Web 服务器自身的超时）。',
    },
    'facebook-chat': {
      title: 'Facebook 聊天：挂起 50\u00a0秒',
      caption: '服务器把请求挂起 50\u00a0秒，客户端要到 60\u00a0秒才会放弃：空响应总是先到。',
      note: '两个数字都出自 fbchat，一个由他人为 Facebook 聊天编写的客户端；服务器挂起 50\u00a0秒是其中的一句注释。Facebook 的工程师在 2008\u00a0年介绍过这种由隐藏 iframe 发出、被挂起的 GET，但没有给出数字。',
    },
    'gmail-chat': {
      title: 'Gmail 聊天：永不结束的响应',
      caption:
        '一个响应一直开着，每句话写下后 0.4\u00a0秒就到达页面：正好是单程的网络延迟。页面放在 htmlfile 对象里，所以看不到加载条。',
      note: 'Alex Russell 于 2006\u00a0年在 Google 的脚本里发现了 htmlfile；Internet Explorer 每个主机两个连接的限制也出自他。填充、心跳和响应上限是我们的默认值。',
    },
    'flash-game': {
      title: 'Flash 游戏：一个零字节',
      caption:
        'Flash 先在 843 端口询问是否允许连接，再打开原始套接字。此后每一步 12\u00a0字节，后面只跟一个零字节，没有任何头部。',
      note: '原文说网络游戏使用 Flash Socket，但没有点名：每秒两步、每步 12\u00a0字节是我们编的。询问、端口和零字节出自 Adobe。',
    },
    dwr: {
      title: 'DWR：离开一秒',
      caption: '反向 Ajax 把请求最多挂起 60\u00a0秒，并让页面在每次响应后过一秒再来。这一秒里发生的事会等着它。',
      note: 'connectedTime 60,000 和 disconnectedTime 1,000 出自 DWR。这里每个响应带着消息就结束；DWR 也可以在打开的响应上继续写。它的客户端默认没有超时。',
    },
    icomet: {
      title: 'iComet：39\u00a0秒的看门狗',
      caption:
        '一个响应在途中丢失，而 script 元素对此一无所知。39\u00a0秒后（服务器 30\u00a0秒的 1.3 倍），看门狗插入下一个脚本，取回错过的消息。',
      note: '30\u00a0秒和 1.3 倍出自 iComet；每个请求所带的编号（seq）也是，服务器据此知道该补发什么，它保留 10 条消息。空响应之后最多 1\u00a0秒的停顿没有模拟。',
    },
    cometd: {
      title: 'CometD：一秒后回来',
      caption: '挂起了 30\u00a0秒的请求刚刚空手结束，服务器就重启了。页面等 1\u00a0秒，再次请求，拿到其间发布的消息。',
      note: 'timeout 30\u00a0秒、backoffIncrement 1\u00a0秒和 maxBackoff 60\u00a0秒出自 CometD；客户端在服务器上限之后再等 maxNetworkDelay（10\u00a0秒）才放弃。CometD 每连续失败一次多等一秒，我们的等待则会加倍。页面在第二个连接上发布的消息没有模拟。',
    },
    sockjs: {
      title: 'SockJS：每 128\u00a0KiB 换一条流',
      caption:
        '页面会留住收到的一切，所以服务器在 128\u00a0KiB（这里是四条消息）处结束响应，页面再打开下一个。安静了 25\u00a0秒，就来一次心跳。',
      note: 'response_limit 128\u00a0KiB、heartbeat_delay 25\u00a0秒和 2\u00a0KiB 的填充出自 sockjs-node。能用 WebSocket 时 SockJS 会用它；这是退而求其次的方式。每条消息 40,000\u00a0字节，好让上限出现在眼前。',
    },
    socketio: {
      title: 'Socket.IO：45\u00a0秒后判定死亡',
      caption:
        '服务器在一次 ping 之后就僵住了。过了 45\u00a0秒再没有 ping，页面才放弃这个套接字；一秒后它打开新的会话。',
      note: 'pingInterval 25\u00a0秒、pingTimeout 20\u00a0秒和首次等待 1\u00a0秒是 Socket.IO 的默认值。它一半的抖动在这里省去，好让等待正好是 1\u00a0秒。',
    },
    nacos: {
      title: 'Nacos：提前半秒',
      caption:
        '客户端说它会等 30\u00a0秒；服务器 29.5\u00a0秒时就给出空响应，谁的耐心也不会耗尽。配置一有改变，立刻告知。',
      note: '30\u00a0秒、提前 500\u00a0毫秒，以及客户端 HTTP 在 45\u00a0秒后放弃，都出自 Nacos 1.x。它用所持内容的 MD5 来询问；这里由游标代替。',
    },
    bosh: {
      title: 'BOSH：沉默的一分钟',
      caption: '装在长轮询正文里的 XMPP：wait="60" 时，空闲的请求在 60\u00a0秒后得到一个空正文，客户端随即再次请求。',
      note: 'wait 60 和 hold 1 是规范中的例子。规范还有第二个请求，客户端在第一个被挂起时用它说话：这没有模拟。规范的其他限制（inactivity 30\u00a0秒、polling 5\u00a0秒），守规矩的客户端不会碰到。',
    },
    signalr: {
      title: 'SignalR：0、2、10、30\u00a0秒，停',
      caption:
        '服务器离开了四十多秒。SignalR 立刻重试，再隔 2、10、30\u00a0秒重试，第四次走了运：再失败一次，它就会停下。',
      note: '这四个等待是 ASP.NET Core SignalR 自动重连的默认值。我们的 WebSocket 只有一个等待时间，所以这次运行改了它三次：见其中的故障。其间发布的消息丢失了，裸的 WebSocket 就是这样。',
    },
    cors: {
      title: 'CORS 让什么变得多余',
      caption:
        '两边得到同样的 503。script 元素曾是通往另一个源的办法，它什么也看不到，只能等看门狗；有了 CORS，XHR 也可以去问，它看到 503，1\u00a0秒后再次请求。',
      note: '原文的结语：CORS 让 iframe 和脚本的技巧变得过时，XHR 长轮询是纯 HTTP 里最好的，WebSocket 是未来。脚本的失败无声无息，出自 CometD 手册。32.5\u00a0秒的看门狗是挂起上限的 1.3 倍，依照 iComet 的客户端；其余是我们的默认值。',
    },
  },
};
