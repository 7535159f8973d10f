import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { toWholeMicroseconds } from '../../src/core/units';
import type { Direction, EventOf, Trace } from '../../src/trace/events';
import { lanesOf, lawParameters } from '../support/law-runs';
import { runLane } from '../support/runs';
import { parsed } from '../support/scenarios';

/**
 * How long each transit of one client took, in the order of sending; null where it did not arrive alone, so that what it
 * waited for is part of its time.
 */
function delaysOf({ events }: Trace, client: number, direction: Direction): readonly (number | null)[] {
  const clientOf = new Map(
    events.flatMap((event) =>
      event.kind === 'connection-opening' ? [[event.connectionId, event.client] as const] : [],
    ),
  );
  const arrivals = new Map(
    events.flatMap((event) => (event.kind === 'transit-arrived' ? [[event.transitId, event.atMs] as const] : [])),
  );
  const sent = events.filter(
    (event): event is EventOf<'transit-sent'> => event.kind === 'transit-sent' && event.direction === direction,
  );
  return sent
    .filter(({ connectionId }) => clientOf.get(connectionId) === client)
    .map(({ transitId, connectionId, atMs }) => {
      const arrivedAtMs = arrivals.get(transitId);
      const isAlone = !sent.some(
        (other) =>
          other.connectionId === connectionId &&
          other.transitId < transitId &&
          (arrivals.get(other.transitId) ?? Infinity) > atMs,
      );
      return arrivedAtMs === undefined || !isAlone ? null : toWholeMicroseconds(arrivedAtMs - atMs);
    });
}

/** The nth delay of each list, as far as it is known in both. */
function expectAlike(one: readonly (number | null)[], other: readonly (number | null)[]): number {
  const both = one.flatMap((delayMs, place) =>
    delayMs === null || (other[place] ?? null) === null ? [] : [[delayMs, other[place]]],
  );
  for (const [delayMs, otherMs] of both) expect(otherMs).toBe(delayMs);
  return both.length;
}

const scenarioOf = (seed: number, clients: number, techniques: readonly Record<string, unknown>[], rest = {}) =>
  parsed({
    version: 1,
    seed,
    clients,
    durationMs: 20_000,
    techniques,
    network: { jitter: { kind: 'uniform', spreadMs: 200 } },
    messages: { kind: 'every', periodMs: 700 },
    ...rest,
  });

const polling = { id: 'ajax-polling', params: { answers: 'at-once', pollIntervalMs: 1000 } };
const held = { id: 'long-polling' };

describe('the delay of the nth transit of a client', () => {
  it('is the same in every lane, whatever the lane sends', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const [one, other] = lanesOf(scenarioOf(seed, 1, [polling, held]));
        for (const direction of ['up', 'down'] as const) {
          const count = expectAlike(
            delaysOf(must(one, 'lane'), 0, direction),
            delaysOf(must(other, 'lane'), 0, direction),
          );
          expect(count).toBeGreaterThan(8);
        }
      }),
      lawParameters(20),
    );
  });

  it('is the same whatever other clients do, and how many there are', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 2, max: 5 }), (seed, clients) => {
        const [alone] = lanesOf(scenarioOf(seed, 1, [held]));
        const [crowd] = lanesOf(scenarioOf(seed, clients, [held]));
        for (const direction of ['up', 'down'] as const) {
          expect(
            expectAlike(delaysOf(must(alone, 'lane'), 0, direction), delaysOf(must(crowd, 'lane'), 0, direction)),
          ).toBeGreaterThan(8);
        }
      }),
      lawParameters(20),
    );
  });

  it('is the same whatever is drawn for other purposes', () => {
    const [quiet] = lanesOf(scenarioOf(7, 1, [polling]));
    const [busy] = lanesOf(
      scenarioOf(7, 1, [polling], {
        server: { failureProbability: 1e-9 },
        messages: { kind: 'poisson', perSecond: 20 },
      }),
    );
    for (const direction of ['up', 'down'] as const) {
      expect(
        expectAlike(delaysOf(must(quiet, 'lane'), 0, direction), delaysOf(must(busy, 'lane'), 0, direction)),
      ).toBeGreaterThan(8);
    }
  });

  it('differs from transit to transit, from client to client and from seed to seed', () => {
    const [crowd] = lanesOf(scenarioOf(7, 2, [held]));
    const [otherSeed] = lanesOf(scenarioOf(8, 1, [held]));
    const delays = [
      delaysOf(must(crowd, 'lane'), 0, 'up'),
      delaysOf(must(crowd, 'lane'), 1, 'up'),
      delaysOf(must(otherSeed, 'lane'), 0, 'up'),
    ].flat();
    const known = delays.filter((delayMs) => delayMs !== null);
    expect(known.length).toBeGreaterThan(30);
    expect(new Set(known).size).toBe(known.length);
  });
});

describe("the article's loop", () => {
  it('draws the same for the nth request of a client, however fast the network and whoever else asks', () => {
    const drawsOf = ({ events }: Trace) => {
      const lists = new Map<number, number[]>();
      const mine = new Set(
        events.flatMap((event) => (event.kind === 'request-asked' && event.client === 0 ? [event.exchangeId] : [])),
      );
      for (const event of events) {
        if (event.kind === 'draw-made' && mine.has(event.exchangeId))
          lists.set(event.exchangeId, [...(lists.get(event.exchangeId) ?? []), event.draw]);
      }
      return [...lists.entries()].sort(([one], [other]) => one - other).map(([, draws]) => draws);
    };
    const chained = { id: 'iframe-chained' };
    const [slow, fast, crowd] = [
      scenarioOf(7, 1, [chained], { network: { oneWayLatencyMs: 200 } }),
      scenarioOf(7, 1, [chained], { network: { oneWayLatencyMs: 5 } }),
      scenarioOf(7, 3, [chained]),
    ]
      .map((scenario) => ({ ...scenario, durationMs: 60_000 }))
      .map((scenario) => drawsOf(must(lanesOf(scenario)[0], 'lane')).slice(0, 4));
    expect(slow).toHaveLength(4);
    expect([fast, crowd]).toEqual([slow, slow]);
  });
});

const requestActs = [
  { do: 'drop-response' },
  { do: 'delay-response', byMs: 70 },
  { do: 'duplicate-response' },
  { do: 'fail-response', status: 503 },
  { do: 'reset-connection' },
  { do: 'never-answer' },
];

describe('server.failureProbability', () => {
  it.each(requestActs)('draws for the nth request of a client to arrive, whatever befalls another: $do', (act) => {
    const run = (seed: number, interventions: readonly unknown[]) =>
      runLane(
        scenarioOf(seed, 1, [polling], { server: { failureProbability: 0.5, keepAliveMs: 60_000 }, interventions }),
      );
    /** The answer to each arrival, in their order; null where the act has decided it, or it is still under way. */
    const luckOf = ({ exchanges }: ReturnType<typeof run>, actedId: number | null) =>
      exchanges.flatMap(({ id, attempts, status }) =>
        attempts.filter(({ arrivedAtMs }) => arrivedAtMs !== null).map(() => (id === actedId ? null : status)),
      );
    fc.assert(
      fc.property(fc.nat(), fc.nat(8), (seed, actedId) => {
        const acted = luckOf(run(seed, [{ ...act, on: `ajax-polling/request/${actedId}` }]), actedId);
        expect(expectAlike(acted, luckOf(run(seed, []), null))).toBeGreaterThan(8);
      }),
      lawParameters(20),
    );
  });
});
