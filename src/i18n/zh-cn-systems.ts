import type { Catalogue } from './catalogue';

/** Simplified Chinese: scenes of real systems. */
export const systems: Catalogue['systems'] = {
  sourced: (caption, source) => `${caption}出处：${source}。`,
  of: {
    webqq: {
      title: 'WebQQ：两条同乘一次应答',
      caption:
        '第一句话结束了被挂起的请求；页面再次请求之前又写下的两句，同乘一次应答到达。随后 25\u00a0秒的安静以一次空应答告终。',
    },
    'baidu-hi': {
      title: '百度 Hi：没有人说话',
      caption: '安静的一分钟：被挂起的请求三次空手而归，每次都在 20\u00a0秒之后，浏览器随即再次请求。',
    },
    'facebook-chat': {
      title: 'Facebook 聊天：挂起 50\u00a0秒',
      caption: '服务器把请求挂起 50\u00a0秒，客户端要到 60\u00a0秒才会放弃：空应答总是先到。',
    },
    'gmail-chat': {
      title: 'Gmail 聊天：永不结束的应答',
      caption:
        '一个应答一直开着，每句话写下后 0.4\u00a0秒就到达页面：正好是单程的网络延迟。页面放在 htmlfile 对象里，所以看不到加载条。',
    },
    'flash-game': {
      title: 'Flash 游戏：一个零字节',
      caption:
        'Flash 先在 843 端口询问是否允许连接，再打开原始套接字。此后每一步 12\u00a0字节，后面只跟一个零字节，没有任何头部。',
    },
    dwr: {
      title: 'DWR：离开一秒',
      caption: '反向 Ajax 把请求最多挂起 60\u00a0秒，并让页面在每次应答后过一秒再来。这一秒里发生的事会等着它。',
    },
    icomet: {
      title: 'iComet：39\u00a0秒的看门狗',
      caption:
        '一个应答在途中丢失，而 script 元素对此一无所知。39\u00a0秒后（服务器 30\u00a0秒的 1.3 倍），看门狗插入下一个脚本，取回错过的消息。',
    },
    cometd: {
      title: 'CometD：一秒后回来',
      caption: '挂起了 30\u00a0秒的请求刚刚空手结束，服务器就重启了。页面等 1\u00a0秒，再次请求，拿到其间发布的消息。',
    },
    sockjs: {
      title: 'SockJS：每 128\u00a0KiB 换一条流',
      caption:
        '页面会留住收到的一切，所以服务器在 128\u00a0KiB（这里是四条消息）处结束应答，页面再打开下一个。安静了 25\u00a0秒，就来一次心跳。',
    },
    socketio: {
      title: 'Socket.IO：45\u00a0秒后判定死亡',
      caption:
        '服务器在一次 ping 之后就僵住了。过了 45\u00a0秒再没有 ping，页面才放弃这个套接字；一秒后它打开新的会话。',
    },
    nacos: {
      title: 'Nacos：提前半秒',
      caption:
        '客户端说它会等 30\u00a0秒；服务器 29.5\u00a0秒时就给出空应答，谁的耐心也不会耗尽。配置一有改变，立刻告知。',
    },
    bosh: {
      title: 'BOSH：沉默的一分钟',
      caption: '装在长轮询正文里的 XMPP：wait="60" 时，空闲的请求在 60\u00a0秒后得到一个空正文，客户端随即再次请求。',
    },
    signalr: {
      title: 'SignalR：0、2、10、30\u00a0秒，停',
      caption:
        '服务器离开了四十多秒。SignalR 立刻重试，再隔 2、10、30\u00a0秒重试，第四次走了运：再失败一次，它就会停下。',
    },
    cors: {
      title: 'CORS 让什么变得多余',
      caption:
        '两边得到同样的 503。script 元素曾是通往另一个源的办法，它什么也看不到，只能等看门狗；有了 CORS，XHR 也可以去问，它看到 503，1\u00a0秒后再次请求。',
    },
  },
};
