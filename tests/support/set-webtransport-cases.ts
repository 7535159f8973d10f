import type { LaneRun } from './runs';
import type { SetCase } from './set-cases';

/** The session is open at 240. It is closed at 5000, and the page hears so at 5060. */
const closed = { id: 'webtransport', atMs: 4500, acts: [{ atMs: 5000, do: 'close-streams' }] };
const opens = ({ exchanges }: LaneRun) => exchanges.map(({ openedAtMs }) => openedAtMs).at(-1);
const asks = ({ exchanges }: LaneRun) => exchanges.map(({ askedAtMs }) => askedAtMs);
const travels = ({ transits }: LaneRun) =>
  transits.filter(({ messageIds }) => messageIds.length > 0).map(({ content }) => content);
const outage = [{ atMs: 1000, do: 'outage', forMs: 15_000 }];

export const webtransportCases: readonly SetCase[] = [
  { ...closed, path: 'params.reconnectMs', value: 3000, look: opens, untouched: 6060 + 240, changed: 8060 + 240 },
  {
    id: 'webtransport',
    atMs: 2000,
    path: 'params.delivery',
    value: 'datagrams',
    publishedAtMs: [1000, 3000],
    look: travels,
    untouched: ['stream-data', 'stream-data'],
    changed: ['stream-data', 'datagram'],
  },
  {
    ...closed,
    path: 'params.firewall',
    value: 'udp',
    look: opens,
    untouched: 6060 + 240,
    changed: null,
  },
  {
    // The first try has its timer already; the second begins at 6000.
    id: 'webtransport',
    params: { firewall: 'udp' },
    atMs: 1000,
    path: 'params.connectTimeoutMs',
    value: 2000,
    look: asks,
    untouched: [0, 6000, 12_000, 18_000],
    changed: [0, 6000, 9000, 12_000, 15_000, 18_000],
  },
  {
    // What is published in the outage is the last that anybody waits for.
    id: 'webtransport',
    atMs: 500,
    acts: outage,
    publishedAtMs: [2000],
    path: 'params.idleTimeoutMs',
    value: 3000,
    look: ({ connections }) => connections.filter(({ kind }) => kind === 'quic').map(({ closedAtMs }) => closedAtMs)[0],
    untouched: null,
    changed: 2000 + 3000,
  },
  {
    // With so much jitter, datagrams overtake each other all the time.
    id: 'webtransport',
    params: { delivery: 'datagrams' },
    rest: { network: { jitter: { kind: 'uniform', spreadMs: 900 } }, messages: { kind: 'every', periodMs: 100 } },
    atMs: 10_000,
    path: 'params.dropsStale',
    value: false,
    look: ({ trace }) =>
      trace.events.some((event) => event.atMs > 11_500 && event.kind === 'message-lost' && event.reason === 'stale'),
    untouched: true,
    changed: false,
  },
];
