import { describe, expect, it } from 'vitest';
import { must } from '../../../src/core/assert';
import { laneItemKey } from '../../../src/layout/item-keys';
import { isLit, litBy } from '../../../src/shells/explore/pointed';
import { lanesOf } from '../../../src/shells/explore/run';
import { presets } from '../../support/presets';
import { parsed } from '../../support/scenarios';
import { FIRST_PAGE } from '../../../src/trace/page-id';

const lanes = lanesOf(parsed(presets['compare']));
const long = must(lanes[1], 'the second lane');

const eventsOf = (lit: ReturnType<typeof litBy>) =>
  [...(lit?.moves ?? [])].map(({ from, event, state }) => `${from ?? '●'} ${event} → ${state}`);

describe('litBy(pointed, lanes, page)', () => {
  it('an answer lights its request, its messages, and the transitions at both ends', () => {
    const lit = litBy({ kind: 'mark', key: 'long-polling/transit/1' }, lanes, FIRST_PAGE);
    expect(lit?.laneKey).toBe('long-polling');
    for (const key of ['transit/0', 'transit/1', 'message/1', 'message/1/client/0'] as const)
      expect(lit?.keys.has(key), key).toBe(true);
    expect(lit?.keys.has('transit/2')).toBe(false);
    expect(eventsOf(lit)).toEqual(['holding news.available → answered', 'waiting response.arrived → waiting']);
  });

  it('a transition, or the line that it ran, lights what it answered and what it wished for, each time', () => {
    const moves = long.spans.states.filter(({ event }) => event === 'response.arrived');
    const lit = litBy({ kind: 'moves', laneKey: 'long-polling', moves }, lanes, FIRST_PAGE);
    expect(lit?.moves).toEqual(new Set(moves));
    const answers = long.spans.transits.filter(
      ({ content, arrivedAtMs }) => content === 'response' && arrivedAtMs !== null,
    );
    expect(answers.length).toBeGreaterThan(3);
    for (const { id } of answers) expect(lit?.keys.has(`transit/${id}`)).toBe(true);
  });

  it('what lights a transition is lit by it', () => {
    for (const { lane, spans } of lanes) {
      for (const { id } of spans.transits) {
        for (const move of litBy({ kind: 'mark', key: laneItemKey(lane.key, `transit/${id}`) }, lanes, FIRST_PAGE)
          ?.moves ?? []) {
          const back = litBy({ kind: 'moves', laneKey: lane.key, moves: [move] }, lanes, FIRST_PAGE);
          expect(back?.keys.has(`transit/${id}`), `${lane.key} ${id} ${move.event}`).toBe(true);
        }
      }
    }
  });

  it('is nothing for a lane that is not there, and no mark for one that is not', () => {
    expect(litBy({ kind: 'mark', key: 'elsewhere/transit/1' }, lanes, FIRST_PAGE)).toBeNull();
    expect(litBy({ kind: 'mark', key: 'websocket/transit/9999' }, lanes, FIRST_PAGE)?.keys.size).toBe(0);
  });
});

it('isLit(lit, key) is about the lane as well', () => {
  const lit = litBy({ kind: 'mark', key: 'long-polling/transit/1' }, lanes, FIRST_PAGE);
  expect(isLit(lit, 'long-polling/transit/0')).toBe(true);
  expect(isLit(lit, 'websocket/transit/0')).toBe(false);
  expect(isLit(null, 'long-polling/transit/0')).toBe(false);
});
