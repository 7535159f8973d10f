import fc from 'fast-check';

/** `runnable`: numbers that make seconds of a run eventful, and quick. `any`: whatever the contract allows. */
export type Kind = 'runnable' | 'any';
type Range = readonly [min: number, max: number];

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
export const hour: Range = [0, HOUR_MS];
export const day: Range = [0, DAY_MS];

/** Makes the arbitraries of one kind: each range is given twice, as it is for runs and as the contract has it. */
export function arbitrariesOf(kind: Kind) {
  const isRunnable = kind === 'runnable';
  const whole = (run: Range, allowed: Range) => {
    const [min, max] = isRunnable ? run : allowed;
    return fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: Math.ceil(min), max: Math.floor(max) }) },
      fc.constantFrom(min, max),
    );
  };
  /** Also fractions: virtual time counts in microseconds. */
  const number = (run: Range, allowed: Range) => {
    const [min, max] = isRunnable ? run : allowed;
    return fc.oneof(
      { weight: 3, arbitrary: whole(run, allowed) },
      fc.double({ min, max, noNaN: true, noDefaultInfinity: true }),
    );
  };
  const orNull = (values: fc.Arbitrary<number>) => fc.option(values, { nil: null, freq: 3 });
  const fraction = (...run: readonly number[]) => (isRunnable ? fc.constantFrom(...run) : number([0, 1], [0, 1]));
  const durationMs = isRunnable ? whole([1000, 8000], [1000, 8000]) : number([1, 1], [1, DAY_MS]);
  return { isRunnable, whole, number, orNull, fraction, durationMs };
}
export type Arbitraries = ReturnType<typeof arbitrariesOf>;

/** Any of the fields, each perhaps left to its default. */
function some(fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(fields, { requiredKeys: [] });
}

/** An object that says its kind, and some of what belongs to it. */
export function variant(
  key: string,
  name: string,
  fields: Record<string, fc.Arbitrary<unknown>>,
  required: string[] = [],
): fc.Arbitrary<Record<string, unknown>> {
  return fc.record({ [key]: fc.constant(name), ...fields }, { requiredKeys: [key, ...required] });
}

export function paramsOf({
  whole,
  number,
  orNull,
  fraction,
}: Arbitraries): Readonly<Record<string, fc.Arbitrary<Record<string, unknown>>>> {
  const interval = number([50, 3000], hour);
  const timeout = orNull(number([100, 5000], [1, HOUR_MS]));
  const reconnectMs = orNull(number([10, 3000], hour));
  const byteCount = whole([0, 3000], [0, 65_536]);
  const backoff = {
    retryFirstMs: number([20, 1000], hour),
    retryFactor: number([1, 4], [1, 100]),
    retryMaxMs: number([50, 3000], hour),
    retryJitterFraction: fraction(0, 0.5, 1),
  };
  const bufferedStream = {
    usesCursor: fc.boolean(),
    paddingBytes: byteCount,
    browserBufferBytes: byteCount,
    responseLimitBytes: orNull(whole([1, 1000], [1, 1_000_000_000])),
  };
  const frame = { ...bufferedStream, reconnectMs: number([0, 1000], hour) };
  const answers = (...choices: readonly string[]) => fc.constantFrom(...choices);
  return {
    'ajax-polling': some({
      answers: answers('article-loop', 'at-once'),
      pollIntervalMs: interval,
      usesCursor: fc.boolean(),
    }),
    'iframe-polling': some({
      answers: answers('article-loop', 'at-once'),
      pollIntervalMs: interval,
      reloadAfterMs: orNull(number([0, 2000], hour)),
    }),
    'iframe-per-request': some({ answers: answers('article-loop', 'at-once'), pollIntervalMs: interval }),
    'iframe-chained': some({ answers: answers('article-loop', 'hold') }),
    'ajax-long-polling': some({ answers: answers('article-loop', 'hold', 'at-once'), clientTimeoutMs: timeout }),
    'long-polling': some({
      clientTimeoutMs: timeout,
      pauseMs: number([0, 500], hour),
      usesCursor: fc.boolean(),
      ...backoff,
    }),
    'jsonp-polling': some({
      answers: answers('hold', 'at-once'),
      watchdogMs: timeout,
      hearsErrors: fc.boolean(),
      keepsScriptOrder: fc.boolean(),
      pauseMs: number([0, 500], hour),
      usesCursor: fc.boolean(),
      ...backoff,
    }),
    'adaptive-polling': some({
      pollIntervalMs: interval,
      growthFactor: number([1, 3], [1, 100]),
      pollIntervalMaxMs: number([50, 5000], hour),
      pollIntervalJitterFraction: fraction(0, 0.5, 1),
      usesCursor: fc.boolean(),
      clientTimeoutMs: timeout,
      ...backoff,
    }),
    'conditional-polling': some({ pollIntervalMs: interval, clientTimeoutMs: timeout }),
    'iframe-streaming': some(frame),
    htmlfile: some({ ...frame, queuePollIntervalMs: orNull(number([50, 1000], [1, HOUR_MS])) }),
    'xhr-streaming': some({ ...bufferedStream, ...backoff }),
    'fetch-streaming': some({ usesCursor: fc.boolean(), clientTimeoutMs: timeout, ...backoff }),
    sse: some({ reconnectMs }),
    websocket: some({ reconnectMs }),
    upgrade: some({
      pingIntervalMs: number([100, 3000], hour),
      pingTimeoutMs: number([50, 3000], hour),
      upgradeTimeoutMs: number([50, 3000], hour),
      connectTimeoutMs: number([100, 3000], hour),
      ...backoff,
    }),
  };
}

export function jitterOf({ number }: Arbitraries): fc.Arbitrary<Record<string, unknown>> {
  const ms = (max: number) => number([0, max], [0, 60_000]);
  return fc.oneof(
    variant('kind', 'none', {}),
    variant('kind', 'uniform', { spreadMs: ms(300) }),
    variant('kind', 'normal', { deviationMs: ms(100) }),
    variant('kind', 'logNormal', { medianMs: ms(50), sigma: number([0, 1.5], [0, 5]) }),
    variant('kind', 'pareto', { scaleMs: ms(50), shape: number([1, 4], [0.1, 100]) }),
  );
}

function messagesOf({ whole, number, isRunnable }: Arbitraries): fc.Arbitrary<Record<string, unknown>> {
  const payloadBytes = whole([0, 3000], [0, 1_000_000]);
  const timesMs = fc.array(number([0, 9000], day), { maxLength: isRunnable ? 12 : 40 });
  return fc.oneof(
    variant('kind', 'at', { timesMs, payloadBytes }, ['timesMs']),
    variant('kind', 'every', {
      periodMs: number([40, 3000], [1, DAY_MS]),
      firstMs: fc.option(number([0, 3000], day), { nil: null }),
      payloadBytes,
    }),
    variant('kind', 'poisson', { perSecond: number([0, 20], [0, 1000]), payloadBytes }),
    variant('kind', 'bursts', {
      everyMs: number([200, 4000], [1, DAY_MS]),
      count: whole([1, 8], [1, 10_000]),
      withinMs: number([0, 2000], day),
      payloadBytes,
    }),
  );
}

/** Rarely 0: chained clients then go round without end at one moment, until their budget is spent. */
export function latencyOf({ number, isRunnable }: Arbitraries): fc.Arbitrary<number> {
  const usual = number([5, 400], [0, 60_000]);
  return isRunnable ? fc.oneof({ weight: 12, arbitrary: usual }, fc.constant(0)) : usual;
}

export function partsOf(arbitraries: Arbitraries): Record<string, fc.Arbitrary<Record<string, unknown> | null>> {
  const { whole, number, orNull, fraction, isRunnable } = arbitraries;
  const oneWayLatencyMs = latencyOf(arbitraries);
  const draws = fc.array(fc.array(fc.integer({ min: 0, max: 99 }), { maxLength: 4 }), { maxLength: 6 });
  return {
    network: some({
      oneWayLatencyMs,
      jitter: jitterOf(arbitraries),
      lossProbability: fraction(0, 0, 0.05, 0.4),
      bandwidthKbps: orNull(number([8, 2000], [1, 1e7])),
      tls: fc.constantFrom('none', 'none', '1.2', '1.3'),
      httpVersion: fc.constantFrom('1.1', '1.1', '2'),
    }),
    browser: some({
      connectionsPerHost: whole([1, 6], [1, 1000]),
      warmConnection: fc.boolean(),
      cookieBytes: whole([0, 900], [0, 16_384]),
      tabs: isRunnable ? fc.constantFrom(1, 1, 1, 2, 3, 7) : whole([1, 20], [1, 20]),
    }),
    server: some({
      keepAliveMs: number([0, 5000], hour),
      processingMs: number([0, 100], [0, 60_000]),
      holdLimitMs: number([100, 5000], hour),
      heartbeatMs: orNull(number([100, 2000], [100, HOUR_MS])),
      keepsMessages: fc.boolean(),
      messageLogLength: orNull(whole([1, 5], [1, 1e6])),
      watchesForClose: fc.boolean(),
      failureProbability: fraction(0, 0, 0.2),
      workers: isRunnable ? fc.constantFrom(1, 3, 200) : whole([1, 200], [1, 1e6]),
      maxConcurrentStreams: isRunnable ? fc.constantFrom(1, 2, 128) : whole([1, 200], [1, 1e6]),
      backlog: isRunnable ? fc.constantFrom(0, 1, 100) : whole([0, 100], [0, 1e6]),
      concurrency: fc.constantFrom('thread-per-request', 'event-loop'),
    }),
    proxy: fc.option(
      some({
        idleTimeoutMs: number([500, 8000], hour),
        firstByteTimeoutMs: orNull(number([500, 8000], hour)),
        isBuffering: fc.boolean(),
        bufferBytes: whole([0, 4096], [0, 1e9]),
        passesUpgrade: fc.boolean(),
        upstreamConnections: orNull(whole([1, 3], [1, 1e6])),
      }),
      { nil: null },
    ),
    messages: messagesOf(arbitraries),
    uplink: fc.oneof(fc.constant({ kind: 'none' }), messagesOf(arbitraries)),
    articleLoop: some({
      firstMs: number([0, 500], hour),
      sleepMs: number([50, 1600], hour),
      probability: fraction(0.1, 0.35, 1),
      draws: fc.option(draws, { nil: null }),
    }),
  };
}
