import { describe, expect, it } from 'vitest';
import { stalenessesOf } from '../support/fact-runs';
import { eventsOf, requestOf, runLane, type LaneRun } from '../support/runs';
import { oneLane } from '../support/scenarios';

type Parts = Record<string, unknown>;

/** Messages every 2 s, 200 ms after the full second, unless told. */
function flash(params: Parts, rest: Parts = {}): LaneRun {
  const messages = { kind: 'every', periodMs: 2000, firstMs: 200 };
  return runLane(oneLane('flash-socket', params, { messages, durationMs: 12_000, ...rest }));
}

const latencies = [0, 1, 60, 400].map((d) => ({ d, network: { oneWayLatencyMs: d } }));
const portsOf = ({ connections }: LaneRun) =>
  connections.flatMap(({ port, openingAtMs }) => (port === null ? [] : [[port, openingAtMs]]));
const opened = ({ exchanges }: LaneRun) =>
  exchanges.flatMap(({ openedAtMs }) => (openedAtMs === null ? [] : [openedAtMs]));

describe.each(latencies)('facts 2.12 · a Flash socket at a latency of $d ms', ({ d, network }) => {
  it('asks port 843 first, has the policy after 4 d, and is open after 6 d', () => {
    const run = flash({}, { network });
    expect(portsOf(run)).toEqual([
      [843, 0],
      [9339, 4 * d],
    ]);
    expect([requestOf(run, 0).endedAtMs, opened(run)]).toEqual([4 * d, [6 * d]]);
  });

  it('waits 3 s where a firewall swallows that, then asks the socket’s own port', () => {
    const run = flash({ firewall: 'policy-port' }, { network });
    expect(portsOf(run)).toEqual([
      [843, 0],
      [9339, 3000],
      [9339, 3000 + 4 * d],
    ]);
    expect([requestOf(run, 0).outcome, opened(run)]).toEqual(['client-timeout', [3000 + 6 * d]]);
  });

  it('waits for no more than the refusal, 2 d, where nobody listens', () => {
    const run = flash({ servesPolicyPort: false }, { network });
    expect([requestOf(run, 0).endedAtMs, opened(run)]).toEqual([2 * d, [8 * d]]);
  });

  it('brings each message d after it is published, once the server has heard of it, 7 d after the start', () => {
    const run = flash({}, { network });
    const isHeard = ({ publishedAtMs }: { readonly publishedAtMs: number }) => publishedAtMs > 7 * d;
    expect(stalenessesOf(run)).toEqual(run.messages.filter(isHeard).map(() => d));
    expect(run.messages.filter(({ losses }) => losses.length > 0).every((each) => !isHeard(each))).toBe(true);
  });
});

describe('what a firewall swallows', () => {
  it('is knocked for again after 1 s and after 2 more, each time to nobody', () => {
    const run = flash({ firewall: 'policy-port', policyTimeoutMs: 3500 });
    const knocks = run.transits.filter(({ connectionId, content }) => connectionId === 1 && content === 'syn');
    expect(knocks.map(({ sentAtMs, dropReason }) => [sentAtMs, dropReason])).toEqual([
      [0, 'blocked'],
      [1000, 'blocked'],
      [3000, 'blocked'],
    ]);
    // Of the close nobody is told, since nobody has heard of it.
    expect(run.transits.filter(({ connectionId }) => connectionId === 1)).toHaveLength(3);
    expect(run.connections[1]).toMatchObject({ closedBy: 'client', closeReason: 'given-up', isBlocked: true });
  });

  it('is given up by TCP after six more tries, where nobody else does so first', () => {
    const patient = { firewall: 'http-only', policyTimeoutMs: 3_000_000, connectTimeoutMs: 3_000_000 };
    const run = flash(patient, { durationMs: 130_000 });
    const given = (1 + 2 + 4 + 8 + 16 + 32 + 64) * 1000;
    expect(run.transits.filter(({ connectionId }) => connectionId === 1)).toHaveLength(7);
    expect(run.connections[1]).toMatchObject({ closedAtMs: given, closedBy: 'network' });
    expect(requestOf(run, 0)).toMatchObject({ endedAtMs: given, outcome: 'network-error' });
  });

  it('can be everything that is not HTTP: after 20 s in all the player gives up, and the page tries again from the start', () => {
    const run = flash({ firewall: 'http-only' }, { durationMs: 44_000 });
    expect(portsOf(run)).toEqual([
      [843, 0],
      [9339, 3000],
      [843, 21_000],
      [9339, 24_000],
      [843, 42_000],
    ]);
    expect(run.messages.some(({ deliveries }) => deliveries.length > 0)).toBe(false);
  });
});

describe('the policy’s connection', () => {
  const run = flash({});

  it('is the server’s to close, with the file, and carries nothing else', () => {
    const contents = run.transits.filter(({ connectionId }) => connectionId === 1).map(({ content }) => content);
    expect(contents).toEqual(['syn', 'syn-ack', 'request', 'response', 'fin']);
    expect(run.connections[1]).toMatchObject({ closedBy: 'server', closedAtMs: 180, closedAtClientMs: 240 });
  });

  it('carries no status, and no TLS where the page has it', () => {
    const secure = flash({}, { network: { tls: '1.3' } });
    expect(opened(secure)).toEqual(opened(run));
    expect(secure.connections.map(({ tls, kind }) => [kind, tls])).toEqual([
      ['http', '1.3'],
      ['raw', null],
      ['raw', null],
    ]);
    expect(secure.exchanges.map(({ status }) => status)).toEqual([null, null]);
  });

  it('takes none of the browser’s connections to the host', () => {
    expect(opened(flash({}, { browser: { connectionsPerHost: 1 } }))).toEqual(opened(run));
  });
});

describe('a proxy, which speaks only HTTP', () => {
  it.each([true, false])('refuses both ports, whether it passes Upgrade (%s) or not', (passesUpgrade) => {
    const run = flash({}, { proxy: { passesUpgrade }, durationMs: 2000 });
    const raw = run.connections.filter(({ kind }) => kind === 'raw');
    expect(new Set(raw.map(({ closeReason }) => closeReason))).toEqual(new Set(['not-http']));
    expect(portsOf(run).slice(0, 3)).toEqual([
      [843, 0],
      [9339, 120],
      [843, 1240],
    ]);
    expect(opened(run)).toEqual([]);
  });

  it('lets go on what is older than itself, until the server stops', () => {
    const run = flash(
      { reconnectMs: null },
      {
        interventions: [
          { atMs: 3000, do: 'set', path: 'proxy', value: {} },
          { atMs: 7000, do: 'server-restart', forMs: 500 },
        ],
      },
    );
    const delivered = run.messages.filter(({ deliveries }) => deliveries.length > 0);
    expect(delivered.map(({ publishedAtMs }) => publishedAtMs)).toEqual([2200, 4200, 6200]);
    expect(requestOf(run, 1)).toMatchObject({ streamEndedAtMs: 7060, streamEndReason: 'connection-lost' });
  });
});

describe('an open Flash socket', () => {
  it('is ended by the server with TCP’s own end, d later for the page, which reconnects without a policy', () => {
    const run = flash({}, { interventions: [{ atMs: 5000, do: 'close-streams' }] });
    expect(requestOf(run, 1)).toMatchObject({
      streamEndedAtMs: 5060,
      streamEndReason: 'ended-by-server',
      closeCode: null,
    });
    expect(portsOf(run).at(-1)).toEqual([9339, 5060 + 1000]);
    expect(opened(run)).toEqual([360, 5060 + 1000 + 120]);
    expect(run.exchanges.map(({ kind }) => kind)).toEqual(['policy', 'handshake', 'handshake']);
  });

  it('misses what is published until it is open again: there is no resume', () => {
    const run = flash(
      {},
      {
        messages: { kind: 'at', timesMs: [4900, 5500, 6300] },
        interventions: [{ atMs: 5000, do: 'close-streams' }],
      },
    );
    expect(run.messages.map(({ fate }) => fate)).toEqual(['delivered', 'lost', 'delivered']);
  });

  it('shows life after a silence, which nobody has to answer', () => {
    const run = flash({}, { messages: { kind: 'at', timesMs: [] }, server: { heartbeatMs: 1000 }, durationMs: 4000 });
    const beats = run.transits.filter(({ content }) => content === 'comment');
    expect(beats.map(({ sentAtMs }) => sentAtMs)).toEqual([1420, 2420, 3420]);
    expect(run.transits.filter(({ sentAtMs, direction }) => sentAtMs > 420 && direction === 'up')).toEqual([]);
  });

  it('ends with a reset where the server fails: there is no status to say so with', () => {
    const run = flash(
      { reconnectMs: null },
      { interventions: [{ on: 'flash-socket/request/1', do: 'fail-response' }] },
    );
    expect(run.connections.at(-1)).toMatchObject({ closedBy: 'server', closeReason: 'failed' });
    expect(requestOf(run, 1)).toMatchObject({ streamEndedAtMs: 480, streamEndReason: 'connection-lost' });
  });

  it('that fails for the policy asks at the socket’s own port', () => {
    const run = flash({}, { interventions: [{ on: 'flash-socket/request/0', do: 'fail-response' }] });
    expect(requestOf(run, 0)).toMatchObject({ endedAtMs: 240, outcome: 'network-error', status: null });
    expect(requestOf(run, 1)).toMatchObject({ kind: 'policy', outcome: 'answered' });
  });

  it('closes a connection on which the policy came twice', () => {
    const run = flash({}, { interventions: [{ on: 'flash-socket/request/0', do: 'duplicate-response' }] });
    expect(run.connections[1]?.closeReason).toBe('socket-closed');
    expect(eventsOf(run, 'transit-dropped').map(({ reason }) => reason)).toEqual(['unsolicited']);
    expect(opened(run)).toEqual([360]);
  });

  it('is given up where it is not open in time', () => {
    const run = flash({ connectTimeoutMs: 300, reconnectMs: null });
    expect(requestOf(run, 1)).toMatchObject({ endedAtMs: 300, outcome: 'aborted', openedAtMs: null });
    expect(run.states.filter(({ exchangeId }) => exchangeId === null).at(-1)?.state).toBe('closed');
  });
});
