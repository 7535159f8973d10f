import type { TechniqueAbout } from '../technique';

export const aboutZhCn: TechniqueAbout = {
  howItWorks:
    '页面里一个很小的Flash对象自己打开一条TCP连接，JavaScript通过桥接跟它说话。' +
    '在这之前，Flash Player要向服务器要策略文件：它连接端口843，说一句policy-file-request，以零字节结尾，再读出哪些页面可以连接哪些端口。' +
    '如果防火墙把这句话吞掉了，播放器要等上几秒，再去问套接字自己的端口；如果那个端口拒绝，就马上改问。' +
    'TCP一连上，套接字就打开了：没有请求，没有头部，也不用升级。每条消息都以零字节结尾，两个方向都是这样。' +
    '在有WebSocket之前，游戏和聊天就靠它做到没有延迟。',
  strengths: [
    '双向，随时：每条消息只需一个单程就能送达。',
    '除了文字本身，一条消息只多一个字节：结尾的那个零字节。',
    '同一连接上的消息不会乱序。',
    '不占用浏览器的连接，最老的浏览器也能用。',
  ],
  costs: [
    '离不开插件，而插件在2020年底就停了；手机上从没长久有过。',
    '它不是HTTP：只放行HTTP的防火墙和代理都会拦住它。',
    '端口843被拦时，第一次连接总要等到播放器超时。',
    '没有TLS，不会重连，也不会补发：其间发布的消息就错过了。',
    '套接字要有自己的服务器，策略还要另一个。',
  ],
  sources: [
    {
      label: 'Adobe：flash.net.XMLSocket',
      url: 'https://help.adobe.com/en_US/FlashPlatform/reference/actionscript/3/flash/net/XMLSocket.html',
    },
    {
      label: 'Adobe：网站控制（策略文件）',
      url: 'https://help.adobe.com/en_US/as3/dev/WS5b3ccc516d4fbf351e63e3d118a9b90204-7c60.html',
    },
    {
      label: 'Adobe：Flash Player 10的套接字连接，XMLSocket的超时',
      url: 'https://helpx.adobe.com/flash/kb/flash-player-10-socket-connection.html',
    },
    {
      label: 'web-socket-js：端口843被拦的代价',
      url: 'https://github.com/gimite/web-socket-js/issues/49',
    },
  ],
};
