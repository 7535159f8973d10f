import { describe, expect, it } from 'vitest';
import type { LaneItemKey } from '../../../src/layout/item-keys';
import { ghostsOfFault, ghostsOfMark, newestFault } from '../../../src/shells/explore/ghosts';
import { legendLanes, plannedLanes } from '../../../src/shells/explore/planned-run';
import { lanesOf } from '../../../src/shells/explore/run';
import { parsed } from '../../support/scenarios';

const withActs = (interventions: readonly unknown[]) =>
  parsed({
    version: 1,
    durationMs: 12_000,
    techniques: [{ id: 'long-polling' }, { id: 'sse' }],
    messages: { kind: 'at', timesMs: [2000, 5000, 8000] },
    interventions,
  });
const planned = withActs([]);
const answerOf = (exchangeId: number) =>
  lanesOf(planned)[0]!.spans.transits.find((each) => each.content === 'response' && each.exchangeId === exchangeId);
const on = 'long-polling/request/1';

describe('ghostsOfFault(scenario, index)', () => {
  it.each([
    { on, do: 'delay-response', byMs: 700 },
    { on, do: 'never-answer' },
    { on, do: 'drop-response' },
  ])('of %j: the answer where it would have been', (act) => {
    expect(ghostsOfFault(withActs([act]), 0)).toEqual([{ laneKey: 'long-polling', transits: [answerOf(1)] }]);
  });

  it('of a reset that the browser made good: none, since another arrow goes the very same way', () => {
    expect(ghostsOfFault(withActs([{ on: `${on}/attempt/1`, do: 'reset-connection' }]), 0)).toEqual([]);
  });

  it('of an outage: all arrows of all lanes that it met, and no other', () => {
    const ghosts = ghostsOfFault(withActs([{ atMs: 4000, do: 'outage', forMs: 2000 }]), 0);
    expect(ghosts.map(({ laneKey }) => laneKey)).toEqual(['long-polling', 'sse']);
    for (const { transits } of ghosts)
      for (const { sentAtMs, arrivedAtMs } of transits) {
        expect(arrivedAtMs).toBeGreaterThan(4000);
        expect(sentAtMs).toBeLessThan(6000);
      }
  });

  it('is none of what is switched off, changes nothing, or is not in the list', () => {
    const off = withActs([{ on, do: 'never-answer', isEnabled: false }]);
    expect(ghostsOfFault(off, 0)).toEqual([]);
    expect(ghostsOfFault(off, 7)).toEqual([]);
    expect(ghostsOfFault(withActs([{ on: 'long-polling/request/99', do: 'never-answer' }]), 0)).toEqual([]);
  });

  it('leaves the other faults as they are', () => {
    const both = withActs([
      { on, do: 'delay-response', byMs: 700 },
      { on: 'long-polling/request/0', do: 'delay-response', byMs: 300 },
    ]);
    const [ghost] = ghostsOfFault(both, 0);
    expect(ghost?.transits).toHaveLength(1);
    expect(ghost?.transits[0]?.exchangeId).toBe(1);
  });
});

describe('newestFault(scenario, ownActs)', () => {
  const outage = { atMs: 4000, do: 'outage', forMs: 2000 };
  const drop = { on, do: 'drop-response' };
  const own = withActs([outage]).interventions;

  it('is the last that was added to those of the scene, in whatever order they stand', () => {
    expect(newestFault(withActs([outage]), own)).toBeNull();
    expect(newestFault(withActs([outage, drop]), own)).toBe(1);
    expect(newestFault(withActs([drop, outage]), own)).toBe(0);
    expect(newestFault(withActs([outage, drop]), [])).toBe(1);
  });
  it('is none that changes a setting or publishes, nor one that is switched off', () => {
    const set = { atMs: 1, do: 'set', path: 'network.oneWayLatencyMs', value: 5 };
    expect(newestFault(withActs([drop, set, { atMs: 2, do: 'publish' }]), [])).toBe(0);
    expect(newestFault(withActs([outage, { ...drop, isEnabled: false }]), [])).toBeNull();
  });
});

describe('ghostsOfMark(key, scenario, lanes)', () => {
  const late = withActs([
    { on, do: 'delay-response', byMs: 700 },
    { atMs: 9000, do: 'outage', forMs: 500 },
  ]);
  const lanes = lanesOf(late);
  const keyOf = (content: string, exchangeId: number): LaneItemKey => {
    const found = lanes[0]!.spans.transits.find((each) => each.content === content && each.exchangeId === exchangeId)!;
    return `long-polling/transit/${found.id}`;
  };

  it.each(['request', 'response'])('the %s that a fault met shows the way without it', (content) => {
    expect(ghostsOfMark(keyOf(content, 1), late, lanes)).toEqual([
      { laneKey: 'long-polling', transits: [answerOf(1)] },
    ]);
  });
  it('a band shows what it has stopped', () => {
    expect(ghostsOfMark('sse/outage/0', late, lanes)).toEqual(ghostsOfFault(late, 1));
  });
  it('a mark that no fault met shows none, and neither does one that is not there', () => {
    expect(ghostsOfMark(keyOf('response', 0), late, lanes)).toEqual([]);
    expect(ghostsOfMark('long-polling/transit/9999', late, lanes)).toEqual([]);
  });
});

describe('plannedLanes(scenario)', () => {
  it('is the run without what was done to it, the same object whatever was done', () => {
    const first = plannedLanes(withActs([{ on, do: 'never-answer' }]));
    expect(plannedLanes(withActs([{ atMs: 5, do: 'outage', forMs: 3 }]))).toBe(first);
    expect(plannedLanes(planned)).toBe(first);
    expect(first[0]!.spans.transits).toEqual(lanesOf(planned)[0]!.spans.transits);
  });
});

describe('legendLanes(scenario)', () => {
  it('stay the same while faults are edited, and are of the run when anything else is', () => {
    const first = legendLanes(planned);
    expect(legendLanes(withActs([{ atMs: 5, do: 'outage', forMs: 3 }]))).toBe(first);
    const longer = { ...withActs([{ atMs: 5, do: 'outage', forMs: 3 }]), durationMs: 13_000 };
    expect(legendLanes(longer)).toBe(lanesOf(longer));
  });
});
