import { describe, expect, it } from 'vitest';
import { faultMoments, momentsByIndex } from '../../../src/shells/explore/fault-moments';
import { lanesOf } from '../../../src/shells/explore/run';
import { parsed } from '../../support/scenarios';

/** A poll leaves at 0 s, is at the server after 100 ms, and is answered with the message at 2 s. */
const runWith = (interventions: readonly unknown[]) =>
  lanesOf(
    parsed({
      version: 1,
      durationMs: 8000,
      techniques: [{ id: 'long-polling', params: { clientTimeoutMs: 4000 } }],
      network: { oneWayLatencyMs: 100 },
      messages: { kind: 'at', timesMs: [2000] },
      interventions,
    }),
  );
const on = 'long-polling/request/0';

describe('momentsByIndex(lanes)', () => {
  it.each(['drop-response', 'delay-response', 'duplicate-response'])('%s: when the answer is sent', (act) => {
    const byMs = act === 'delay-response' ? { byMs: 500 } : {};
    expect([...momentsByIndex(runWith([{ on, do: act, ...byMs }]))]).toEqual([[0, 2000]]);
  });
  it.each(['never-answer', 'fail-response', 'reset-connection'])('%s: when the request comes', (act) => {
    expect(momentsByIndex(runWith([{ on, do: act }])).get(0)).toBe(100);
  });
  it('an act at a moment: that moment; one that does nothing in this run has none', () => {
    const acts = [
      { atMs: 1500, do: 'outage', forMs: 100 },
      { on: 'long-polling/request/99', do: 'never-answer' },
    ];
    expect([...momentsByIndex(runWith(acts))]).toEqual([[0, 1500]]);
  });
});

describe('faultMoments(lanes)', () => {
  it('has the beginnings of stops and the moments of acts, each once', () => {
    const acts = [
      { atMs: 3000, do: 'outage', forMs: 100 },
      { on, do: 'drop-response' },
    ];
    expect([...faultMoments(runWith(acts))].sort((one, other) => one - other)).toEqual([2000, 3000]);
  });
});
