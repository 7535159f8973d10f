import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/simulate';
import { buildSpans } from '../../src/trace/build-spans';
import { eventsOf, requestOf, runLane, type LaneRun } from '../support/runs';
import { oneLane, parsed } from '../support/scenarios';

type Parts = Record<string, unknown>;

function session(params: Parts = {}, rest: Parts = {}): LaneRun {
  const messages = { kind: 'every', periodMs: 2000, firstMs: 3000 };
  return runLane(oneLane('webtransport', params, { messages, durationMs: 12_000, ...rest }));
}

const quicOf = ({ connections }: LaneRun) => connections.filter(({ kind }) => kind === 'quic');
const deliveriesOf = ({ trace }: Pick<LaneRun, 'trace'>) =>
  trace.events.flatMap((event) => (event.kind === 'message-delivered' ? [[event.messageId, event.atMs] as const] : []));
const lossesOf = ({ trace }: LaneRun) =>
  trace.events.flatMap((event) => (event.kind === 'message-lost' ? [[event.messageId, event.reason] as const] : []));
const noMessages = { messages: { kind: 'at', timesMs: [] } };

describe.each([0, 1, 60, 400])('facts 2.16 · a WebTransport session at a latency of %d ms', (d) => {
  const network = { oneWayLatencyMs: d };

  it('shakes hands in one round trip and is open after a second one', () => {
    const run = session({}, { network });
    expect(quicOf(run).map(({ openedAtMs }) => openedAtMs)).toEqual([2 * d]);
    expect([requestOf(run, 0).openedAtMs, requestOf(run, 0).status]).toEqual([4 * d, 200]);
    const contents = run.transits.filter(({ direction }) => direction === 'up').map(({ content }) => content);
    expect(contents).toEqual(['tls-client-hello', 'tls-finished', 'request']);
  });

  it('is encrypted whatever network.tls says, at no other cost', () => {
    const opens = ['none', '1.2', '1.3'].map(
      (tls) => requestOf(session({}, { network: { ...network, tls } }), 0).openedAtMs,
    );
    expect(opens).toEqual([4 * d, 4 * d, 4 * d]);
  });

  it('brings each message after one transit, on a stream of its own', () => {
    const run = session({}, { network });
    expect(deliveriesOf(run)).toEqual(
      [1, 2, 3, 4, 5].map((id) => [id, 1000 + 2000 * id + d]).filter(([, atMs]) => (atMs ?? 0) <= 12_000),
    );
  });

  it('waits for a lost packet of one message with that message alone: 3 round trips and 25 ms', () => {
    // Three messages 10 ms apart, of which a stall takes the first.
    const run = session(
      {},
      {
        network,
        messages: { kind: 'at', timesMs: [5000, 5010, 5020] },
        interventions: [{ on: 'webtransport/connection/1', atMs: 4999, do: 'stall-connection', forMs: 6 }],
      },
    );
    const resentAtMs = 5000 + 3 * (2 * d) + 25;
    expect(deliveriesOf(run).toSorted(([one], [other]) => one - other)).toEqual([
      [1, resentAtMs + d],
      [2, 5010 + d],
      [3, 5020 + d],
    ]);
    expect(lossesOf(run)).toEqual([]);
  });

  it('loses a datagram for good', () => {
    const run = session(
      { delivery: 'datagrams' },
      {
        network,
        messages: { kind: 'at', timesMs: [5000, 5010] },
        interventions: [{ on: 'webtransport/connection/1', atMs: 4999, do: 'stall-connection', forMs: 6 }],
      },
    );
    expect(deliveriesOf(run)).toEqual([[2, 5010 + d]]);
    expect(lossesOf(run)).toEqual([[1, 'datagram-lost']]);
    expect(run.transits.filter(({ resentAtMs }) => resentAtMs.length > 0)).toEqual([]);
  });
});

describe('a WebTransport session', () => {
  it.each([
    ['a firewall swallows it', { firewall: 'udp' }, {}],
    ['a proxy takes only HTTP', {}, { proxy: {} }],
    ['the server is down', {}, { interventions: [{ atMs: 0, do: 'server-restart', forMs: 60_000 }] }],
  ])('whose first packet gets no answer, as %s, sends it again until the page gives up', (_, params, rest) => {
    const run = session({ ...params, connectTimeoutMs: 4000 }, { ...rest, ...noMessages, durationMs: 4900 });
    const hellos = run.transits.filter(({ content }) => content === 'tls-client-hello');
    expect(hellos.map(({ sentAtMs }) => sentAtMs)).toEqual([0, 999, 999 + 1998]);
    expect(requestOf(run, 0)).toMatchObject({ outcome: 'aborted', endedAtMs: 4000, openedAtMs: null });
  });

  it('ends with a word where the server closes it, and the page opens another', () => {
    const run = session({ reconnectMs: 500 }, { ...noMessages, interventions: [{ atMs: 5000, do: 'close-streams' }] });
    expect(eventsOf(run, 'stream-ended').map(({ atMs, reason }) => [atMs, reason])).toEqual([
      [5060, 'ended-by-server'],
    ]);
    expect(requestOf(run, 1).openedAtMs).toBe(5060 + 500 + 240);
  });

  it('hears nothing of a server that has died until its idle timeout', () => {
    const act = { atMs: 5000, do: 'server-restart', forMs: 100 };
    const run = session({ idleTimeoutMs: 2000 }, { ...noMessages, interventions: [act] });
    expect(eventsOf(run, 'stream-ended').map(({ atMs, reason }) => [atMs, reason])).toEqual([
      [7000, 'connection-lost'],
    ]);
  });

  it('cannot be reset in the middle of its path: both ends wait for their idle timeout', () => {
    const cut = { on: 'webtransport/connection/1', atMs: 5000, do: 'cut-connection' };
    const run = session({ idleTimeoutMs: 2000 }, { interventions: [cut] });
    expect(run.transits.filter(({ content }) => content === 'cut')).toEqual([]);
    expect(quicOf(run)[0]).toMatchObject({ closedAtMs: 7000, closeReason: 'idle-timeout' });
    expect(lossesOf(run)[0]).toEqual([2, 'connection-lost']);
  });

  it('outlives an outage that is shorter than its idle timeout, and loses nothing on streams', () => {
    const run = session({}, { interventions: [{ atMs: 4000, do: 'outage', forMs: 4000 }] });
    expect(run.exchanges).toHaveLength(1);
    expect(lossesOf(run)).toEqual([]);
    expect(
      deliveriesOf(run)
        .map(([id]) => id)
        .toSorted(),
    ).toEqual([1, 2, 3, 4, 5]);
  });

  it('drops a datagram that comes after a later one, unless it is to read all', () => {
    const rest = {
      network: { jitter: { kind: 'uniform', spreadMs: 500 } },
      messages: { kind: 'every', periodMs: 100, firstMs: 2000 },
    };
    const ids = (run: LaneRun) => deliveriesOf(run).map(([id]) => id);
    const strict = session({ delivery: 'datagrams' }, rest);
    expect(ids(strict)).toEqual(ids(strict).toSorted((one, other) => one - other));
    expect(lossesOf(strict).some(([, reason]) => reason === 'stale')).toBe(true);
    const lax = session({ delivery: 'datagrams', dropsStale: false }, rest);
    expect(ids(lax)).not.toEqual(ids(lax).toSorted((one, other) => one - other));
    expect(lossesOf(lax)).toEqual([]);
  });

  it('puts what is too long for a datagram on a stream', () => {
    const run = session({ delivery: 'datagrams' }, { messages: { kind: 'at', timesMs: [3000], payloadBytes: 1151 } });
    expect(run.transits.filter(({ messageIds }) => messageIds.length > 0).map(({ content }) => content)).toEqual([
      'stream-data',
    ]);
  });

  it('carries what the page says in the same way, and loses it in a datagram', () => {
    const uplink = { kind: 'at', timesMs: [5000] };
    const stall = { on: 'webtransport/connection/1', atMs: 4999, do: 'stall-connection', forMs: 6 };
    const said = (delivery: string) =>
      session({ delivery }, { ...noMessages, uplink, interventions: [stall] }).uplink.map(
        ({ fate, lossReason, receivedAtMs }) => [fate, lossReason, receivedAtMs],
      );
    expect(said('streams')).toEqual([['received', null, 5000 + 385 + 60]]);
    expect(said('datagrams')).toEqual([['lost', 'datagram-lost', null]]);
  });
});

describe('websocket and webtransport in one world', () => {
  it('have the same luck with each message, and behind a lost one only the socket’s wait', () => {
    const scenario = parsed({
      version: 1,
      durationMs: 30_000,
      techniques: [{ id: 'websocket' }, { id: 'webtransport' }],
      network: { lossProbability: 0.1, jitter: { kind: 'uniform', spreadMs: 40 } },
      messages: { kind: 'every', periodMs: 150, firstMs: 4000 },
      server: { heartbeatMs: null },
    });
    const runs = simulate(scenario).lanes.map((trace) => ({ trace, spans: buildSpans(trace) }));
    const lostOf = ({ spans }: (typeof runs)[number]) =>
      spans.transits.flatMap(({ messageIds, resentAtMs }) => (resentAtMs.length > 0 ? messageIds : []));
    expect(lostOf(runs[0]!)).toEqual(lostOf(runs[1]!));
    expect(lostOf(runs[0]!).length).toBeGreaterThan(3);
    const lateOf = (run: (typeof runs)[number]) =>
      run.spans.messages
        .filter(({ publishedAtMs, deliveries }) => (deliveries[0]?.atMs ?? 0) - publishedAtMs > 101)
        .map(({ id }) => id);
    expect(lateOf(runs[1]!)).toEqual(lostOf(runs[1]!));
    expect(lateOf(runs[0]!).length).toBeGreaterThan(2 * lostOf(runs[0]!).length);
  });
});
