import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/i18n/catalogue';
import { namedMoments, pointedMoment } from '../../../src/views/transport/named-moments';
import { oneLane } from '../../support/scenarios';
import { runLane } from '../../support/runs';

const options = {
  network: { oneWayLatencyMs: 300 },
  messages: { kind: 'at', timesMs: [1250, 9000] },
  durationMs: 12_000,
};
const lane = (id: 'long-polling' | 'ajax-polling') => ({
  name: () => id,
  spans: runLane(oneLane(id, {}, options)),
});
const ticks = [{ atMs: 1250 }, { atMs: 9000 }];
const both = namedMoments([lane('long-polling'), lane('ajax-polling')], ticks);
const en = languageOf('en');

describe('namedMoments(lanes, ticks)', () => {
  it('are sorted, and what lanes share is there once', () => {
    expect(both.map(({ atMs }) => atMs)).toEqual(both.map(({ atMs }) => atMs).sort((one, other) => one - other));
    expect(both.filter(({ isTick }) => isTick).map(({ name }) => name(en))).toEqual([
      'Message 1 published',
      'Message 2 published',
    ]);
  });

  it('name their lane where there are several', () => {
    const [alone] = namedMoments([lane('long-polling')], []);
    expect(alone?.name(en)).toBe('Request 0 asked');
    expect(both[0]?.name(en)).toBe('Request 0 asked, long-polling');
  });
});

describe('pointedMoment(moments, atMs, reachMs)', () => {
  it('prefers a tick in reach, then anything in reach, then the nearest there is', () => {
    expect(pointedMoment(both, 1400, 200)?.atMs).toBe(1250);
    expect(pointedMoment(both, 1549, 20)?.name(en)).toMatch(
      /^(Message 1 delivered|Request 0 answered|Request 1 asked), /,
    );
    expect(pointedMoment(both, 8500, 1)).not.toBeNull();
    expect(pointedMoment([], 100, 1000)).toBeNull();
  });
});
