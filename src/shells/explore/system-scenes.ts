/** Scenes of real systems: how they are looked at first. Their words are in `i18n/*-systems.ts`, all sources in `techniques/system-sources.ts`. */
import type { SystemId } from '../../techniques/system-sources';
import type { SceneLook } from './scene-look';

interface SystemScene {
  readonly look: SceneLook;
  /** The document that is named beside the caption. */
  readonly source: string;
}

/** In the order of the menu: chats of the article's time, the libraries that followed, and what came after them. */
export const systemScenes: Readonly<Record<SystemId, SystemScene>> = {
  // Held for its whole limit, the request has ended empty; the next one has just brought news.
  webqq: {
    look: { window: { fromMs: 0, toMs: 31_600 }, restAtMs: 30_700, foldsIdle: true },
    source: 'hoojo, “Web通信 之 长连接、长轮询”, 2013',
  },
  // The third empty answer has come; the request after it has brought news.
  'baidu-hi': {
    look: { window: { fromMs: 0, toMs: 65_000 }, restAtMs: 64_000, foldsIdle: true },
    source: 'hoojo, “Web通信 之 长连接、长轮询”, 2013',
  },
  // The empty answer has come before the client's patience was over, and news after it.
  'facebook-chat': {
    look: { window: { fromMs: 0, toMs: 57_000 }, restAtMs: 56_100, foldsIdle: true },
    source: 'fbchat, _listen.py',
  },
  // The fourth line has come; the response stays open.
  'gmail-chat': {
    look: { window: { fromMs: 0, toMs: 10_600 }, restAtMs: 8300 },
    source: 'Alex Russell, infrequently.org, 2006',
  },
  // Policy and handshake are over, and the fourth move has come.
  'flash-game': { look: { window: { fromMs: 0, toMs: 5600 }, restAtMs: 4300 }, source: 'Adobe, flash.net.XMLSocket' },
  // The page is back after its second away, and has what it missed.
  dwr: {
    look: { window: { fromMs: 0, toMs: 68_900 }, restAtMs: 68_300, foldsIdle: true },
    source: 'DWR, DefaultServerLoadMonitor.java',
  },
  // The watchdog has let the next script go, and it has brought what the lost answer had.
  icomet: {
    look: { window: { fromMs: 30_800, toMs: 74_600 }, restAtMs: 73_700, foldsIdle: true },
    source: 'iComet, icomet.js',
  },
  // The server is back, and the page has what was published meanwhile.
  cometd: { look: { window: { fromMs: 30_800, toMs: 39_800 }, restAtMs: 38_500 }, source: 'CometD Reference' },
  // The second stream has been quiet for so long that a heartbeat has come.
  sockjs: {
    look: { window: { fromMs: 800, toMs: 33_400 }, restAtMs: 31_900, foldsIdle: true },
    source: 'sockjs-node, server.js',
  },
  // The socket is given up, and a new session is asked for.
  socketio: {
    look: { window: { fromMs: 23_600, toMs: 74_200 }, restAtMs: 73_000, foldsIdle: true },
    source: 'engine.io, server.ts',
  },
  // The empty answer, then a change that was told at once.
  nacos: {
    look: { window: { fromMs: 0, toMs: 35_000 }, restAtMs: 34_000, foldsIdle: true },
    source: 'Nacos, LongPollingService.java',
  },
  // After the idle minute the next stanza has come.
  bosh: { look: { window: { fromMs: 0, toMs: 66_500 }, restAtMs: 65_500, foldsIdle: true }, source: 'XEP-0124: BOSH' },
  // The fourth attempt has found the server there again.
  signalr: {
    look: { window: { fromMs: 3500, toMs: 54_500 }, restAtMs: 54_000, foldsIdle: true },
    source: '@microsoft/signalr, DefaultReconnectPolicy.ts',
  },
  // The XHR has long had what the script's page gets only now.
  cors: {
    look: { window: { fromMs: 800, toMs: 37_600 }, restAtMs: 36_500, foldsIdle: true },
    source: 'hoojo, “Web通信 之 长连接、长轮询”, 2013',
  },
};
