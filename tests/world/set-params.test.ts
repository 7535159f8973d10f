import { describe, expect, it } from 'vitest';
import { toWholeMicroseconds } from '../../src/core/units';
import { paramFields } from '../support/contract-fields';
import { fatesOf } from '../support/acted-runs';
import { uniformsOf } from '../support/known-draws';
import type { LaneRun } from '../support/runs';
import { pastOf, runSetCase, type SetCase } from '../support/set-cases';
import { pollingCases } from '../support/set-polling-cases';
import { flashCases } from '../support/set-flash-cases';
import { webtransportCases } from '../support/set-webtransport-cases';
import { sessionCases } from '../support/set-session-cases';

const d = 60;

const asks = ({ exchanges }: LaneRun) => exchanges.map(({ askedAtMs }) => askedAtMs);
const ends = ({ exchanges }: LaneRun) => exchanges.map(({ endedAtMs }) => endedAtMs);
const cursors = ({ exchanges }: LaneRun) => exchanges.map(({ cursor }) => cursor);
const handlers = ({ exchanges }: LaneRun) => exchanges.map(({ attempts }) => attempts[0]?.handler);

/** Ticks at 2000, 4000, …; the act comes between two of them. */
const ticking = (id: string) => ({
  id,
  atMs: 4500,
  params: { answers: 'at-once', pollIntervalMs: 2000, ...(id === 'iframe-polling' ? { reloadAfterMs: null } : {}) },
  rest: { durationMs: 7000 },
});
const timerIds = ['ajax-polling', 'iframe-polling', 'iframe-per-request'] as const;

const timerCases: readonly SetCase[] = timerIds.flatMap((id) => [
  {
    ...ticking(id),
    path: 'params.pollIntervalMs',
    value: 500,
    look: asks,
    untouched: [2000, 4000, 6000],
    changed: [2000, 4000, 6000, 6500, 7000],
  },
  {
    ...ticking(id),
    path: 'params.answers',
    value: 'article-loop',
    look: handlers,
    untouched: ['at-once', 'at-once', 'at-once'],
    changed: ['at-once', 'at-once', 'article-loop'],
  },
]);

const shortCases: readonly SetCase[] = [
  ...timerCases,
  {
    ...ticking('ajax-polling'),
    path: 'params.usesCursor',
    value: false,
    look: cursors,
    untouched: [0, 0, 0],
    changed: [0, 0, null],
  },
  {
    ...ticking('iframe-polling'),
    params: { answers: 'at-once', pollIntervalMs: 2000, reloadAfterMs: 900 },
    path: 'params.reloadAfterMs',
    value: 300,
    look: asks,
    untouched: [2000, 2900, 4000, 4900, 6000, 6900],
    changed: [2000, 2900, 4000, 4900, 6000, 6300],
  },
  {
    // Against the loop, a chain of 420 ms: the fourth request arrives at 1320.
    id: 'iframe-chained',
    atMs: 1000,
    rest: { articleLoop: { probability: 1 } },
    path: 'params.answers',
    value: 'hold',
    look: (run) => handlers(run).slice(0, 4),
    untouched: ['article-loop', 'article-loop', 'article-loop', 'article-loop'],
    changed: ['article-loop', 'article-loop', 'article-loop', 'hold'],
  },
  {
    id: 'ajax-long-polling',
    atMs: 4000,
    params: { answers: 'hold' },
    publishedAtMs: [5000],
    path: 'params.answers',
    value: 'article-loop',
    look: (run) => handlers(run).slice(0, 2),
    untouched: ['hold', 'hold'],
    changed: ['hold', 'article-loop'],
  },
  {
    // The timer that runs already is left alone.
    id: 'ajax-long-polling',
    atMs: 6000,
    params: { answers: 'hold' },
    path: 'params.clientTimeoutMs',
    value: 1000,
    look: (run) => ends(run).slice(0, 3),
    untouched: [5000, 10_000, 15_000],
    changed: [5000, 10_000, 11_000],
  },
];

/** Request 0 brings the message of 5000; request 1 is asked at 5060 and fails, where told, at 5180. */
const held = {
  id: 'long-polling',
  atMs: 4000,
  params: { retryJitterFraction: 0 },
  publishedAtMs: [5000],
};

/** Request 1 fails at 5180, and is tried again after the wait. */
function backoffCases(failing: Pick<SetCase, 'id' | 'atMs' | 'params' | 'publishedAtMs' | 'acts'>): readonly SetCase[] {
  const look = (run: LaneRun) => asks(run)[2];
  const once = { ...failing, onRequests: [[1, 'fail-response']], look } as const;
  return [
    { ...once, path: 'params.retryFirstMs', value: 300, untouched: 5180 + 1000, changed: 5180 + 300 },
    { ...once, path: 'params.retryMaxMs', value: 400, untouched: 5180 + 1000, changed: 5180 + 400 },
    {
      ...once,
      onRequests: [
        [1, 'fail-response'],
        [2, 'fail-response'],
      ],
      path: 'params.retryFactor',
      value: 3,
      look: (run) => asks(run)[3],
      untouched: 5180 + 1000 + 2 * d + 2000,
      changed: 5180 + 1000 + 2 * d + 3000,
    },
    {
      // The second fact that has a draw.
      ...once,
      path: 'params.retryJitterFraction',
      value: 1,
      untouched: 5180 + 1000,
      changed: toWholeMicroseconds(5180 + 2000 * uniformsOf('retry', 1)()),
    },
  ];
}

const longCases: readonly SetCase[] = [
  {
    ...held,
    path: 'params.clientTimeoutMs',
    value: 2000,
    look: (run) => ends(run)[1],
    untouched: null,
    changed: 5000 + d + 2000,
  },
  {
    ...held,
    path: 'params.pauseMs',
    value: 700,
    look: (run) => asks(run)[1],
    untouched: 5000 + d,
    changed: 5000 + d + 700,
  },
  { ...held, path: 'params.usesCursor', value: false, look: cursors, untouched: [0, 1], changed: [0, null] },
  ...backoffCases(held),
  {
    // The server says it with the next stream: the reconnection after that one is quicker.
    id: 'sse',
    atMs: 4000,
    acts: [5000, 12_000].map((atMs) => ({ atMs, do: 'close-streams' })),
    path: 'params.reconnectMs',
    value: 500,
    look: asks,
    untouched: [0, 5000 + d + 3000, 12_000 + d + 3000],
    changed: [0, 5000 + d + 3000, 12_000 + d + 500],
  },
  {
    id: 'websocket',
    atMs: 4000,
    acts: [{ atMs: 5000, do: 'close-streams' }],
    path: 'params.reconnectMs',
    value: 200,
    look: asks,
    untouched: [0, 5000 + 3 * d + 1000],
    changed: [0, 5000 + 3 * d + 200],
  },
];

/** The stream is opened again at 5060, open at 5180. Messages at 3000 and 6000: one in each. */
const reopened = {
  atMs: 4000,
  acts: [{ atMs: 5000, do: 'close-streams' }],
  publishedAtMs: [3000, 6000],
};

const bufferedCases: readonly SetCase[] = ['iframe-streaming', 'htmlfile', 'xhr-streaming'].flatMap((id) => {
  const usesCursor = id !== 'xhr-streaming';
  const stream = { ...reopened, id, look: fatesOf, untouched: [3000 + d, 6000 + d] };
  return [
    {
      ...stream,
      path: 'params.usesCursor',
      value: usesCursor,
      look: cursors,
      untouched: usesCursor ? [null, null] : [0, 1],
      changed: usesCursor ? [null, 1] : [0, null],
    },
    { ...stream, path: 'params.paddingBytes', value: 0, changed: [3000 + d, 'pending'] },
    { ...stream, path: 'params.browserBufferBytes', value: 5000, changed: [3000 + d, 'pending'] },
    {
      // The open stream keeps the limit that it began with.
      ...stream,
      path: 'params.responseLimitBytes',
      value: 1,
      look: asks,
      untouched: [0, 5000 + d],
      changed: [0, 5000 + d, 6000 + d],
    },
  ];
});

const streamCases: readonly SetCase[] = [
  ...bufferedCases,
  ...['iframe-streaming', 'htmlfile'].map((id) => ({
    ...reopened,
    id,
    path: 'params.reconnectMs',
    value: 700,
    look: asks,
    untouched: [0, 5000 + d],
    changed: [0, 5000 + d + 700],
  })),
  {
    ...reopened,
    // From here on the page looks every 700 ms, and at the end of a document.
    atMs: 2000,
    id: 'htmlfile',
    path: 'params.queuePollIntervalMs',
    value: 700,
    look: fatesOf,
    untouched: [3000 + d, 6000 + d],
    changed: [2000 + 2 * 700, 5000 + 3 * d + 2 * 700],
  },
  ...['xhr-streaming', 'fetch-streaming'].flatMap((id) =>
    backoffCases({ atMs: 4000, id, acts: reopened.acts, params: { retryJitterFraction: 0 } }),
  ),
  {
    ...reopened,
    id: 'fetch-streaming',
    path: 'params.usesCursor',
    value: false,
    look: cursors,
    untouched: [0, 1],
    changed: [0, null],
  },
  {
    // The timer that runs already is left alone; the next begins when the stream is open again.
    ...reopened,
    id: 'fetch-streaming',
    path: 'params.clientTimeoutMs',
    value: 700,
    look: (run) => ends(run).slice(0, 2),
    untouched: [5000 + d, null],
    changed: [5000 + d, 5000 + 3 * d + 700],
  },
];

const cases = [
  ...shortCases,
  ...longCases,
  ...pollingCases,
  ...streamCases,
  ...flashCases,
  ...sessionCases,
  ...webtransportCases,
];

describe('set, of a parameter of the lane that it names,', () => {
  it.each(cases)('$path of $id', (each) => {
    const { untouched, changed } = runSetCase(each);
    expect(each.look(untouched)).toEqual(each.untouched);
    expect(each.look(changed)).toEqual(each.changed);
    expect(pastOf(changed, each.atMs)).toEqual(pastOf(untouched, each.atMs));
  });

  it('is tried here for every parameter of every technique', () => {
    const all = Object.entries(paramFields).flatMap(([id, fields]) => fields.map(({ path }) => `${id} params.${path}`));
    expect(cases.map(({ id, path }) => `${id} ${path}`).toSorted()).toEqual(all.toSorted());
  });
});
