import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/i18n/catalogue';
import { namedMoments } from '../../../src/views/transport/named-moments';
import { pointedMoment } from '../../../src/views/transport/pointed-moment';
import { oneLane } from '../../support/scenarios';
import { runLane } from '../../support/runs';

const options = {
  network: { oneWayLatencyMs: 300 },
  messages: { kind: 'at', timesMs: [1250, 9000] },
  durationMs: 12_000,
};
const lane = (id: 'long-polling' | 'ajax-polling') => ({
  name: () => id,
  isLooked: id === 'long-polling',
  spans: runLane(oneLane(id, id === 'ajax-polling' ? { answers: 'at-once' } : {}, options)),
});
const ticks = [1250, 9000].map((atMs) => ({ atMs, kind: 'published' as const }));
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

  it('name the lane of a message that not all publish then, and only the ticks of the lane looked at are its own', () => {
    const late = { ...options, messages: { kind: 'at', timesMs: [1250, 5000] } };
    const other = {
      name: () => 'other',
      isLooked: false,
      spans: runLane(oneLane('ajax-polling', { answers: 'at-once' }, late)),
    };
    const published = namedMoments([lane('long-polling'), other], [...ticks, { atMs: 5000, kind: 'published' }])
      .map(({ name, isTick }) => [name(en), isTick])
      .filter(([name]) => `${name}`.includes('published'));
    expect(published).toEqual([
      ['Message 1 published', true],
      ['Message 2 published, other', false],
      ['Message 2 published, long-polling', true],
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
