import type { LaneRun } from './runs';
import type { SetCase } from './set-cases';

/** The policy's file comes at 240 and the socket is open at 360. It is closed at 5000, and the page hears so at 5060. */
const closed = { id: 'flash-socket', atMs: 4500, acts: [{ atMs: 5000, do: 'close-streams' }] };
const portsOf = ({ connections }: LaneRun) => connections.flatMap(({ port }) => port ?? []);
const opens = ({ exchanges }: LaneRun) => exchanges.map(({ openedAtMs }) => openedAtMs).at(-1);

/** Port 843 is swallowed, and nothing else: the page is told in time for the next port, or for the next try. */
const swallowed = { id: 'flash-socket', atMs: 1000, params: { firewall: 'policy-port' } };

export const flashCases: readonly SetCase[] = [
  { ...closed, path: 'params.reconnectMs', value: 3000, look: opens, untouched: 6060 + 120, changed: 8060 + 120 },
  {
    ...swallowed,
    path: 'params.firewall',
    value: 'http-only',
    rest: { durationMs: 10_000 },
    look: opens,
    untouched: 3000 + 360,
    changed: null,
  },
  {
    // The first try fails at both ports, as the server is down; the second one begins at 1240.
    id: 'flash-socket',
    atMs: 800,
    acts: [{ atMs: 0, do: 'server-restart', forMs: 500 }],
    path: 'params.servesPolicyPort',
    value: false,
    look: portsOf,
    untouched: [843, 9339, 843, 9339],
    changed: [843, 9339, 843, 9339, 9339],
  },
  {
    // Both timers of the first try run already; the second one begins at 6000.
    ...swallowed,
    params: { firewall: 'http-only', connectTimeoutMs: 5000 },
    path: 'params.policyTimeoutMs',
    value: 1000,
    look: ({ connections }) => connections.filter(({ port }) => port === 9339)[1]?.openingAtMs,
    untouched: 6000 + 3000,
    changed: 6000 + 1000,
  },
  {
    ...swallowed,
    params: { firewall: 'http-only', connectTimeoutMs: 5000 },
    path: 'params.connectTimeoutMs',
    value: 4000,
    look: ({ connections }) => connections.filter(({ port }) => port === 843)[2]?.openingAtMs,
    untouched: 6000 + 6000,
    changed: 6000 + 5000,
  },
];
