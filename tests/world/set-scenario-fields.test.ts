import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { toWholeMicroseconds } from '../../src/core/units';
import type { Jitter } from '../../src/scenario/schema';
import { fatesOf } from '../support/acted-runs';
import { openFields, scenarioFields } from '../support/contract-fields';
import { normalFrom, uniformsOf } from '../support/known-draws';
import type { LaneRun } from '../support/runs';
import { pastOf, runSetCase, type SetCase } from '../support/set-cases';

const d = 60;

const endsOf = ({ exchanges }: LaneRun) => exchanges.map(({ endedAtMs }) => endedAtMs);

/** A socket, with messages at 5000 and at 6000. */
const onSocket = {
  atMs: 5500,
  id: 'websocket',
  publishedAtMs: [5000, 6000],
  look: fatesOf,
} as const;

/** Polls at 1000, 2000, …, answered at once. */
const onPolls = { atMs: 5500, id: 'ajax-polling', params: { answers: 'at-once', pollIntervalMs: 1000 } } as const;

const networkCases: readonly SetCase[] = [
  {
    ...onSocket,
    path: 'network.oneWayLatencyMs',
    value: 500,
    untouched: [5000 + d, 6000 + d],
    changed: [5000 + d, 6500],
  },
  {
    ...onSocket,
    path: 'network.lossProbability',
    value: 1,
    untouched: [5000 + d, 6000 + d],
    changed: [5000 + d, 'pending'],
  },
  {
    // A frame of 20 bytes and its head of 2, a byte in a ms.
    ...onSocket,
    path: 'network.bandwidthKbps',
    value: 8,
    untouched: [5000 + d, 6000 + d],
    changed: [5000 + d, 6000 + 22 + d],
  },
  {
    // Each poll opens a connection of its own.
    ...onPolls,
    path: 'network.tls',
    value: '1.3',
    rest: { server: { keepAliveMs: 0 } },
    look: (run) => endsOf(run).slice(3, 6),
    untouched: [4000 + 4 * d, 5000 + 4 * d, 6000 + 4 * d],
    changed: [4000 + 4 * d, 5000 + 4 * d, 6000 + 6 * d],
  },
  {
    // Three at a time, each held for 2.5 s: on one connection from the first that is asked after it.
    ...onPolls,
    path: 'network.httpVersion',
    value: '2',
    rest: { server: { processingMs: 2500 } },
    look: ({ exchanges }) => exchanges.slice(2, 8).map(({ attempts }) => attempts[0]?.connectionId),
    untouched: [2, 0, 1, 2, 0, 1],
    changed: [2, 0, 1, 3, 3, 3],
  },
];

/** The extra delay of a frame by these jitters: the frames are the third and fourth thing that comes down. */
function jitterCase(jitter: Jitter, path: string, value: unknown, before: Extra, after: Extra): SetCase {
  const [first, unchanged, changed] = [before(down(2)), before(down(3)), after(down(3))];
  const fateOf = (atMs: number, extraMs: number) => toWholeMicroseconds(atMs + (d + extraMs));
  return {
    ...onSocket,
    path,
    value,
    rest: { network: { jitter }, browser: { warmConnection: false } },
    untouched: [fateOf(5000, first), fateOf(6000, unchanged)],
    changed: [fateOf(5000, first), fateOf(6000, changed)],
  };
}

type Extra = (random01: () => number) => number;
const down = (nth: number) => uniformsOf('jitter-down', nth);
const uniform = (spreadMs: number) => (random01: () => number) => spreadMs * random01();
const normal = (deviationMs: number) => (random01: () => number) => deviationMs * normalFrom(random01);
const logNormal = (medianMs: number, sigma: number) => (random01: () => number) =>
  medianMs * Math.exp(sigma * normalFrom(random01));
const pareto = (scaleMs: number, shape: number) => (random01: () => number) =>
  scaleMs * (1 - random01()) ** (-1 / shape);

const manyNormal = { kind: 'normal', deviationMs: 10 } as const;
const manyLogNormal = { kind: 'logNormal', medianMs: 10, sigma: 0.5 } as const;
const manyPareto = { kind: 'pareto', scaleMs: 10, shape: 2 } as const;
const jitterCases: readonly SetCase[] = [
  jitterCase({ kind: 'none' }, 'network.jitter', { kind: 'uniform', spreadMs: 90 }, () => 0, uniform(90)),
  jitterCase({ kind: 'uniform', spreadMs: 90 }, 'network.jitter.spreadMs', 400, uniform(90), uniform(400)),
  jitterCase(manyNormal, 'network.jitter.deviationMs', 25, normal(10), normal(25)),
  jitterCase(manyLogNormal, 'network.jitter.medianMs', 70, logNormal(10, 0.5), logNormal(70, 0.5)),
  jitterCase(manyLogNormal, 'network.jitter.sigma', 1.5, logNormal(10, 0.5), logNormal(10, 1.5)),
  jitterCase(manyPareto, 'network.jitter.scaleMs', 33, pareto(10, 2), pareto(33, 2)),
  jitterCase(manyPareto, 'network.jitter.shape', 7, pareto(10, 2), pareto(10, 7)),
];

const serverCases: readonly SetCase[] = [
  {
    // The line's name and its end are 10 bytes more.
    ...onPolls,
    path: 'browser.cookieBytes',
    value: 90,
    look: ({ exchanges }) => must(exchanges[6], 'later').requestBytes - must(exchanges[3], 'before').requestBytes,
    untouched: 0,
    changed: 100,
  },
  {
    // Request 0 is never answered: request 1 waits for its connection, or gets one of its own.
    ...onPolls,
    path: 'browser.connectionsPerHost',
    value: 2,
    rest: { browser: { connectionsPerHost: 1, warmConnection: false } },
    onRequests: [[0, 'never-answer']],
    look: (run) => endsOf(run)[1],
    untouched: null,
    changed: 5500 + 4 * d,
  },
  {
    ...onPolls,
    params: { answers: 'at-once', pollIntervalMs: 7000 },
    path: 'server.keepAliveMs',
    value: 1000,
    look: ({ connections }) => connections[1]?.closedAtMs,
    untouched: 7000 + 3 * d + 5000,
    changed: 7000 + 3 * d + 1000,
  },
  {
    ...onPolls,
    path: 'server.processingMs',
    value: 300,
    look: (run) => endsOf(run).slice(4, 6),
    untouched: [5000 + 2 * d, 6000 + 2 * d],
    changed: [5000 + 2 * d, 6000 + 2 * d + 300],
  },
  {
    // What is held already keeps its limit; the next request, from 5120 on, has the new one.
    atMs: 4000,
    id: 'long-polling',
    publishedAtMs: [5000],
    path: 'server.holdLimitMs',
    value: 1000,
    look: endsOf,
    untouched: [5000 + d, null],
    changed: expect.arrayContaining([5000 + d, 5000 + 2 * d + 1000 + d]),
  },
  {
    // The first stream has its heartbeat; the second begins at 8120.
    atMs: 4000,
    id: 'sse',
    acts: [{ atMs: 5000, do: 'close-streams' }],
    path: 'server.heartbeatMs',
    value: 3000,
    look: ({ transits }) => transits.filter(({ content }) => content === 'comment').map(({ sentAtMs }) => sentAtMs),
    untouched: [],
    changed: [8120 + 3000, 8120 + 6000, 8120 + 9000],
  },
  {
    ...onPolls,
    params: { answers: 'at-once', pollIntervalMs: 10_000 },
    path: 'server.keepsMessages',
    value: false,
    publishedAtMs: [7000, 7100],
    look: fatesOf,
    untouched: [10_000 + 4 * d, 10_000 + 4 * d],
    changed: ['overwritten', 10_000 + 4 * d],
  },
  {
    ...onPolls,
    params: { answers: 'at-once', pollIntervalMs: 10_000 },
    path: 'server.messageLogLength',
    value: 2,
    publishedAtMs: [7000, 7100, 7200],
    look: fatesOf,
    untouched: [10_000 + 4 * d, 10_000 + 4 * d, 10_000 + 4 * d],
    changed: ['overwritten', 10_000 + 4 * d, 10_000 + 4 * d],
  },
  {
    // Request 1 arrives at 3180 and is given up at 6000.
    atMs: 5500,
    id: 'ajax-long-polling',
    params: { answers: 'hold', clientTimeoutMs: 3000 },
    rest: { server: { holdLimitMs: 9000 } },
    path: 'server.watchesForClose',
    value: false,
    look: ({ exchanges }) => exchanges[1]?.attempts[0]?.workEndedAtMs,
    untouched: 6000 + d,
    changed: 3000 + 3 * d + 9000,
  },
  {
    ...onPolls,
    path: 'server.failureProbability',
    value: 1,
    look: ({ exchanges }) => exchanges.slice(4, 7).map(({ status }) => status),
    untouched: [200, 200, 200],
    changed: [200, 500, 500],
  },
  {
    ...onPolls,
    rest: { clients: 2, server: { processingMs: 300 } },
    path: 'server.workers',
    value: 1,
    look: (run) => endsOf(run).slice(8, 12),
    untouched: [5300 + 2 * d, 5300 + 2 * d, 6300 + 2 * d, 6300 + 2 * d],
    changed: [5300 + 2 * d, 5300 + 2 * d, 6300 + 2 * d, 6600 + 2 * d],
  },
  {
    ...onPolls,
    rest: { clients: 2, server: { processingMs: 300, workers: 1 } },
    path: 'server.backlog',
    value: 0,
    look: ({ exchanges }) => exchanges.slice(8, 12).map(({ outcome }) => outcome),
    untouched: ['empty', 'empty', 'empty', 'empty'],
    changed: ['empty', 'empty', 'empty', 'network-error'],
  },
  {
    // What a connection's server has said of itself counts for that connection: a new one is opened after the restart.
    ...onPolls,
    rest: { network: { httpVersion: '2' }, server: { processingMs: 1500 } },
    acts: [{ atMs: 5600, do: 'server-restart', forMs: 100, keepsMemory: true }],
    path: 'server.maxConcurrentStreams',
    value: 1,
    look: ({ exchanges }) => exchanges.slice(3, 7).map(({ wasQueued }) => wasQueued),
    untouched: [false, false, false, false],
    changed: [false, false, true, true],
  },
  {
    // What is held already keeps its worker; the next request lets it go.
    atMs: 4000,
    id: 'long-polling',
    publishedAtMs: [5000],
    path: 'server.concurrency',
    value: 'event-loop',
    look: ({ exchanges }) => exchanges.map(({ attempts }) => attempts[0]?.workParkedAtMs),
    untouched: [null, null],
    changed: [null, 5000 + 2 * d],
  },
];

/** What is open when they change goes on as it began: a second stream or socket begins at 8060 or later. */
const reopened = { atMs: 4000, acts: [{ atMs: 5000, do: 'close-streams' }], publishedAtMs: [4500, 10_000] } as const;

const proxyCases: readonly SetCase[] = [
  ...['proxy.idleTimeoutMs', 'proxy.firstByteTimeoutMs'].map((path): SetCase => ({
    // The first poll is held until 5000; the second arrives at 5120.
    atMs: 4000,
    id: 'long-polling',
    rest: { proxy: {} },
    publishedAtMs: [5000],
    path,
    value: 3000,
    look: ({ exchanges }) => exchanges.slice(0, 2).map(({ status, endedAtMs }) => [status, endedAtMs]),
    untouched: [
      [200, 5000 + d],
      [null, null],
    ],
    changed: [
      [200, 5000 + d],
      [504, 5000 + 2 * d + 3000 + d],
    ],
  })),
  {
    ...reopened,
    id: 'sse',
    rest: { proxy: {} },
    path: 'proxy.isBuffering',
    value: true,
    look: fatesOf,
    untouched: [4500 + d, 10_000 + d],
    changed: [4500 + d, 'pending'],
  },
  {
    ...reopened,
    id: 'sse',
    rest: { proxy: { isBuffering: true } },
    path: 'proxy.bufferBytes',
    value: 0,
    look: fatesOf,
    untouched: [5000 + d, 'pending'],
    changed: [5000 + d, 10_000 + d],
  },
  {
    ...reopened,
    id: 'websocket',
    rest: { proxy: {} },
    path: 'proxy.passesUpgrade',
    value: false,
    look: ({ exchanges }) => exchanges.slice(0, 2).map(({ status }) => status),
    untouched: [101, 101],
    changed: [101, 426],
  },
  {
    ...onPolls,
    rest: { clients: 2, server: { processingMs: 300 }, proxy: {} },
    path: 'proxy.upstreamConnections',
    value: 1,
    look: (run) => endsOf(run).slice(8, 12),
    untouched: [5300 + 2 * d, 5300 + 2 * d, 6300 + 2 * d, 6300 + 2 * d],
    changed: [5300 + 2 * d, 5300 + 2 * d, 6300 + 2 * d, 6600 + 2 * d],
  },
];

const inBursts = { kind: 'bursts', everyMs: 4000, count: 2, withinMs: 0 };
const twice = (...momentsMs: readonly number[]) => momentsMs.flatMap((atMs) => [atMs, atMs]);

/** Sources of messages for a socket, or to the server on it, up to 10 s. */
function sourceCasesOf(part: 'messages' | 'uplink'): readonly SetCase[] {
  const momentsOf = ({ messages, uplink }: LaneRun) =>
    part === 'messages' ? messages.map(({ publishedAtMs }) => publishedAtMs) : uplink.map(({ madeAtMs }) => madeAtMs);
  const sizesOf = (run: LaneRun) => run[part].map(({ payloadBytes }) => payloadBytes);
  const fed = (source: Readonly<Record<string, unknown>>) => ({
    atMs: 5500,
    id: 'websocket',
    rest: { [part]: source, durationMs: 10_000 },
    look: momentsOf,
  });
  const resized = (source: Readonly<Record<string, unknown>>, moments: readonly number[]): SetCase => ({
    ...fed(source),
    path: `${part}.payloadBytes`,
    value: 999,
    look: sizesOf,
    untouched: moments.map(() => 20),
    changed: moments.map((atMs) => (atMs < 5500 ? 20 : 999)),
  });
  return [
    {
      ...fed({ kind: 'poisson', perSecond: 3 }),
      path: `${part}.perSecond`,
      value: 0,
      look: (run) => momentsOf(run).some((atMs) => atMs > 5500),
      untouched: true,
      changed: false,
    },
    resized({ kind: 'at', timesMs: [1000, 7000] }, [1000, 7000]),
    resized({ kind: 'every', periodMs: 2000 }, [2000, 4000, 6000, 8000, 10_000]),
    resized(inBursts, twice(4000, 8000)),
    {
      ...fed({ kind: 'at', timesMs: [1000, 9000] }),
      path: `${part}.timesMs`,
      value: [2000, 7000.5],
      untouched: [1000, 9000],
      changed: [1000, 7000.5],
    },
    {
      ...fed({ kind: 'every', periodMs: 2000 }),
      path: `${part}.periodMs`,
      value: 1500,
      untouched: [2000, 4000, 6000, 8000, 10_000],
      changed: [2000, 4000, 7000, 8500, 10_000],
    },
    {
      ...fed({ kind: 'every', periodMs: 3000 }),
      path: `${part}.firstMs`,
      value: 100,
      untouched: [3000, 6000, 9000],
      changed: [3000, 5600, 8600],
    },
    {
      ...fed(inBursts),
      path: `${part}.everyMs`,
      value: 1500,
      untouched: twice(4000, 8000),
      changed: twice(4000, 7000, 8500, 10_000),
    },
    {
      ...fed(inBursts),
      path: `${part}.count`,
      value: 3,
      untouched: twice(4000, 8000),
      changed: [4000, 4000, 9500, 9500, 9500],
    },
    {
      // The draw of the burst at 8000 is spent: the next is the third.
      ...fed(inBursts),
      path: `${part}.withinMs`,
      value: 400,
      untouched: twice(4000, 8000),
      changed: [4000, 4000, ...offsetsOfTwo(uniformsOf(part, 2)).map((each) => toWholeMicroseconds(9500 + 400 * each))],
    },
  ];
}

function offsetsOfTwo(random01: () => number): number[] {
  const [one, other] = [random01(), random01()];
  return [Math.min(one, other), Math.max(one, other)];
}

/** Program 4: each request is answered 420 ms after it was asked, in the instant of which comes the next. */
const chained = { atMs: 1000, id: 'iframe-chained', rest: { articleLoop: { probability: 1 } }, look: endsOf };

const loopCases: readonly SetCase[] = [
  {
    // The third arrives at 900, before the act; the fourth at 1320.
    ...chained,
    path: 'articleLoop.firstMs',
    value: 1000,
    look: (run) => endsOf(run).slice(0, 4),
    untouched: [420, 840, 1260, 1680],
    changed: [420, 840, 1260, 2380],
  },
  {
    ...chained,
    rest: {
      articleLoop: {
        draws: [
          [0, 30],
          [0, 30],
        ],
      },
    },
    path: 'articleLoop.sleepMs',
    value: 500,
    look: (run) => endsOf(run).slice(0, 2),
    untouched: [d + 1900 + d, 2 * (d + 1900 + d)],
    changed: [d + 1900 + d, d + 1900 + d + d + 800 + d],
  },
  {
    // The first draw is at 360; the second, at 1960, is sure.
    ...chained,
    rest: { articleLoop: { probability: 0 } },
    path: 'articleLoop.probability',
    value: 1,
    look: (run) => endsOf(run)[0],
    untouched: null,
    changed: d + 1900 + d,
  },
  {
    // The second request, asked at 2000 on a new connection, is the second to arrive.
    atMs: 1000,
    id: 'ajax-long-polling',
    params: { clientTimeoutMs: 2000 },
    rest: { articleLoop: { probability: 0 } },
    path: 'articleLoop.draws',
    value: [[30], [30]],
    look: (run) => endsOf(run).slice(0, 2),
    untouched: [2000, 4000],
    changed: [2000, 2000 + 3 * d + 300 + d],
  },
];

const cases = [
  ...networkCases,
  ...jitterCases,
  ...serverCases,
  ...proxyCases,
  ...sourceCasesOf('messages'),
  ...sourceCasesOf('uplink'),
  ...loopCases,
];

describe('set, in the lane that it names and from its moment on,', () => {
  it.each(cases)('$path', (each) => {
    const { untouched, changed } = runSetCase(each);
    expect(each.look(untouched)).toEqual(each.untouched);
    expect(each.look(changed)).toEqual(each.changed);
    expect(pastOf(changed, each.atMs)).toEqual(pastOf(untouched, each.atMs));
  });

  it('is tried here for every field of the contract that may change', () => {
    const fixed = ['browser.warmConnection', 'browser.tabs'];
    const settable = [...scenarioFields, ...openFields].filter(
      ({ path }) => path.includes('.') && !fixed.includes(path),
    );
    const tried = new Set(cases.map(({ path }) => path));
    expect(settable.map(({ path }) => path).filter((path) => !tried.has(path))).toEqual([]);
  });
});
