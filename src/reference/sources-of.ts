/** Where the real values in the reference's texts come from, by the key of the text. Sources are named alike in every language. */
import type { Source } from '../techniques/technique';
import type { Block } from './document';
import type { Telling } from './field-facts';

const SOURCES = {
  rfc6202: { label: 'RFC 6202', url: 'https://www.rfc-editor.org/rfc/rfc6202' },
  rfc2616: { label: 'RFC 2616, §8.1.4', url: 'https://www.rfc-editor.org/rfc/rfc2616#section-8.1.4' },
  rfc6298: { label: 'RFC 6298', url: 'https://www.rfc-editor.org/rfc/rfc6298' },
  rfc6455: { label: 'RFC 6455, §7.2.3', url: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.2.3' },
  rfc9113: { label: 'RFC 9113 (HTTP/2)', url: 'https://www.rfc-editor.org/rfc/rfc9113' },
  rfc7541: { label: 'RFC 7541 (HPACK)', url: 'https://www.rfc-editor.org/rfc/rfc7541' },
  rfc8446: { label: 'RFC 8446 (TLS 1.3)', url: 'https://www.rfc-editor.org/rfc/rfc8446' },
  htmlSse: { label: 'HTML Standard, §9.2', url: 'https://html.spec.whatwg.org/multipage/server-sent-events.html' },
  xep124: { label: 'XEP-0124: BOSH', url: 'https://xmpp.org/extensions/xep-0124.html' },
  article: {
    label: 'hoojo, “Web通信 之 长连接、长轮询（long polling）”, 2013',
    url: 'https://www.cnblogs.com/hoojo/p/longPolling_comet_jquery_iframe_ajax.html',
  },
  chromiumPool: {
    label: 'Chromium, client_socket_pool_manager.cc',
    url: 'https://chromium.googlesource.com/chromium/src/+/main/net/socket/client_socket_pool_manager.cc',
  },
  chromiumSse: {
    label: 'Chromium, event_source.cc',
    url: 'https://chromium.googlesource.com/chromium/src/+/main/third_party/blink/renderer/modules/eventsource/event_source.cc',
  },
  nginxProxy: {
    label: 'nginx, ngx_http_proxy_module',
    url: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html',
  },
  nginxHttp2: {
    label: 'nginx, ngx_http_v2_module',
    url: 'https://nginx.org/en/docs/http/ngx_http_v2_module.html',
  },
  nginxSocket: { label: 'nginx, WebSocket proxying', url: 'https://nginx.org/en/docs/http/websocket.html' },
  heroku: { label: 'Heroku, HTTP Routing', url: 'https://devcenter.heroku.com/articles/http-routing' },
  engineIo: {
    label: 'engine.io, server.ts',
    url: 'https://github.com/socketio/socket.io/blob/main/packages/engine.io/lib/server.ts',
  },
  engineIoProtocol: {
    label: 'Engine.IO protocol, version 4',
    url: 'https://github.com/socketio/socket.io/blob/main/docs/engine.io-protocol/v4-current.md',
  },
  socketIo: {
    label: 'socket.io-client, manager.ts',
    url: 'https://github.com/socketio/socket.io/blob/main/packages/socket.io-client/lib/manager.ts',
  },
  sockJs: { label: 'sockjs-node, server.js', url: 'https://github.com/sockjs/sockjs-node/blob/main/lib/server.js' },
  sockJsXhr: {
    label: 'sockjs-node, xhr-streaming.js',
    url: 'https://github.com/sockjs/sockjs-node/blob/main/lib/transport/xhr-streaming.js',
  },
  sockJsFrame: {
    label: 'sockjs-node, htmlfile.js',
    url: 'https://github.com/sockjs/sockjs-node/blob/main/lib/transport/htmlfile.js',
  },
  cometD: { label: 'CometD Reference', url: 'https://docs.cometd.org/current5/reference/' },
  cometDaily: {
    label: 'Comet Daily, 2007',
    url: 'https://web.archive.org/web/2008/http://cometdaily.com/2007/11/18/ie-activexhtmlfile-transport-part-ii/',
  },
  iComet: {
    label: 'iComet, icomet.js',
    url: 'https://github.com/ideawu/icomet/blob/master/demo/web/js/icomet.js',
  },
  iCometConf: { label: 'iComet, icomet.conf', url: 'https://github.com/ideawu/icomet/blob/master/icomet.conf' },
  consul: {
    label: 'Consul, Blocking Queries',
    url: 'https://developer.hashicorp.com/consul/api-docs/features/blocking',
  },
  faye: { label: 'Faye', url: 'https://github.com/faye/faye' },
  jQuery: { label: 'jQuery.ajax()', url: 'https://api.jquery.com/jQuery.ajax/' },
  backoff: {
    label: 'Marc Brooker, Exponential Backoff And Jitter, AWS 2015',
    url: 'https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/',
  },
  periodicalUpdater: {
    label: 'jQuery PeriodicalUpdater',
    url: 'https://github.com/RobertFischer/JQuery-PeriodicalUpdater',
  },
  gitHub: { label: 'GitHub, REST API for events', url: 'https://docs.github.com/en/rest/activity/events' },
  xmlSocket: {
    label: 'Adobe, flash.net.XMLSocket',
    url: 'https://help.adobe.com/en_US/FlashPlatform/reference/actionscript/3/flash/net/XMLSocket.html',
  },
  quic: { label: 'RFC 9000, QUIC', url: 'https://www.rfc-editor.org/rfc/rfc9000' },
  quicLoss: { label: 'RFC 9002, QUIC Loss Detection', url: 'https://www.rfc-editor.org/rfc/rfc9002' },
  quicDatagrams: { label: 'RFC 9221, QUIC Datagrams', url: 'https://www.rfc-editor.org/rfc/rfc9221' },
  policyPort: { label: 'web-socket-js, issue 49', url: 'https://github.com/gimite/web-socket-js/issues/49' },
} as const satisfies Readonly<Record<string, Source>>;

type SourceName = keyof typeof SOURCES;

/** Keys are those of `ReferenceTexts`: paths of fields, names of parameters, `act.` and the name of an act. */
export const sourceNames: Readonly<Record<string, readonly SourceName[]>> = {
  'network.lossProbability': ['rfc6298'],
  'network.tls': ['rfc8446'],
  'network.httpVersion': ['rfc9113', 'rfc7541'],
  'server.maxConcurrentStreams': ['rfc9113', 'nginxHttp2'],
  'browser.connectionsPerHost': ['chromiumPool', 'rfc2616'],
  'browser.tabs': ['rfc6202'],
  'proxy.idleTimeoutMs': ['nginxProxy'],
  'proxy.firstByteTimeoutMs': ['heroku'],
  'proxy.isBuffering': ['nginxProxy'],
  'proxy.passesUpgrade': ['nginxSocket'],
  'proxy.upstreamConnections': ['rfc6202'],
  'server.holdLimitMs': ['rfc6202', 'article'],
  'server.heartbeatMs': ['htmlSse', 'sockJs', 'engineIo'],
  'server.keepsMessages': ['article'],
  'server.messageLogLength': ['iCometConf'],
  'articleLoop.firstMs': ['article'],
  'articleLoop.sleepMs': ['article'],
  'articleLoop.probability': ['article'],
  answers: ['article'],
  'ajax-long-polling.answers': ['article'],
  'ajax-polling.pollIntervalMs': ['article'],
  'iframe-polling.pollIntervalMs': ['article'],
  'iframe-per-request.pollIntervalMs': ['article'],
  'adaptive-polling.pollIntervalMs': ['periodicalUpdater'],
  'conditional-polling.pollIntervalMs': ['gitHub'],
  usesCursor: ['iCometConf', 'consul', 'xep124'],
  clientTimeoutMs: ['jQuery'],
  'ajax-long-polling.clientTimeoutMs': ['article', 'jQuery'],
  'long-polling.clientTimeoutMs': ['iComet', 'faye'],
  pauseMs: ['rfc6202'],
  reloadAfterMs: ['article'],
  watchdogMs: ['iComet'],
  keepsScriptOrder: ['cometD'],
  retryFirstMs: ['socketIo', 'cometD'],
  retryMaxMs: ['socketIo', 'cometD'],
  retryJitterFraction: ['backoff'],
  paddingBytes: ['sockJsXhr', 'sockJsFrame'],
  browserBufferBytes: ['sockJsXhr', 'sockJsFrame'],
  responseLimitBytes: ['sockJs'],
  'sse.reconnectMs': ['chromiumSse', 'htmlSse'],
  'websocket.reconnectMs': ['rfc6455'],
  queuePollIntervalMs: ['cometDaily'],
  policyTimeoutMs: ['policyPort'],
  'flash-socket.connectTimeoutMs': ['xmlSocket'],
  'upgrade.connectTimeoutMs': ['socketIo'],
  delivery: ['quicDatagrams', 'quic'],
  'webtransport.firewall': ['quicLoss'],
  idleTimeoutMs: ['quic'],
  pingIntervalMs: ['engineIo', 'engineIoProtocol'],
  pingTimeoutMs: ['engineIo'],
  upgradeTimeoutMs: ['engineIo'],
  'act.outage': ['rfc6298'],
};

export function sourcesBlock(key: string, { language }: Telling): readonly Block[] {
  const names = sourceNames[key] ?? [];
  if (names.length === 0) return [];
  return [{ kind: 'sources', title: language.words.panels.sources, sources: names.map((name) => SOURCES[name]) }];
}
