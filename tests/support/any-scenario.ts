import fc from 'fast-check';
import type { Scenario } from '../../src/scenario/schema';
import { withSetValue } from '../../src/scenario/set-value';
import { createRun, EventBudgetError } from '../../src/simulate';
import type { Trace } from '../../src/trace/events';
import type { CheckedWorld } from '../../src/trace/laws/law';
import { parsed } from './scenarios';

const ms = (min: number, max: number) => fc.integer({ min, max });
const someOf = (fields: Record<string, fc.Arbitrary<unknown>>) => fc.record(fields, { requiredKeys: [] });

const backoff = { retryFirstMs: ms(50, 1000), retryJitterFraction: fc.constantFrom(0, 0.5, 1) };
const bufferedStream = {
  usesCursor: fc.boolean(),
  paddingBytes: fc.constantFrom(0, 200, 2048),
  browserBufferBytes: fc.constantFrom(0, 200, 2048),
  responseLimitBytes: fc.option(ms(1, 500)),
};

/** Parameters that make a run of some seconds eventful. */
const lane = fc.oneof(
  laneOf('ajax-polling', {
    answers: fc.constantFrom('article-loop', 'at-once'),
    pollIntervalMs: ms(300, 3000),
    usesCursor: fc.boolean(),
  }),
  laneOf('iframe-polling', {
    answers: fc.constantFrom('article-loop', 'at-once'),
    pollIntervalMs: ms(500, 3000),
    reloadAfterMs: fc.option(ms(0, 1500)),
  }),
  laneOf('iframe-per-request', { answers: fc.constantFrom('article-loop', 'at-once'), pollIntervalMs: ms(300, 3000) }),
  laneOf('iframe-chained', { answers: fc.constantFrom('article-loop', 'hold') }),
  laneOf('ajax-long-polling', {
    answers: fc.constantFrom('article-loop', 'hold'),
    clientTimeoutMs: fc.option(ms(200, 5000)),
  }),
  laneOf('long-polling', {
    clientTimeoutMs: fc.option(ms(200, 5000)),
    pauseMs: ms(0, 500),
    usesCursor: fc.boolean(),
    ...backoff,
  }),
  laneOf('iframe-streaming', { ...bufferedStream, reconnectMs: ms(0, 500) }),
  laneOf('htmlfile', { ...bufferedStream, reconnectMs: ms(0, 500), queuePollIntervalMs: fc.option(ms(50, 500)) }),
  laneOf('xhr-streaming', { ...bufferedStream, ...backoff }),
  laneOf('fetch-streaming', { usesCursor: fc.boolean(), clientTimeoutMs: fc.option(ms(200, 5000)), ...backoff }),
  laneOf('jsonp-polling', {
    answers: fc.constantFrom('hold', 'at-once'),
    watchdogMs: fc.option(ms(200, 5000)),
    hearsErrors: fc.boolean(),
    keepsScriptOrder: fc.boolean(),
    pauseMs: ms(50, 500),
    usesCursor: fc.boolean(),
  }),
  laneOf('adaptive-polling', {
    pollIntervalMs: ms(200, 2000),
    growthFactor: fc.constantFrom(1, 1.5, 3),
    pollIntervalMaxMs: ms(200, 5000),
    pollIntervalJitterFraction: fc.constantFrom(0, 0.5, 1),
    usesCursor: fc.boolean(),
    clientTimeoutMs: fc.option(ms(200, 5000)),
    retryFirstMs: ms(50, 1000),
  }),
  laneOf('conditional-polling', { pollIntervalMs: ms(200, 3000), clientTimeoutMs: fc.option(ms(200, 5000)) }),
  laneOf('flash-socket', {
    firewall: fc.constantFrom('none', 'none', 'none', 'policy-port', 'http-only'),
    servesPolicyPort: fc.boolean(),
    policyTimeoutMs: ms(200, 3000),
    connectTimeoutMs: ms(1000, 8000),
    reconnectMs: fc.option(ms(50, 3000)),
  }),
  laneOf('webtransport', {
    delivery: fc.constantFrom('streams', 'datagrams'),
    dropsStale: fc.boolean(),
    firewall: fc.constantFrom('none', 'none', 'none', 'udp'),
    connectTimeoutMs: ms(200, 8000),
    idleTimeoutMs: ms(100, 8000),
    reconnectMs: fc.option(ms(50, 3000)),
  }),
  laneOf('sse', { reconnectMs: fc.option(ms(50, 3000)) }),
  laneOf('upgrade', {
    pingIntervalMs: ms(300, 3000),
    pingTimeoutMs: ms(200, 3000),
    upgradeTimeoutMs: ms(50, 3000),
    connectTimeoutMs: ms(200, 3000),
    ...backoff,
  }),
  laneOf('websocket', { reconnectMs: fc.option(ms(50, 3000)) }),
);

function laneOf(id: string, params: Record<string, fc.Arbitrary<unknown>>) {
  return fc.record({ id: fc.constant(id), params: someOf(params) });
}

const jitter = fc.oneof(
  fc.constant({ kind: 'none' }),
  fc.record({ kind: fc.constant('uniform'), spreadMs: ms(0, 200) }),
  fc.record({ kind: fc.constant('normal'), deviationMs: ms(0, 100) }),
  fc.record({ kind: fc.constant('pareto'), scaleMs: ms(1, 50), shape: fc.constantFrom(1.5, 3) }),
);

const atMs = ms(0, 8000);
const timedAct = fc.oneof(
  fc.record({ atMs, do: fc.constant('publish') }),
  fc.record({ atMs, do: fc.constant('close-streams'), overMs: fc.constantFrom(0, 900) }),
  fc.record({ atMs, do: fc.constant('outage'), forMs: ms(0, 3000) }),
  fc.record({ atMs, do: fc.constant('server-restart'), forMs: ms(0, 2000), keepsMemory: fc.boolean() }),
  ...['hide-tab', 'sleep', 'server-stall'].map((name) =>
    fc.record({ atMs, do: fc.constant(name), forMs: ms(0, 3000) }),
  ),
  fc.record({ atMs, do: fc.constant('server-slow'), forMs: ms(0, 3000), byMs: ms(0, 500) }),
  fc.record({ atMs, do: fc.constant('set'), path: fc.constant('network.oneWayLatencyMs'), value: ms(0, 300) }),
  fc.record({ atMs, do: fc.constant('set'), path: fc.constant('browser.connectionsPerHost'), value: ms(1, 6) }),
);
const requestAct = (laneId: string) =>
  fc
    .record({
      id: ms(0, 8),
      attempt: fc.constantFrom('', '/attempt/1'),
      act: fc.oneof(
        fc.constantFrom(
          { do: 'drop-response' },
          { do: 'duplicate-response' },
          { do: 'reset-connection' },
          { do: 'never-answer' },
          { do: 'fail-response' },
        ),
        fc.record({ do: fc.constant('delay-response'), byMs: ms(0, 3000) }),
      ),
    })
    .map(({ id, attempt, act }) => ({ ...act, on: `${laneId}/request/${id}${attempt}` }));

const connectionAct = (laneId: string) =>
  fc
    .record({
      id: ms(0, 4),
      atMs,
      act: fc.oneof(
        fc.constant({ do: 'cut-connection' }),
        fc.record({ do: fc.constant('stall-connection'), forMs: ms(0, 3000) }),
      ),
    })
    .map(({ id, act, ...rest }) => ({ ...act, ...rest, on: `${laneId}/connection/${id}` }));

/** Any scenario of one lane and 4 to 10 seconds: every technique, network, server and fault that is built. */
export const anyScenario: fc.Arbitrary<Scenario> = lane
  .chain((chosen) =>
    fc.record({
      version: fc.constant(1),
      seed: fc.nat(1_000_000),
      durationMs: ms(4000, 10_000),
      clients: fc.constantFrom(1, 1, 1, 2, 3),
      techniques: fc.constant([chosen]),
      network: someOf({
        oneWayLatencyMs: ms(0, 200),
        jitter,
        lossProbability: fc.constantFrom(0, 0.02, 0.3),
        bandwidthKbps: fc.constantFrom(null, 20, 1000),
        tls: fc.constantFrom('none', '1.2', '1.3'),
        httpVersion: fc.constantFrom('1.1', '1.1', '2'),
      }),
      browser: someOf({
        connectionsPerHost: ms(1, 6),
        warmConnection: fc.boolean(),
        cookieBytes: fc.constantFrom(0, 500),
        tabs: fc.constantFrom(1, 1, 1, 2, 7),
      }),
      server: someOf({
        keepAliveMs: fc.constantFrom(0, 300, 700, 5000),
        processingMs: fc.constantFrom(0, 30),
        workers: fc.constantFrom(1, 2, 200),
        backlog: fc.constantFrom(0, 1, 100),
        maxConcurrentStreams: fc.constantFrom(1, 2, 128),
        concurrency: fc.constantFrom('thread-per-request', 'event-loop'),
        holdLimitMs: fc.constantFrom(500, 25_000),
        heartbeatMs: fc.constantFrom(null, 400),
        keepsMessages: fc.boolean(),
        messageLogLength: fc.constantFrom(null, 1, 3),
        watchesForClose: fc.boolean(),
        failureProbability: fc.constantFrom(0, 0.2),
      }),
      proxy: fc.option(
        someOf({
          idleTimeoutMs: fc.constantFrom(1000, 60_000),
          firstByteTimeoutMs: fc.constantFrom(null, 800),
          isBuffering: fc.boolean(),
          bufferBytes: fc.constantFrom(0, 300, 4096),
          passesUpgrade: fc.boolean(),
          upstreamConnections: fc.constantFrom(null, 1, 2),
        }),
      ),
      messages: fc.oneof(
        fc.record({ kind: fc.constant('poisson'), perSecond: fc.constantFrom(0, 0.5, 3, 20) }),
        fc.record({ kind: fc.constant('at'), timesMs: fc.array(ms(0, 9000), { maxLength: 8 }) }),
      ),
      uplink: fc.oneof(
        fc.constant({ kind: 'none' }),
        fc.record({ kind: fc.constant('poisson'), perSecond: fc.constantFrom(0.5, 3, 20) }),
        fc.record({ kind: fc.constant('at'), timesMs: fc.array(ms(0, 9000), { maxLength: 8 }) }),
      ),
      articleLoop: someOf({ firstMs: ms(0, 400), sleepMs: ms(100, 1600), probability: fc.constantFrom(0.1, 0.35, 1) }),
      interventions: fc.array(fc.oneof(timedAct, requestAct(chosen.id), connectionAct(chosen.id)), { maxLength: 5 }),
    }),
  )
  .map(parsed);

/** What `checkTrace` must know of a scenario's world, its `set` interventions included. */
export function checkedWorldOf(scenario: Scenario): CheckedWorld {
  const phases = [scenario];
  for (const act of scenario.interventions) {
    // Each change by itself: what matters is the least and the most that was ever in force.
    if (act.do === 'set' && act.isEnabled) phases.push(withSetValue(scenario, act));
  }
  const bandwidths = phases.map(({ network }) => network.bandwidthKbps ?? Infinity);
  const jitterKinds = phases.map(({ network }) => network.jitter.kind);
  return {
    connectionsPerHost: Math.max(...phases.map(({ browser }) => browser.connectionsPerHost)),
    oneWayLatencyMs: Math.min(...phases.map(({ network }) => network.oneWayLatencyMs)),
    bandwidthKbps: bandwidths.includes(Infinity) ? null : Math.max(...bandwidths),
    hasProxy: phases.some(({ proxy }) => proxy !== null),
    jitterKind: jitterKinds.includes('normal') ? 'normal' : scenario.network.jitter.kind,
  };
}

/**
 * The traces of a run, as far as it gets: some of these scenarios poll a dead server without any delay, and end with their
 * event budget. Any other error is the test's to see.
 */
export function tracesOf(scenario: Scenario): readonly Trace[] {
  const run = createRun(scenario, { eventBudget: 100_000 });
  try {
    run.advanceTo(scenario.durationMs);
  } catch (error) {
    if (!(error instanceof EventBudgetError)) throw error;
  }
  return run.lanes.map((trace) => ({ ...trace, untilMs: scenario.durationMs }));
}
