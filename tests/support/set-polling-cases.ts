import { toWholeMicroseconds } from '../../src/core/units';
import { uniformsOf } from './known-draws';
import type { LaneRun } from './runs';
import type { SetCase } from './set-cases';

const d = 60;

const asks = ({ exchanges }: LaneRun) => exchanges.map(({ askedAtMs }) => askedAtMs);
const ends = ({ exchanges }: LaneRun) => exchanges.map(({ endedAtMs }) => endedAtMs);
const cursors = ({ exchanges }: LaneRun) => exchanges.map(({ cursor }) => cursor);

/** The failure of request `id`, which ends at `failedAtMs`, and the retry after it: the parameters of both are retries'. */
export function retryCases(
  base: Pick<SetCase, 'id' | 'atMs' | 'publishedAtMs'>,
  id: number,
  failedAtMs: number,
): readonly SetCase[] {
  const failing = {
    ...base,
    params: { retryJitterFraction: 0 },
    onRequests: [[id, 'fail-response']],
    look: (run: LaneRun) => asks(run)[id + 1],
    untouched: failedAtMs + 1000,
  } as const;
  return [
    { ...failing, path: 'params.retryFirstMs', value: 300, changed: failedAtMs + 300 },
    { ...failing, path: 'params.retryMaxMs', value: 400, changed: failedAtMs + 400 },
    {
      ...failing,
      onRequests: [...failing.onRequests, [id + 1, 'fail-response']],
      path: 'params.retryFactor',
      value: 3,
      look: (run) => asks(run)[id + 2],
      untouched: failedAtMs + 1000 + 2 * d + 2000,
      changed: failedAtMs + 1000 + 2 * d + 3000,
    },
    {
      ...failing,
      path: 'params.retryJitterFraction',
      value: 1,
      changed: toWholeMicroseconds(failedAtMs + 2000 * uniformsOf('retry', id)()),
    },
  ];
}

/** Nothing is published: asked at 0, 1120, 3240 and 7360; the act comes while the interval of 4 s passes. */
const quiet = { id: 'adaptive-polling', atMs: 4500 };
/** The fifth request comes after an interval that is chosen at 7480. */
const nextInterval = { ...quiet, look: (run: LaneRun) => asks(run)[4], untouched: 7480 + 8000 };

const adaptiveCases: readonly SetCase[] = [
  { ...nextInterval, path: 'params.pollIntervalMs', value: 200, changed: 7480 + 1600 },
  { ...nextInterval, path: 'params.growthFactor', value: 1, changed: 7480 + 1000 },
  { ...nextInterval, path: 'params.pollIntervalMaxMs', value: 500, changed: 7480 + 500 },
  {
    // The fourth fact that has a draw.
    ...nextInterval,
    path: 'params.pollIntervalJitterFraction',
    value: 1,
    changed: toWholeMicroseconds(7480 + 16_000 * uniformsOf('retry', 3)()),
  },
  {
    ...quiet,
    path: 'params.usesCursor',
    value: false,
    look: (run) => cursors(run).slice(0, 4),
    untouched: [0, 0, 0, 0],
    changed: [0, 0, 0, null],
  },
  {
    ...quiet,
    path: 'params.clientTimeoutMs',
    value: 50,
    look: (run) => ends(run)[3],
    untouched: 7480,
    changed: 7360 + 50,
  },
  ...retryCases(quiet, 3, 7480),
];

const conditionalCases: readonly SetCase[] = [
  {
    id: 'conditional-polling',
    atMs: 4500,
    path: 'params.pollIntervalMs',
    value: 500,
    look: (run) => asks(run).slice(0, 4),
    untouched: [3000, 6000, 9000, 12_000],
    changed: [3000, 6000, 6500, 7000],
  },
  {
    id: 'conditional-polling',
    atMs: 4500,
    path: 'params.clientTimeoutMs',
    value: 50,
    look: (run) => ends(run)[1],
    untouched: 6000 + 2 * d,
    changed: 6000 + 50,
  },
];

/** Script 0 brings the message of 5000; script 1 is inserted at 5060 and fails, where told, at 5180. */
const script = { id: 'jsonp-polling', atMs: 4000, publishedAtMs: [5000] };

const jsonpCases: readonly SetCase[] = [
  {
    ...script,
    path: 'params.answers',
    value: 'at-once',
    look: ({ exchanges }) => exchanges.slice(0, 2).map(({ attempts }) => attempts[0]?.handler),
    untouched: ['hold', 'hold'],
    changed: ['hold', 'at-once'],
  },
  {
    ...script,
    path: 'params.watchdogMs',
    value: 2000,
    look: (run) => asks(run)[2],
    untouched: undefined,
    changed: 5000 + d + 2000,
  },
  {
    ...script,
    params: { retryJitterFraction: 0 },
    onRequests: [[1, 'fail-response']],
    path: 'params.hearsErrors',
    value: false,
    look: (run) => asks(run)[2],
    untouched: 5180 + 1000,
    changed: undefined,
  },
  {
    // Script 1 never comes; script 2 brings the second message, and waits for it or not.
    ...script,
    atMs: 500,
    params: { watchdogMs: 3000 },
    publishedAtMs: [1000, 5000],
    onRequests: [[1, 'never-answer']],
    path: 'params.keepsScriptOrder',
    value: true,
    look: ({ messages }) => messages[1]?.deliveries.map(({ atMs }) => atMs),
    untouched: [5000 + d],
    changed: [],
  },
  {
    ...script,
    path: 'params.pauseMs',
    value: 700,
    look: (run) => asks(run)[1],
    untouched: 5000 + d,
    changed: 5000 + d + 700,
  },
  { ...script, path: 'params.usesCursor', value: false, look: cursors, untouched: [0, 1], changed: [0, null] },
  ...retryCases(script, 1, 5180),
];

/** A `set` of each parameter of the polling techniques that came after the article's. */
export const pollingCases: readonly SetCase[] = [...adaptiveCases, ...conditionalCases, ...jsonpCases];
