import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { simulate } from '../../src/simulate';
import type { EventOf, Trace, TraceEventKind } from '../../src/trace/events';
import { anyScenario, tracesOf } from '../support/any-scenario';
import { oneLane } from '../support/scenarios';

const D = 60;
const none = { kind: 'at', timesMs: [] };

function run(params: Record<string, unknown>, rest: Record<string, unknown>): Trace {
  return must(simulate(oneLane('upgrade', params, rest)).lanes[0], 'a lane');
}

function eventsOf<Kind extends TraceEventKind>({ events }: Trace, kind: Kind): readonly EventOf<Kind>[] {
  return events.filter((event): event is EventOf<Kind> => event.kind === kind);
}

/** What is said beside messages, in the order of sending. */
function signalsIn(trace: Trace): readonly (readonly [atMs: number, direction: string, signal: string])[] {
  return eventsOf(trace, 'transit-sent').flatMap(({ atMs, direction, signals = [] }) =>
    signals.map((signal) => [atMs, direction, signal] as const),
  );
}

function statesIn(trace: Trace): readonly (readonly [atMs: number, state: string])[] {
  return eventsOf(trace, 'machine-moved').flatMap(({ exchangeId, from, to, atMs }) =>
    exchangeId === null && from !== to ? [[atMs, to] as const] : [],
  );
}

function deliveriesIn(trace: Trace): readonly (readonly [messageId: number, atMs: number])[] {
  return eventsOf(trace, 'message-delivered').map(({ messageId, atMs }) => [messageId, atMs]);
}

describe('a session of Engine.IO', () => {
  it('is polled first; probe, end of the poll and upgrade come in their order, and the socket carries what comes after', () => {
    const trace = run({}, { durationMs: 2000, messages: { kind: 'at', timesMs: [1500] } });
    expect(signalsIn(trace)).toEqual([
      [D, 'down', 'open'],
      // Four transits after it was opened (W10).
      [6 * D, 'up', 'probe'],
      [7 * D, 'down', 'probe-answer'],
      [7 * D + 100, 'down', 'noop'],
      [8 * D + 100, 'up', 'upgrade'],
    ]);
    expect(statesIn(trace)).toEqual([
      [0, 'opening'],
      [2 * D, 'connectingSocket'],
      [6 * D, 'probing'],
      [8 * D, 'pausing'],
      [8 * D + 100, 'upgraded'],
    ]);
    expect(deliveriesIn(trace)).toEqual([[1, 1500 + D]]);
  });

  it('keeps what is published while neither carries it, and sends it on the socket, each once and in order', () => {
    const timesMs = [430, 500, 530, 560, 620];
    const trace = run({}, { durationMs: 2000, messages: { kind: 'at', timesMs } });
    expect(deliveriesIn(trace).map(([id]) => id)).toEqual([1, 2, 3, 4, 5]);
    const frames = eventsOf(trace, 'transit-sent').filter(({ content }) => content === 'frame');
    expect(frames.filter(({ messageIds }) => messageIds.length > 1)).not.toEqual([]);
  });

  it('brings several messages in one poll, as packets in one body', () => {
    const params = { proxy: { passesUpgrade: false } };
    const timesMs = [1000, 1010, 1020];
    const trace = run({}, { ...params, durationMs: 2000, messages: { kind: 'at', timesMs } });
    const answers = eventsOf(trace, 'transit-sent').filter(({ messageIds }) => messageIds.length > 0);
    expect(answers.map(({ messageIds }) => messageIds)).toEqual([[1], [2, 3]]);
  });

  it('is polled on where a proxy strips the upgrade; a ping ends the poll, and its pong is a POST', () => {
    const trace = run({ pingIntervalMs: 1000 }, { durationMs: 2500, messages: none, proxy: { passesUpgrade: false } });
    expect(statesIn(trace)).toEqual([
      [0, 'opening'],
      [2 * D, 'connectingSocket'],
      [6 * D, 'polling'],
    ]);
    expect(signalsIn(trace)).toEqual([
      [D, 'down', 'open'],
      [D + 1000, 'down', 'ping'],
      [2 * D + 1000, 'up', 'pong'],
      [3 * D + 2000, 'down', 'ping'],
      [4 * D + 2000, 'up', 'pong'],
    ]);
    expect(eventsOf(trace, 'request-asked').filter(({ requestKind }) => requestKind === 'publish')).toHaveLength(2);
  });

  it('pings and is answered on the socket once that has taken over', () => {
    const trace = run({ pingIntervalMs: 1000 }, { durationMs: 1500, messages: none });
    expect(signalsIn(trace).slice(-2)).toEqual([
      [D + 1000, 'down', 'ping'],
      [2 * D + 1000, 'up', 'pong'],
    ]);
    expect(eventsOf(trace, 'request-asked').filter(({ requestKind }) => requestKind === 'publish')).toEqual([]);
  });

  it('is polled on when the server has closed a socket that took too long', () => {
    const trace = run({ upgradeTimeoutMs: 50 }, { durationMs: 2000, messages: { kind: 'at', timesMs: [1500] } });
    expect(statesIn(trace).at(-1)?.[1]).toBe('polling');
    expect(deliveriesIn(trace)).toEqual([[1, 1500 + D]]);
  });

  it('is dead for its client when no ping comes, and for its server when no pong does', () => {
    const params = { pingIntervalMs: 1000, pingTimeoutMs: 500, retryJitterFraction: 0 };
    const outage = { atMs: 800, do: 'outage', forMs: 5000 };
    const trace = run(params, {
      durationMs: 12_000,
      messages: { kind: 'at', timesMs: [1000] },
      interventions: [outage],
    });
    expect(statesIn(trace)).toContainEqual([2 * D + 1500, 'backingOff']);
    expect(eventsOf(trace, 'message-lost').map(({ messageId, reason }) => [messageId, reason])).toEqual([
      [1, 'connection-lost'],
    ]);
    expect(statesIn(trace).at(-1)?.[1]).toBe('upgraded');
  });

  it('is unknown to a server that was restarted: the client is told so, waits, and opens another', () => {
    const restart = { atMs: 3000, do: 'server-restart', forMs: 500, keepsMemory: true };
    const rest = { durationMs: 8000, messages: none, proxy: { passesUpgrade: false }, interventions: [restart] };
    const trace = run({ retryJitterFraction: 0 }, rest);
    const opened = signalsIn(trace).filter(([, , signal]) => signal === 'open');
    expect(opened).toHaveLength(2);
    expect(statesIn(trace).map(([, state]) => state)).toContain('backingOff');
  });

  it('delivers nothing twice, whatever happens, unless the network is told to repeat an answer', () => {
    const ofUpgrade = anyScenario.filter(
      ({ techniques, interventions }) =>
        techniques[0]?.id === 'upgrade' && interventions.every((act) => act.do !== 'duplicate-response'),
    );
    fc.assert(
      fc.property(ofUpgrade, (scenario) => {
        for (const trace of tracesOf(scenario))
          expect(eventsOf(trace, 'message-delivered').filter(({ isDuplicate }) => isDuplicate)).toEqual([]);
      }),
      { numRuns: 100, seed: 1 },
    );
  });
});
