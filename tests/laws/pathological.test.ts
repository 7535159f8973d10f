import { describe, expect, it, vi } from 'vitest';
import { createRun, EventBudgetError, simulate } from '../../src/simulate';
import { checkTrace } from '../../src/trace/check-trace';
import type { Trace } from '../../src/trace/events';
import { checkedWorldOf } from '../support/any-scenario';
import { parsed } from '../support/scenarios';

// A budget of events, not of time, is what is tested; a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

type Parts = Record<string, unknown>;
const scenarioOf = (id: string, params: Parts, rest: Parts = {}) =>
  parsed({ version: 1, techniques: [{ id, params }], ...rest });
const instant = { oneWayLatencyMs: 0 };

/** Runs to the end or to the end of its budget; either way what is written must be sound. */
function outcomeOf(
  scenario: ReturnType<typeof parsed>,
  eventBudget?: number,
): { readonly trace: Trace; readonly message: string | null } {
  const run = createRun(scenario, eventBudget === undefined ? {} : { eventBudget });
  let message: string | null = null;
  try {
    run.advanceTo(scenario.durationMs);
  } catch (error) {
    if (!(error instanceof EventBudgetError)) throw error;
    ({ message } = error);
  }
  const [trace] = run.lanes;
  if (!trace) throw new Error('a run has a lane');
  expect(checkTrace(trace, checkedWorldOf(scenario))).toEqual([]);
  return { trace, message };
}

const BUDGET_SPENDERS: readonly [what: string, id: string, params: Parts, rest: Parts, likely: string][] = [
  [
    'a timer without an interval',
    'ajax-polling',
    { pollIntervalMs: 0, answers: 'at-once' },
    {},
    'after pollInterval of ajax-polling',
  ],
  [
    'an iframe without an interval',
    'iframe-polling',
    { pollIntervalMs: 0 },
    {},
    'after pollInterval of iframe-polling',
  ],
  [
    'iframes without an interval',
    'iframe-per-request',
    { pollIntervalMs: 0 },
    {},
    'after pollInterval of iframe-per-request',
  ],
  [
    'a loop that neither sleeps nor is ever ready',
    'iframe-chained',
    {},
    { articleLoop: { firstMs: 0, sleepMs: 0, probability: 0 } },
    'after sleep of article-loop',
  ],
  [
    'a chained client and a server that are at one place',
    'ajax-long-polling',
    { answers: 'at-once' },
    { network: instant },
    'transit of a re',
  ],
  [
    'a chained client beside a stopped server',
    'ajax-long-polling',
    { answers: 'hold' },
    {
      network: instant,
      server: { keepAliveMs: 0 },
      browser: { connectionsPerHost: 1 },
      interventions: [{ atMs: 500, do: 'server-restart', forMs: 1000 }],
    },
    'transit of a',
  ],
  [
    'retries without a pause beside a stopped server',
    'long-polling',
    { retryFirstMs: 0 },
    { network: instant, interventions: [{ atMs: 500, do: 'server-restart', forMs: 1000 }] },
    'after retryDelay of long-polling',
  ],
  [
    'a stream that is opened again at once',
    'sse',
    { reconnectMs: 0 },
    { network: instant, interventions: [{ atMs: 500, do: 'server-restart', forMs: 1000 }] },
    'after reconnectTime of sse',
  ],
  [
    'a socket that is opened again at once',
    'websocket',
    { reconnectMs: 0 },
    { network: instant, interventions: [{ atMs: 500, do: 'server-restart', forMs: 1000 }] },
    'after reconnectDelay of websocket',
  ],
  [
    'an iframe that is opened again at once beside a stopped server',
    'iframe-streaming',
    {},
    { network: instant, interventions: [{ atMs: 500, do: 'server-restart', forMs: 1000 }] },
    'after reconnectDelay of iframe-streaming',
  ],
  ['a hold without a limit', 'long-polling', {}, { network: instant, server: { holdLimitMs: 0 } }, 'transit of a re'],
  [
    'a server that always fails, asked at once',
    'ajax-long-polling',
    {},
    { network: instant, server: { failureProbability: 1 } },
    'transit of a re',
  ],
];

describe('simulate(pathological scenario) says that its budget is spent, where, and why', () => {
  it.each(BUDGET_SPENDERS)('%s', (_what, id, params, rest, likely) => {
    const { message } = outcomeOf(scenarioOf(id, params, rest));
    expect(message).toMatch(
      /^event budget of 10,000 spent at t = \d+ ms, likely because ".+" loops without delay \([\d,]+ times so far\)(; (techniques\.\d\.params|articleLoop|network)\.\w+Ms is 0)?$/,
    );
    expect(message).toContain(likely);
    // Where the network takes no time, that is why an answer is asked for again at once.
    if (likely.startsWith('transit')) expect(message).toMatch(/; network\.oneWayLatencyMs is 0$/);
  });

  it('more messages than anyone can count: what is written counts, not only what is done', () => {
    const crowd = scenarioOf(
      'websocket',
      {},
      { clients: 1000, durationMs: 86_400_000, messages: { kind: 'poisson', perSecond: 1000 } },
    );
    const { trace, message } = outcomeOf(crowd, 100_000);
    expect(message).toMatch(
      /^event budget of 100,000 spent at t = [\d.]+ ms, likely because "published message" comes too often for a run this long \([\d,]+ times so far\); messages\.\w+ is [\d.]+$/,
    );
    expect(trace.events.length).toBeLessThan(102_000);
  });

  it.each<[what: string, id: string, rest: Parts, message: RegExp]>([
    [
      'messages to many clients',
      'websocket',
      { clients: 1000, durationMs: 1000, messages: { kind: 'at', timesMs: Array(11).fill(500) } },
      /spent at t = 560 ms, likely because "transit of a frame" comes too often at one moment \(10,001 times so far\); 1,000 clients together, 11 messages at one moment, no jitter$/,
    ],
    [
      'many clients that open their connections at no distance',
      'long-polling',
      {
        clients: 1000,
        durationMs: 1000,
        browser: { warmConnection: false },
        network: { ...instant, tls: '1.2' },
        server: { workers: 2000 },
        messages: { kind: 'at', timesMs: [0] },
      },
      /spent at t = 0 ms, likely because ".+" comes too often at one moment \(\d,\d{3} times so far\)(; network\.oneWayLatencyMs is 0)?; 1,000 clients together(, no jitter)?$/,
    ],
    [
      'sessions that are opened, polled and upgraded at no distance',
      'upgrade',
      { clients: 1000, durationMs: 1000, network: { ...instant, tls: '1.2' }, server: { workers: 5000 } },
      /comes too often at one moment/,
    ],
    [
      'many clients that are busy on the side of a long run',
      'websocket',
      { clients: 1000, durationMs: 600_000, messages: { kind: 'bursts', everyMs: 50_000, count: 11, withinMs: 0 } },
      /spent at t = 50060 ms, likely because "transit of a frame" comes too often at one moment \(10,001 times so far\); 1,000 clients together, 11 messages at one moment, no jitter$/,
    ],
    [
      'a burst of a moment, whose messages come from outside, one by one',
      'ajax-polling',
      { durationMs: 3500, messages: { kind: 'bursts', everyMs: 3000, count: 10_000, withinMs: 0 } },
      /spent at t = 3000 ms, likely because "published message" comes too often at one moment \(10,000 times so far\); messages\.count is 10000, messages\.everyMs is 3000; 10,000 messages at one moment$/,
    ],
  ])('takes no crowd for a loop: %s', (_what, id, rest, message) => {
    const params = id === 'ajax-polling' ? { answers: 'at-once' } : {};
    expect(outcomeOf(scenarioOf(id, params, rest)).message).toMatch(message);
  });

  it('names what sets how often bursts come', () => {
    const bursts = { kind: 'bursts', everyMs: 1000, count: 10_000, withinMs: 0 };
    const rest = { durationMs: 600_000, server: { heartbeatMs: null }, messages: bursts };
    expect(outcomeOf(scenarioOf('websocket', {}, rest), 60_000).message).toMatch(
      /"published message" comes too often .+; messages\.count is 10000, messages\.everyMs is 1000$/,
    );
  });

  it('says so again when it is asked to go on', () => {
    const run = createRun(scenarioOf('ajax-polling', { pollIntervalMs: 1, answers: 'at-once' }), { eventBudget: 1000 });
    expect(() => run.advanceTo(30_000)).toThrow(EventBudgetError);
    const count = run.lanes[0]?.events.length;
    expect(() => run.advanceTo(30_000)).toThrow(/^event budget of 1,000 spent/);
    expect(run.lanes[0]?.events).toHaveLength(count ?? 0);
  });

  it('allows just as many events as it says', () => {
    const scenario = scenarioOf('ajax-polling', { answers: 'at-once' }, { durationMs: 10_000 });
    const enough = Array.from({ length: 200 }, (_, budget) => budget).find(
      (eventBudget) => outcomeOf(scenario, eventBudget).message === null,
    );
    expect(enough).toBeGreaterThan(10);
    expect(outcomeOf(scenario, (enough ?? 0) - 1).message).not.toBeNull();
    expect(outcomeOf(scenario, enough).trace.events).toEqual(simulate(scenario).lanes[0]?.events);
  });
});

const everyTechnique = [
  'ajax-polling',
  'iframe-polling',
  'iframe-per-request',
  'iframe-chained',
  'ajax-long-polling',
  'long-polling',
  'iframe-streaming',
  'htmlfile',
  'xhr-streaming',
  'sse',
  'websocket',
  'upgrade',
  'fetch-streaming',
];
const extremes: readonly [what: string, rest: Parts][] = [
  ['a network that loses everything', { network: { lossProbability: 1 }, durationMs: 3_600_000 }],
  [
    'a server that keeps no connection, and a browser with one',
    { server: { keepAliveMs: 0 }, browser: { connectionsPerHost: 1 } },
  ],
  [
    'a browser with a thousand connections, none warm',
    { browser: { connectionsPerHost: 1000, warmConnection: false } },
  ],
  ['a minute from here to there', { network: { oneWayLatencyMs: 60_000 }, durationMs: 600_000 }],
  [
    'one bit a millisecond',
    { network: { bandwidthKbps: 1 }, messages: { kind: 'every', periodMs: 1000, payloadBytes: 1_000_000 } },
  ],
  [
    'an outage for the whole run',
    { interventions: [{ atMs: 0, do: 'outage', forMs: 86_400_000 }], durationMs: 3_600_000 },
  ],
  [
    'a server that is away for the whole run',
    { interventions: [{ atMs: 0, do: 'server-restart', forMs: 86_400_000, keepsMemory: false }] },
  ],
  ['a server that always fails', { server: { failureProbability: 1 } }],
  ['heavy tails', { network: { jitter: { kind: 'pareto', scaleMs: 60_000, shape: 0.1 } } }],
  ['wild tails', { network: { jitter: { kind: 'logNormal', medianMs: 60_000, sigma: 5 } } }],
  ['jitter that goes far below 0', { network: { jitter: { kind: 'normal', deviationMs: 60_000 } } }],
  ['a run of a millisecond', { durationMs: 1 }],
  ['messages of no size', { messages: { kind: 'bursts', everyMs: 1000, count: 100, withinMs: 0, payloadBytes: 0 } }],
  [
    'all acts at one moment',
    {
      interventions: ['publish', 'close-streams', 'publish']
        .map((act) => ({ atMs: 5000, do: act }))
        .concat([
          { atMs: 5000, do: 'outage', forMs: 0 },
          { atMs: 5000, do: 'server-restart', forMs: 0 },
        ] as never),
    },
  ],
];

describe('simulate(extreme scenario) ends, and is sound', () => {
  it.each(extremes)('%s', (_what, rest) => {
    for (const id of everyTechnique) {
      const { trace, message } = outcomeOf(scenarioOf(id, {}, rest), 200_000);
      expect(trace.events.length, id).toBeGreaterThan(0);
      if (message !== null)
        expect(message, id).toMatch(/^event budget of [\d,]+ spent at t = [\d.]+ ms, likely because "/);
    }
  });
});
