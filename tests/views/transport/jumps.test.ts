import { describe, expect, it } from 'vitest';
import { indexLane } from '../../../src/layout/lane-index';
import { splitLaneItemKey } from '../../../src/layout/item-keys';
import { countJumps, jumpsOf, nextJump } from '../../../src/views/transport/jumps';
import { oneLane } from '../../support/scenarios';
import { runLane } from '../../support/runs';
import type { Spans } from '../../../src/trace/spans';
import { FIRST_PAGE } from '../../../src/trace/page-id';

const untilMs = 60_000;
const lane = (key: string, spans: Spans) => ({ key, spans, untilMs });
const polling = runLane(
  oneLane('ajax-polling', {}, { durationMs: untilMs, network: { lossProbability: 0.2, oneWayLatencyMs: 300 } }),
);
const article = runLane(oneLane('ajax-long-polling', {}, { durationMs: untilMs }));
const failing = runLane(
  oneLane(
    'long-polling',
    {},
    {
      durationMs: untilMs,
      server: { failureProbability: 0.3 },
      interventions: [{ atMs: 30_000, do: 'server-restart', forMs: 3000 }],
    },
  ),
);
const aborting = runLane(oneLane('iframe-polling', {}, { durationMs: untilMs }));
const all = jumpsOf([lane('a', polling), lane('b', article), lane('c', failing), lane('d', aborting)]);

describe('jumpsOf(lanes)', () => {
  it('counts what the spans tell, of each kind', () => {
    const lanes = [polling, article, failing, aborting];
    const counts = countJumps(all);
    const count = (of: (spans: Spans) => number) => lanes.reduce((sum, spans) => sum + of(spans), 0) || undefined;
    expect(counts.get('timeout')).toBe(
      count(({ exchanges }) => exchanges.filter(({ outcome }) => outcome === 'client-timeout').length),
    );
    expect(counts.get('resent')).toBe(
      count(({ transits }) => transits.reduce((sum, { resentAtMs }) => sum + resentAtMs.length, 0)),
    );
    expect(counts.get('loss')).toBe(
      count(({ messages }) => messages.reduce((sum, { losses }) => sum + losses.length, 0)),
    );
    const failures = failing.exchanges.filter(({ outcome }) => outcome === 'http-error' || outcome === 'network-error');
    expect(new Set(failures.map(({ outcome }) => outcome)).size).toBe(2);
    expect(counts.get('failure')).toBe(
      count(({ exchanges }) => exchanges.filter(({ outcome }) => outcome.endsWith('-error')).length),
    );
    expect(counts.get('abort')).toBe(aborting.exchanges.filter(({ outcome }) => outcome === 'aborted').length);
    expect(counts.get('abort')).toBeGreaterThan(0);
    expect(counts.get('timeout')).toBeGreaterThan(0);
    expect(counts.get('resent')).toBeGreaterThan(0);
    expect(counts.get('overtaking')).toBeGreaterThan(0);
  });

  it('names a mark that the picture has, for each', () => {
    const indexes = new Map(
      [polling, article, failing, aborting].map((spans, place) => [
        'abcd'[place],
        indexLane(spans, FIRST_PAGE, untilMs),
      ]),
    );
    for (const { key, laneKey, kind } of all) {
      const index = indexes.get(laneKey);
      const { itemKey } = splitLaneItemKey(key);
      const [group, id] = itemKey.split('/');
      if (kind === 'loss') expect(index?.messageById.has(Number(id))).toBe(true);
      else if (group === 'transit') expect(index?.transitById.has(Number(id))).toBe(true);
      else expect(index?.exchangeById.has(Number(id))).toBe(true);
    }
  });
});

describe('nextJump(jumps, atMs, direction, currentKey)', () => {
  it('walks through all of them, each once, those of one moment as well, and back', () => {
    const walked = [];
    let jump = nextJump(all, -1, 1, null);
    for (; jump !== null; jump = nextJump(all, jump.atMs, 1, jump.key)) walked.push(jump);
    expect(walked).toEqual(all);
    const back = [];
    for (jump = nextJump(all, untilMs + 1, -1, null); jump !== null; jump = nextJump(all, jump.atMs, -1, jump.key))
      back.push(jump);
    expect(back).toEqual(all.toReversed());
  });

  it('is null where there is no more', () => {
    expect(nextJump(all, untilMs, 1, null)).toBeNull();
    expect(nextJump([], 0, 1, null)).toBeNull();
  });
});
