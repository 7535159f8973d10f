import type { TechniqueAbout } from '../technique';

export const aboutZhCn: TechniqueAbout = {
  howItWorks:
    '它以一个要求升级的GET请求开始。服务器回答101，附上客户端密钥的哈希值，证明自己看懂了，随后马上就可以发消息。' +
    '从此连接上双向传输的都是帧，帧头只有几个字节；它不再是HTTP。' +
    '它有自己的连接池，不占用到同一主机的六条HTTP连接。' +
    '连接关闭之后，浏览器什么也不做：由应用自己决定等多久再打开新的；其间发布的消息，除非应用自己去要，否则就错过了。',
  strengths: [
    '双向，随时：每条消息只需一个单程就能送达。',
    '短消息的帧头，下行只要两个字节，上行六个。',
    '同一连接上的消息不会乱序。',
    '不占用那六条HTTP连接。',
  ],
  costs: [
    '不会断线重连，也不会补发：两样都得由应用来做。',
    '代理不转发升级，连接就失败；页面只能看到关闭码1006。',
    '代理会切断沉默的连接：要由服务器来ping，页面自己做不到。',
    'send()只是把消息交给浏览器，没有谁告诉你它到了没有。',
    '每个客户端都一直占着一条连接。',
  ],
  sources: [
    { label: 'RFC 6455：WebSocket协议', url: 'https://www.rfc-editor.org/rfc/rfc6455' },
    { label: 'WHATWG：WebSockets标准', url: 'https://websockets.spec.whatwg.org/' },
    { label: 'nginx：代理WebSocket', url: 'https://nginx.org/en/docs/http/websocket.html' },
    {
      label: 'Chromium：WebSocket有自己的连接池',
      url: 'https://chromium.googlesource.com/chromium/src/+/main/net/socket/client_socket_pool_manager.cc',
    },
  ],
};
