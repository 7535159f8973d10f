/**
 * What servers, proxies, push libraries and browsers do unless they are told otherwise, as fields of a scenario: each
 * number with the name that its own documentation gives it, and where that is written.
 */
export const DEFAULTS_OF = ['server', 'push', 'proxy', 'browser'] as const;
export type DefaultsOf = (typeof DEFAULTS_OF)[number];

export interface KnownSetting {
  /** A path of the scenario: `proxy.idleTimeoutMs`. */
  readonly path: string;
  readonly value: number | boolean | string | null;
  /** As the product calls it: `proxy_read_timeout`. Null: it has no name there. */
  readonly setting: string | null;
}

export interface KnownDefaults {
  readonly id: string;
  /** The same in every language. */
  readonly name: string;
  readonly of: DefaultsOf;
  readonly settings: readonly KnownSetting[];
  readonly sources: readonly { readonly label: string; readonly url: string }[];
}

const set = (path: string, value: KnownSetting['value'], setting: string | null = null): KnownSetting => ({
  path,
  value,
  setting,
});

const SERVERS: readonly KnownDefaults[] = [
  {
    id: 'tomcat',
    name: 'Apache Tomcat',
    of: 'server',
    settings: [
      set('server.concurrency', 'thread-per-request'),
      set('server.workers', 200, 'maxThreads'),
      set('server.backlog', 100, 'acceptCount'),
      set('server.keepAliveMs', 20_000, 'connectionTimeout (server.xml)'),
    ],
    sources: [
      {
        label: 'Tomcat, The HTTP Connector',
        url: 'https://tomcat.apache.org/tomcat-10.1-doc/config/http.html',
      },
    ],
  },
  {
    id: 'httpd-prefork',
    name: 'Apache httpd, prefork',
    of: 'server',
    settings: [
      set('server.concurrency', 'thread-per-request'),
      set('server.workers', 256, 'MaxRequestWorkers'),
      set('server.backlog', 511, 'ListenBacklog'),
      set('server.keepAliveMs', 5000, 'KeepAliveTimeout'),
    ],
    sources: [{ label: 'Apache MPM Common Directives', url: 'https://httpd.apache.org/docs/2.4/mod/mpm_common.html' }],
  },
  {
    id: 'httpd-event',
    name: 'Apache httpd, event',
    of: 'server',
    settings: [
      set('server.concurrency', 'thread-per-request'),
      set('server.workers', 400, 'MaxRequestWorkers'),
      set('server.backlog', 511, 'ListenBacklog'),
      set('server.keepAliveMs', 5000, 'KeepAliveTimeout'),
    ],
    sources: [{ label: 'Apache MPM Common Directives', url: 'https://httpd.apache.org/docs/2.4/mod/mpm_common.html' }],
  },
  {
    id: 'node',
    name: 'Node.js 20',
    of: 'server',
    settings: [
      set('server.concurrency', 'event-loop'),
      set('server.workers', 1),
      set('server.backlog', 511, 'listen() backlog'),
      set('server.keepAliveMs', 5000, 'keepAliveTimeout'),
    ],
    sources: [{ label: 'Node.js 20, HTTP', url: 'https://nodejs.org/docs/latest-v20.x/api/http.html' }],
  },
];

/** How long a library's server holds a poll, and how often it says that it is there. */
const PUSH_LIBRARIES: readonly KnownDefaults[] = [
  {
    id: 'sockjs-engineio',
    name: 'SockJS, Engine.IO',
    of: 'push',
    settings: [set('server.holdLimitMs', 25_000, 'heartbeat_delay, pingInterval'), set('server.heartbeatMs', 25_000)],
    sources: [
      { label: 'sockjs-node, server.js', url: 'https://github.com/sockjs/sockjs-node/blob/main/lib/server.js' },
      {
        label: 'engine.io, server.ts',
        url: 'https://github.com/socketio/socket.io/blob/main/packages/engine.io/lib/server.ts',
      },
    ],
  },
  {
    id: 'cometd-icomet',
    name: 'CometD, iComet',
    of: 'push',
    settings: [set('server.holdLimitMs', 30_000, 'timeout, polling_timeout')],
    sources: [
      { label: 'CometD Reference', url: 'https://docs.cometd.org/current/reference/#_java_server_configuration' },
      { label: 'iComet, icomet.conf', url: 'https://github.com/ideawu/icomet/blob/master/icomet.conf' },
    ],
  },
  {
    id: 'nacos',
    name: 'Nacos',
    of: 'push',
    settings: [set('server.holdLimitMs', 29_500, 'Long-Pulling-Timeout − 500 ms')],
    sources: [
      {
        label: 'Nacos, LongPollingService.java',
        url: 'https://github.com/alibaba/nacos/blob/develop/config/src/main/java/com/alibaba/nacos/config/server/service/LongPollingService.java',
      },
    ],
  },
  {
    id: 'bosh',
    name: 'BOSH',
    of: 'push',
    settings: [set('server.holdLimitMs', 60_000, 'wait')],
    sources: [{ label: 'XEP-0124: BOSH', url: 'https://xmpp.org/extensions/xep-0124.html' }],
  },
  {
    id: 'consul',
    name: 'Consul, blocking queries',
    of: 'push',
    settings: [set('server.holdLimitMs', 300_000, 'wait')],
    sources: [
      { label: 'Consul, Blocking Queries', url: 'https://developer.hashicorp.com/consul/api-docs/features/blocking' },
    ],
  },
];

const PROXIES: readonly KnownDefaults[] = [
  {
    id: 'nginx',
    name: 'nginx',
    of: 'proxy',
    settings: [
      set('proxy.idleTimeoutMs', 60_000, 'proxy_read_timeout'),
      set('proxy.firstByteTimeoutMs', null),
      set('proxy.isBuffering', true, 'proxy_buffering on'),
      set('proxy.bufferBytes', 4096, 'proxy_buffer_size'),
      set('proxy.passesUpgrade', false),
      set('server.keepAliveMs', 75_000, 'keepalive_timeout'),
    ],
    sources: [
      {
        label: 'nginx, ngx_http_proxy_module',
        url: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html',
      },
    ],
  },
  {
    id: 'alb',
    name: 'AWS Application Load Balancer',
    of: 'proxy',
    settings: [
      set('proxy.idleTimeoutMs', 60_000, 'idle_timeout.timeout_seconds'),
      set('proxy.firstByteTimeoutMs', null),
      set('proxy.isBuffering', false),
      set('proxy.passesUpgrade', true),
    ],
    sources: [
      {
        label: 'AWS, Application Load Balancers',
        url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html',
      },
    ],
  },
  {
    id: 'heroku',
    name: 'Heroku router',
    of: 'proxy',
    settings: [
      set('proxy.firstByteTimeoutMs', 30_000, 'H12'),
      set('proxy.idleTimeoutMs', 55_000, 'H15'),
      set('proxy.isBuffering', false),
      set('proxy.passesUpgrade', true),
    ],
    sources: [{ label: 'Heroku, HTTP Routing', url: 'https://devcenter.heroku.com/articles/http-routing' }],
  },
  {
    id: 'cloudflare',
    name: 'Cloudflare',
    of: 'proxy',
    settings: [
      set('proxy.idleTimeoutMs', 125_000, 'Proxy Read Timeout (524)'),
      set('proxy.firstByteTimeoutMs', null),
      set('proxy.isBuffering', false),
      set('proxy.passesUpgrade', true),
    ],
    sources: [
      {
        label: 'Cloudflare, Connection limits',
        url: 'https://developers.cloudflare.com/fundamentals/reference/connection-limits/',
      },
    ],
  },
];

const BROWSERS: readonly KnownDefaults[] = [
  {
    id: 'chromium-firefox',
    name: 'Chromium, Firefox',
    of: 'browser',
    settings: [set('browser.connectionsPerHost', 6, 'max-persistent-connections-per-server')],
    sources: [
      {
        label: 'Chromium, client_socket_pool_manager.cc',
        url: 'https://source.chromium.org/chromium/chromium/src/+/main:net/socket/client_socket_pool_manager.cc',
      },
    ],
  },
  {
    id: 'ie-6',
    name: 'Internet Explorer 6 and 7',
    of: 'browser',
    settings: [set('browser.connectionsPerHost', 2, 'MaxConnectionsPerServer')],
    sources: [
      {
        label: 'Alex Russell, infrequently.org, 2006',
        url: 'https://infrequently.org/2006/02/what-else-is-burried-down-in-the-depths-of-googles-amazing-javascript/',
      },
    ],
  },
];

export const knownDefaults: readonly KnownDefaults[] = [...SERVERS, ...PUSH_LIBRARIES, ...PROXIES, ...BROWSERS];
