/** Where the numbers of real systems come from. The first of each is named beside its scene's caption. */
import type { Source } from './technique';

const ARTICLE: Source = {
  label: 'hoojo, “Web通信 之 长连接、长轮询”, 2013',
  url: 'https://www.cnblogs.com/hoojo/p/longPolling_comet_jquery_iframe_ajax.html',
};
const ICOMET_CLIENT: Source = {
  label: 'iComet, icomet.js',
  url: 'https://github.com/ideawu/icomet/blob/master/demo/web/js/icomet.js',
};

export const systemSources = {
  webqq: [
    ARTICLE,
    {
      label: 'Kiling Zhang, “Web QQ协议分析(三)接收消息”, 2017',
      url: 'https://blog.kilingzhang.com/2017/02/04/Web%20QQ%E5%8D%8F%E8%AE%AE%E5%88%86%E6%9E%90(%E4%B8%89)%E6%8E%A5%E6%94%B6%E6%B6%88%E6%81%AF/',
    },
  ],
  'baidu-hi': [ARTICLE],
  'facebook-chat': [
    { label: 'fbchat, _listen.py', url: 'https://github.com/fbchat-dev/fbchat' },
    {
      label: 'Simon Willison, “Engineering @ Facebook: Facebook Chat”, 2008',
      url: 'https://simonwillison.net/2008/May/15/engineering',
    },
    ARTICLE,
  ],
  'gmail-chat': [
    {
      label: 'Alex Russell, infrequently.org, 2006',
      url: 'https://infrequently.org/2006/02/what-else-is-burried-down-in-the-depths-of-googles-amazing-javascript/',
    },
    ARTICLE,
  ],
  'flash-game': [
    {
      label: 'Adobe, flash.net.XMLSocket',
      url: 'https://help.adobe.com/en_US/FlashPlatform/reference/actionscript/3/flash/net/XMLSocket.html',
    },
    ARTICLE,
  ],
  dwr: [
    {
      label: 'DWR, DefaultServerLoadMonitor.java',
      url: 'https://github.com/directwebremoting/dwr/blob/master/core/impl/main/java/org/directwebremoting/impl/DefaultServerLoadMonitor.java',
    },
    ARTICLE,
  ],
  icomet: [
    ICOMET_CLIENT,
    { label: 'iComet, icomet.conf', url: 'https://github.com/ideawu/icomet/blob/master/icomet.conf' },
    ARTICLE,
  ],
  cometd: [{ label: 'CometD Reference', url: 'https://docs.cometd.org/current5/reference/' }],
  sockjs: [
    { label: 'sockjs-node, server.js', url: 'https://github.com/sockjs/sockjs-node/blob/main/lib/server.js' },
    {
      label: 'sockjs-node, xhr-streaming.js',
      url: 'https://github.com/sockjs/sockjs-node/blob/main/lib/transport/xhr-streaming.js',
    },
  ],
  socketio: [
    {
      label: 'engine.io, server.ts',
      url: 'https://github.com/socketio/socket.io/blob/main/packages/engine.io/lib/server.ts',
    },
    {
      label: 'socket.io-client, manager.ts',
      url: 'https://github.com/socketio/socket.io/blob/main/packages/socket.io-client/lib/manager.ts',
    },
  ],
  nacos: [
    {
      label: 'Nacos, LongPollingService.java',
      url: 'https://github.com/alibaba/nacos/blob/1.4.0/config/src/main/java/com/alibaba/nacos/config/server/service/LongPollingService.java',
    },
    {
      label: 'Nacos, ClientWorker.java',
      url: 'https://github.com/alibaba/nacos/blob/1.4.0/client/src/main/java/com/alibaba/nacos/client/config/impl/ClientWorker.java',
    },
  ],
  bosh: [{ label: 'XEP-0124: BOSH', url: 'https://xmpp.org/extensions/xep-0124.html' }],
  signalr: [
    {
      label: '@microsoft/signalr, DefaultReconnectPolicy.ts',
      url: 'https://app.unpkg.com/@microsoft/signalr@9.0.6/files/src/DefaultReconnectPolicy.ts',
    },
  ],
  cors: [
    ARTICLE,
    {
      label: 'CometD: the callback-polling transport and its drawbacks',
      url: 'https://docs.cometd.org/current5/reference/#_javascript_transports',
    },
    ICOMET_CLIENT,
  ],
} satisfies Readonly<Record<string, readonly Source[]>>;

export type SystemId = keyof typeof systemSources;
