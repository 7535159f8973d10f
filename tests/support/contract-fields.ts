/**
 * The contract's fields, typed by hand from its tables: a default or range that differs in the schema fails a test.
 * `base` is the scenario's part in which the field stands, where it is not always there.
 */
export interface ContractField {
  readonly path: string;
  readonly default: unknown;
  readonly min?: number;
  readonly max?: number;
  readonly isWhole?: boolean;
  readonly isNullable?: boolean;
  /** All that may be said in place of a number. */
  readonly options?: readonly unknown[];
  readonly base?: Readonly<Record<string, unknown>>;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

const isWhole = true;
const isNullable = true;

export const scenarioFields: readonly ContractField[] = [
  { path: 'seed', default: 7, min: 0, max: 2 ** 32 - 1, isWhole },
  { path: 'durationMs', default: 30_000, min: 1, max: DAY_MS },
  { path: 'network.oneWayLatencyMs', default: 60, min: 0, max: 60_000 },
  { path: 'network.lossProbability', default: 0, min: 0, max: 1 },
  { path: 'network.bandwidthKbps', default: null, min: 1, max: 1e7, isNullable },
  { path: 'network.tls', default: 'none', options: ['none', '1.2', '1.3'] },
  { path: 'network.httpVersion', default: '1.1', options: ['1.1', '2'] },
  { path: 'browser.connectionsPerHost', default: 6, min: 1, max: 1000, isWhole },
  { path: 'browser.warmConnection', default: true, options: [true, false] },
  { path: 'browser.cookieBytes', default: 0, min: 0, max: 16_384, isWhole },
  { path: 'browser.tabs', default: 1, min: 1, max: 20, isWhole },
  { path: 'server.keepAliveMs', default: 5000, min: 0, max: HOUR_MS },
  { path: 'server.workers', default: 200, min: 1, max: 1e6, isWhole },
  { path: 'server.backlog', default: 100, min: 0, max: 1e6, isWhole },
  { path: 'server.concurrency', default: 'thread-per-request', options: ['thread-per-request', 'event-loop'] },
  { path: 'server.maxConcurrentStreams', default: 128, min: 1, max: 1e6, isWhole },
  { path: 'server.processingMs', default: 0, min: 0, max: 60_000 },
  { path: 'server.holdLimitMs', default: 25_000, min: 0, max: HOUR_MS },
  { path: 'server.heartbeatMs', default: 15_000, min: 100, max: HOUR_MS, isNullable },
  { path: 'server.keepsMessages', default: true, options: [true, false] },
  { path: 'server.messageLogLength', default: null, min: 1, max: 1e6, isWhole, isNullable },
  { path: 'server.watchesForClose', default: true, options: [true, false] },
  { path: 'server.failureProbability', default: 0, min: 0, max: 1 },
  { path: 'messages.perSecond', default: 0.5, min: 0, max: 1000, base: { messages: { kind: 'poisson' } } },
  {
    path: 'messages.payloadBytes',
    default: 20,
    min: 0,
    max: 1_000_000,
    isWhole,
    base: { messages: { kind: 'poisson' } },
  },
  { path: 'articleLoop.firstMs', default: 300, min: 0, max: HOUR_MS },
  { path: 'articleLoop.sleepMs', default: 1600, min: 0, max: HOUR_MS },
  { path: 'articleLoop.probability', default: 0.35, min: 0, max: 1 },
];

const uniform = { network: { jitter: { kind: 'uniform' } } };
const normal = { network: { jitter: { kind: 'normal' } } };
const logNormal = { network: { jitter: { kind: 'logNormal' } } };
const pareto = { network: { jitter: { kind: 'pareto' } } };
const proxied = { proxy: {} };

/** The kinds of messages that come by a rule, and what they are about. */
function sourceFields(part: 'messages' | 'uplink'): readonly ContractField[] {
  const of = (kind: string, more: object = {}) => ({ [part]: { kind, ...more } });
  const payload = { path: `${part}.payloadBytes`, default: 20, min: 0, max: 1_000_000, isWhole };
  return [
    { path: `${part}.periodMs`, default: 2000, min: 1, max: DAY_MS, base: of('every') },
    { path: `${part}.firstMs`, default: null, min: 0, max: DAY_MS, isNullable, base: of('every') },
    { path: `${part}.everyMs`, default: 10_000, min: 1, max: DAY_MS, base: of('bursts') },
    { path: `${part}.count`, default: 5, min: 1, max: 10_000, isWhole, base: of('bursts') },
    { path: `${part}.withinMs`, default: 500, min: 0, max: DAY_MS, base: of('bursts') },
    ...[of('every'), of('bursts'), of('at', { timesMs: [] })].map((base) => ({ ...payload, base })),
  ];
}

/** Named by the contract, which leaves their defaults and ranges open: these are what links and presets rely on since. */
export const openFields: readonly ContractField[] = [
  { path: 'proxy.idleTimeoutMs', default: 60_000, min: 0, max: HOUR_MS, base: proxied },
  { path: 'proxy.firstByteTimeoutMs', default: null, min: 0, max: HOUR_MS, isNullable, base: proxied },
  { path: 'proxy.isBuffering', default: false, options: [true, false], base: proxied },
  { path: 'proxy.bufferBytes', default: 4096, min: 0, max: 1e9, isWhole, base: proxied },
  { path: 'proxy.passesUpgrade', default: true, options: [true, false], base: proxied },
  { path: 'proxy.upstreamConnections', default: null, min: 1, max: 1e6, isWhole, isNullable, base: proxied },
  { path: 'network.jitter.spreadMs', default: 50, min: 0, max: 60_000, base: uniform },
  { path: 'network.jitter.deviationMs', default: 20, min: 0, max: 60_000, base: normal },
  { path: 'network.jitter.medianMs', default: 20, min: 0, max: 60_000, base: logNormal },
  { path: 'network.jitter.sigma', default: 0.5, min: 0, max: 5, base: logNormal },
  { path: 'network.jitter.scaleMs', default: 10, min: 0, max: 60_000, base: pareto },
  { path: 'network.jitter.shape', default: 2, min: 0.1, max: 100, base: pareto },
  ...sourceFields('messages'),
  ...sourceFields('uplink'),
  { path: 'uplink.perSecond', default: 0.5, min: 0, max: 1000, base: { uplink: { kind: 'poisson' } } },
];

const interval = (defaultMs: number) => ({ path: 'pollIntervalMs', default: defaultMs, min: 0, max: HOUR_MS });
const clientTimeout = (defaultMs: number) => ({
  path: 'clientTimeoutMs',
  default: defaultMs,
  min: 1,
  max: HOUR_MS,
  isNullable,
});
const answers = (...options: readonly string[]) => ({ path: 'answers', default: 'article-loop', options });

const usesCursor = (isUsed: boolean) => ({ path: 'usesCursor', default: isUsed, options: [true, false] });
const backoff = [
  { path: 'retryFirstMs', default: 1000, min: 0, max: HOUR_MS },
  { path: 'retryFactor', default: 2, min: 1, max: 100 },
  { path: 'retryMaxMs', default: 30_000, min: 0, max: HOUR_MS },
  { path: 'retryJitterFraction', default: 0.5, min: 0, max: 1 },
];
const bufferedStream = (bytes: number) => [
  { path: 'paddingBytes', default: bytes, min: 0, max: 65_536, isWhole },
  { path: 'browserBufferBytes', default: bytes, min: 0, max: 65_536, isWhole },
  { path: 'responseLimitBytes', default: 131_072, min: 1, max: 1_000_000_000, isWhole, isNullable },
];
const frame = [usesCursor(false), ...bufferedStream(1024), { path: 'reconnectMs', default: 0, min: 0, max: HOUR_MS }];

/** The table "Technique parameters": paths within a lane's `params`. Times go up to an hour. */
export const paramFields: Readonly<Record<string, readonly ContractField[]>> = {
  'ajax-polling': [answers('article-loop', 'at-once'), interval(3000), usesCursor(true)],
  'iframe-polling': [
    answers('article-loop', 'at-once'),
    interval(5000),
    { path: 'reloadAfterMs', default: 1000, min: 0, max: HOUR_MS, isNullable },
  ],
  'iframe-per-request': [answers('article-loop', 'at-once'), interval(5000)],
  'iframe-chained': [answers('article-loop', 'hold')],
  'ajax-long-polling': [answers('article-loop', 'hold', 'at-once'), clientTimeout(5000)],
  'long-polling': [
    clientTimeout(40_000),
    { path: 'pauseMs', default: 0, min: 0, max: HOUR_MS },
    usesCursor(true),
    ...backoff,
  ],
  'jsonp-polling': [
    { path: 'answers', default: 'hold', options: ['hold', 'at-once'] },
    { path: 'watchdogMs', default: 32_500, min: 1, max: HOUR_MS, isNullable },
    { path: 'hearsErrors', default: true, options: [true, false] },
    { path: 'keepsScriptOrder', default: false, options: [true, false] },
    { path: 'pauseMs', default: 0, min: 0, max: HOUR_MS },
    usesCursor(true),
    ...backoff,
  ],
  'flash-socket': [
    { path: 'firewall', default: 'none', options: ['none', 'policy-port', 'http-only'] },
    { path: 'servesPolicyPort', default: true, options: [true, false] },
    { path: 'policyTimeoutMs', default: 3000, min: 1, max: HOUR_MS },
    { path: 'connectTimeoutMs', default: 20_000, min: 1, max: HOUR_MS },
    { path: 'reconnectMs', default: 1000, min: 0, max: HOUR_MS, isNullable },
  ],
  'iframe-streaming': frame,
  htmlfile: [...frame, { path: 'queuePollIntervalMs', default: null, min: 1, max: HOUR_MS, isNullable }],
  'xhr-streaming': [usesCursor(true), ...bufferedStream(2048), ...backoff],
  sse: [{ path: 'reconnectMs', default: null, min: 0, max: HOUR_MS, isNullable }],
  websocket: [{ path: 'reconnectMs', default: 1000, min: 0, max: HOUR_MS, isNullable }],
  webtransport: [
    { path: 'delivery', default: 'streams', options: ['streams', 'datagrams'] },
    { path: 'dropsStale', default: true, options: [true, false] },
    { path: 'firewall', default: 'none', options: ['none', 'udp'] },
    { path: 'connectTimeoutMs', default: 5000, min: 1, max: HOUR_MS },
    { path: 'idleTimeoutMs', default: 30_000, min: 100, max: HOUR_MS },
    { path: 'reconnectMs', default: 1000, min: 0, max: HOUR_MS, isNullable },
  ],
  upgrade: [
    { path: 'pingIntervalMs', default: 25_000, min: 0, max: HOUR_MS },
    { path: 'pingTimeoutMs', default: 20_000, min: 0, max: HOUR_MS },
    { path: 'upgradeTimeoutMs', default: 10_000, min: 0, max: HOUR_MS },
    { path: 'connectTimeoutMs', default: 20_000, min: 0, max: HOUR_MS },
    ...backoff.map((field) => (field.path === 'retryMaxMs' ? { ...field, default: 5000 } : field)),
  ],
  'adaptive-polling': [
    interval(1000),
    { path: 'growthFactor', default: 2, min: 1, max: 100 },
    { path: 'pollIntervalMaxMs', default: 30_000, min: 0, max: HOUR_MS },
    { path: 'pollIntervalJitterFraction', default: 0, min: 0, max: 1 },
    usesCursor(true),
    clientTimeout(10_000),
    ...backoff,
  ],
  'conditional-polling': [interval(3000), clientTimeout(10_000)],
  'fetch-streaming': [usesCursor(true), clientTimeout(40_000), ...backoff],
};

/** What the contract says a scenario is that says nothing but its version and one lane. */
export const defaultScenario = {
  version: 1,
  seed: 7,
  durationMs: 30_000,
  clients: 1,
  techniques: [
    {
      id: 'long-polling',
      key: 'long-polling',
      params: {
        clientTimeoutMs: 40_000,
        pauseMs: 0,
        usesCursor: true,
        retryFirstMs: 1000,
        retryFactor: 2,
        retryMaxMs: 30_000,
        retryJitterFraction: 0.5,
      },
    },
  ],
  network: {
    oneWayLatencyMs: 60,
    jitter: { kind: 'none' },
    lossProbability: 0,
    bandwidthKbps: null,
    tls: 'none',
    httpVersion: '1.1',
  },
  browser: { connectionsPerHost: 6, warmConnection: true, cookieBytes: 0, tabs: 1 },
  proxy: null,
  server: {
    keepAliveMs: 5000,
    workers: 200,
    backlog: 100,
    concurrency: 'thread-per-request',
    maxConcurrentStreams: 128,
    processingMs: 0,
    holdLimitMs: 25_000,
    heartbeatMs: 15_000,
    keepsMessages: true,
    messageLogLength: null,
    watchesForClose: true,
    failureProbability: 0,
  },
  messages: { kind: 'poisson', perSecond: 0.5, payloadBytes: 20 },
  uplink: { kind: 'none' },
  articleLoop: { firstMs: 300, sleepMs: 1600, probability: 0.35, draws: null },
  interventions: [],
};
