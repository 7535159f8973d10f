/** Scenes of real systems: how they are looked at first, and where their numbers come from. Their words are in `i18n/*-systems.ts`. */
import type { Catalogue } from '../../i18n/catalogue';
import type { Source } from '../../techniques/technique';
import type { SceneLook } from './scene';

interface SystemScene {
  readonly look: SceneLook;
  readonly sources: readonly Source[];
}

const ARTICLE: Source = {
  label: 'hoojo, “Web通信 之 长连接、长轮询”, 2013',
  url: 'https://www.cnblogs.com/hoojo/p/longPolling_comet_jquery_iframe_ajax.html',
};
const ICOMET_CLIENT: Source = {
  label: 'iComet, icomet.js',
  url: 'https://github.com/ideawu/icomet/blob/master/demo/web/js/icomet.js',
};

/** In the order of the menu: chats of the article's time, the libraries that followed, and what came after them. */
export const systemScenes: Readonly<Record<keyof Catalogue['systems']['of'], SystemScene>> = {
  // Held for its whole limit, the request has ended empty; the next one has just brought news.
  webqq: {
    look: { window: { fromMs: 0, toMs: 31_600 }, restAtMs: 30_700, foldsIdle: true },
    sources: [
      ARTICLE,
      {
        label: 'Kiling Zhang, “Web QQ协议分析(三)接收消息”, 2017',
        url: 'https://blog.kilingzhang.com/2017/02/04/Web%20QQ%E5%8D%8F%E8%AE%AE%E5%88%86%E6%9E%90(%E4%B8%89)%E6%8E%A5%E6%94%B6%E6%B6%88%E6%81%AF/',
      },
    ],
  },
  // The third empty answer has come; the request after it has brought news.
  'baidu-hi': {
    look: { window: { fromMs: 0, toMs: 65_000 }, restAtMs: 64_000, foldsIdle: true },
    sources: [ARTICLE],
  },
  'facebook-chat': {
    look: { window: { fromMs: 0, toMs: 57_000 }, restAtMs: 56_100, foldsIdle: true },
    sources: [
      { label: 'fbchat, _listen.py', url: 'https://github.com/fbchat-dev/fbchat' },
      {
        label: 'Simon Willison, “Engineering @ Facebook: Facebook Chat”, 2008',
        url: 'https://simonwillison.net/2008/May/15/engineering',
      },
      ARTICLE,
    ],
  },
  'gmail-chat': {
    look: { window: { fromMs: 0, toMs: 10_600 }, restAtMs: 8300 },
    sources: [
      {
        label: 'Alex Russell, “What else is burried down in the depths of Google’s amazing JavaScript?”, 2006',
        url: 'https://infrequently.org/2006/02/what-else-is-burried-down-in-the-depths-of-googles-amazing-javascript/',
      },
      ARTICLE,
    ],
  },
  'flash-game': {
    look: { window: { fromMs: 0, toMs: 5600 }, restAtMs: 4300 },
    sources: [
      {
        label: 'Adobe, flash.net.XMLSocket',
        url: 'https://help.adobe.com/en_US/FlashPlatform/reference/actionscript/3/flash/net/XMLSocket.html',
      },
      ARTICLE,
    ],
  },
  // The page is back after its second away, and has what it missed.
  dwr: {
    look: { window: { fromMs: 0, toMs: 68_900 }, restAtMs: 68_300, foldsIdle: true },
    sources: [
      {
        label: 'DWR, DefaultServerLoadMonitor.java',
        url: 'https://github.com/directwebremoting/dwr/blob/master/core/impl/main/java/org/directwebremoting/impl/DefaultServerLoadMonitor.java',
      },
      ARTICLE,
    ],
  },
  // The watchdog has let the next script go, and it has brought what the lost answer had.
  icomet: {
    look: { window: { fromMs: 30_800, toMs: 74_600 }, restAtMs: 73_700, foldsIdle: true },
    sources: [
      ICOMET_CLIENT,
      { label: 'iComet, icomet.conf', url: 'https://github.com/ideawu/icomet/blob/master/icomet.conf' },
      ARTICLE,
    ],
  },
  cometd: {
    look: { window: { fromMs: 30_800, toMs: 39_800 }, restAtMs: 38_500 },
    sources: [
      { label: 'CometD Reference: server and client options', url: 'https://docs.cometd.org/current5/reference/' },
    ],
  },
  // The stream is open again; what was published meanwhile has come.
  sockjs: {
    look: { window: { fromMs: 800, toMs: 33_400 }, restAtMs: 31_900, foldsIdle: true },
    sources: [
      { label: 'sockjs-node, server.js', url: 'https://github.com/sockjs/sockjs-node/blob/main/lib/server.js' },
      {
        label: 'sockjs-node, xhr-streaming.js',
        url: 'https://github.com/sockjs/sockjs-node/blob/main/lib/transport/xhr-streaming.js',
      },
    ],
  },
  socketio: {
    look: { window: { fromMs: 23_600, toMs: 73_200 }, restAtMs: 71_000, foldsIdle: true },
    sources: [
      {
        label: 'engine.io, server.ts',
        url: 'https://github.com/socketio/socket.io/blob/main/packages/engine.io/lib/server.ts',
      },
      {
        label: 'socket.io-client, manager.ts',
        url: 'https://github.com/socketio/socket.io/blob/main/packages/socket.io-client/lib/manager.ts',
      },
    ],
  },
  nacos: {
    look: { window: { fromMs: 0, toMs: 35_000 }, restAtMs: 34_000, foldsIdle: true },
    sources: [
      {
        label: 'Nacos, LongPollingService.java',
        url: 'https://github.com/alibaba/nacos/blob/1.4.0/config/src/main/java/com/alibaba/nacos/config/server/service/LongPollingService.java',
      },
      {
        label: 'Nacos, ClientWorker.java',
        url: 'https://github.com/alibaba/nacos/blob/1.4.0/client/src/main/java/com/alibaba/nacos/client/config/impl/ClientWorker.java',
      },
    ],
  },
  bosh: {
    look: { window: { fromMs: 0, toMs: 66_500 }, restAtMs: 65_500, foldsIdle: true },
    sources: [{ label: 'XEP-0124: BOSH', url: 'https://xmpp.org/extensions/xep-0124.html' }],
  },
  // The fourth attempt has found the server there again.
  signalr: {
    look: { window: { fromMs: 3900, toMs: 54_600 }, restAtMs: 54_000, foldsIdle: true },
    sources: [
      {
        label: '@microsoft/signalr, DefaultReconnectPolicy.ts',
        url: 'https://app.unpkg.com/@microsoft/signalr@9.0.6/files/src/DefaultReconnectPolicy.ts',
      },
    ],
  },
  // The XHR has long had what the script's page gets only now.
  cors: {
    look: { window: { fromMs: 800, toMs: 37_600 }, restAtMs: 36_500, foldsIdle: true },
    sources: [
      ARTICLE,
      {
        label: 'CometD: the callback-polling transport and its drawbacks',
        url: 'https://docs.cometd.org/current5/reference/#_javascript_transports',
      },
      ICOMET_CLIENT,
    ],
  },
};
