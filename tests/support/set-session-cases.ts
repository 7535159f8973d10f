import type { LaneRun } from './runs';
import type { SetCase } from './set-cases';
import { retryCases } from './set-polling-cases';

const d = 60;

const asks = ({ exchanges }: LaneRun) => exchanges.map(({ askedAtMs }) => askedAtMs);
const ends = ({ exchanges }: LaneRun) => exchanges.map(({ endedAtMs }) => endedAtMs);
const pings = ({ transits }: LaneRun) =>
  transits.filter(({ signals }) => signals.includes('ping')).map(({ sentAtMs }) => sentAtMs);
const closeFrames = ({ transits }: LaneRun) =>
  transits
    .filter(({ content, direction }) => content === 'close-frame' && direction === 'down')
    .map(({ sentAtMs }) => sentAtMs);

/** The session is opened at 60; the socket stands at the server from 300 on and has taken over at 640. */
const session = { id: 'upgrade', atMs: 4500 };

export const sessionCases: readonly SetCase[] = [
  {
    // The interval that runs already is left alone: a ping goes at 5060 and is answered 120 later.
    ...session,
    params: { pingIntervalMs: 5000 },
    path: 'params.pingIntervalMs',
    value: 2000,
    look: (run) => pings(run).slice(0, 3),
    untouched: [5060, 10_180, 15_300],
    changed: [5060, 7180, 9300],
  },
  {
    // The ping of 6180 is the last that comes through.
    ...session,
    params: { pingIntervalMs: 3000, pingTimeoutMs: 4000, retryJitterFraction: 0 },
    acts: [{ atMs: 6400, do: 'outage', forMs: 10_000 }],
    path: 'params.pingTimeoutMs',
    value: 500,
    look: (run) => asks(run)[3],
    untouched: 6180 + d + 3000 + 4000 + 1000,
    changed: 6180 + d + 3000 + 500 + 1000,
  },
  {
    // Nothing passes once the socket is open: no probe comes.
    ...session,
    atMs: 100,
    params: { upgradeTimeoutMs: 3000 },
    acts: [{ atMs: 390, do: 'outage', forMs: 6000 }],
    path: 'params.upgradeTimeoutMs',
    value: 700,
    look: (run) => closeFrames(run)[0],
    untouched: 5 * d + 3000,
    changed: 5 * d + 700,
  },
  {
    // The first opening fails at 120, the second is never answered.
    ...session,
    atMs: 500,
    params: { connectTimeoutMs: 3000, retryJitterFraction: 0 },
    onRequests: [
      [0, 'fail-response'],
      [1, 'never-answer'],
    ],
    path: 'params.connectTimeoutMs',
    value: 700,
    look: (run) => ends(run)[1],
    untouched: 2 * d + 1000 + 3000,
    changed: 2 * d + 1000 + 700,
  },
  ...retryCases({ id: 'upgrade', atMs: 100 }, 0, 2 * d),
];
