import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { findTechnique } from '../../src/techniques/index';
import { buildSpans } from '../../src/trace/build-spans';
import { LaneWorld } from '../../src/world/lane-world';
import type { ClientFact, ClientWish } from '../../src/world/protocol';
import type { Stage } from '../../src/world/scene';
import { oneLane } from '../support/scenarios';

/** A program that asks twice at time 0, with one connection, and gives up on what it calls `name` at `atMs`. */
function runWithTwoRequests(abortions: readonly (readonly [atMs: number, name: string])[]) {
  const scenario = oneLane('long-polling', {}, { browser: { connectionsPerHost: 1 } });
  const facts: ClientFact<unknown>[] = [];
  const silent = { send: () => undefined, stop: () => undefined };
  const stage: Stage = {
    startPage: (_page, _params, timers, onWish) => {
      const wish = (each: ClientWish) => onWish(each);
      for (const name of ['first', 'second']) wish({ type: 'request.send', name, kind: 'poll', cursor: null });
      for (const [atMs, name] of abortions)
        timers.schedule(atMs, 'timeout', () => wish({ type: 'request.abort', name, reason: 'client-timeout' }));
      return { ...silent, send: (fact) => void facts.push(fact) };
    },
    startHandler: () => silent,
  };
  const world = new LaneWorld({
    scenario,
    lane: must(scenario.techniques[0], 'a lane'),
    cast: must(findTechnique('long-polling'), 'long polling').cast,
    eventBudget: 1000,
    stageFor: () => stage,
  });
  world.advanceTo(5000);
  const { events } = world.recorder;
  const spans = buildSpans({ laneKey: 'any', techniqueId: 'any', clients: 1, tabs: 1, untilMs: 5000, events });
  return { facts, exchanges: spans.exchanges, events };
}

describe('W6 · a client timeout while the request waits for a connection', () => {
  it('counts from the asking, and ends it unsent: it never goes out', () => {
    const { exchanges, facts, events } = runWithTwoRequests([
      [1000, 'second'],
      [2000, 'first'],
    ]);
    expect(exchanges[1]).toMatchObject({ askedAtMs: 0, wasQueued: true, outcome: 'client-timeout', endedAtMs: 1000 });
    expect(facts.map(({ type }) => type)).toEqual(['response.failed', 'response.failed']);
    expect(events.filter((event) => event.kind === 'transit-sent' && event.exchangeId === 1)).toEqual([]);
    // It had no connection to close: only the first one's is.
    expect(events.flatMap((event) => (event.kind === 'connection-closed' ? [event.atMs] : []))).toEqual([2000]);
  });

  it('of the one before it makes room: it goes out on a new connection', () => {
    const { exchanges } = runWithTwoRequests([[1000, 'first']]);
    expect(exchanges[1]).toMatchObject({ wasQueued: true, outcome: 'open' });
    expect(exchanges[1]?.attempts).toMatchObject([{ arrivedAtMs: 1000 + 3 * 60, isNewConnection: true }]);
  });
});
