import { describe, expect, it } from 'vitest';
import { momentsOfKind, parseStepKind, STEP_KINDS, stepOfKind } from '../../../src/views/transport/step-moments';
import { oneLane } from '../../support/scenarios';
import { runLane } from '../../support/runs';

const messages = { kind: 'at', timesMs: [1250, 9000] };
const lane = runLane(oneLane('long-polling', {}, { network: { oneWayLatencyMs: 300 }, messages, durationMs: 12_000 }));

describe('momentsOfKind(kind, lanes)', () => {
  it.each(['message', 'transition', 'server'] as const)('%s: sorted, each once, from 0, inside the run', (kind) => {
    const moments = momentsOfKind(kind, [lane, lane]);
    expect(moments[0]).toBe(0);
    expect(moments).toEqual([...new Set(moments)].sort((one, other) => one - other));
    expect(moments.at(-1)).toBeLessThanOrEqual(12_000);
  });

  it('transition: when a machine of browser or server enters a state', () => {
    // The request is held at 300; its answer leaves at 1250 and is taken at 1550, when the next one is asked.
    expect(momentsOfKind('transition', [lane]).slice(0, 4)).toEqual([0, 300, 1250, 1550]);
  });

  it('server: what arrives there, what it does and what it is given, but nothing of the browser’s', () => {
    expect(momentsOfKind('server', [lane]).slice(0, 4)).toEqual([0, 300, 1250, 1850]);
  });

  it('tenth: none, for they go anywhere', () => {
    expect(momentsOfKind('tenth', [lane])).toEqual([]);
  });
});

describe('stepOfKind(kind, moments, atMs, direction, endMs)', () => {
  it('goes there and back again, and stays inside the run', () => {
    expect(stepOfKind('tenth', [], 40, -1, 12_000)).toBe(0);
    expect(stepOfKind('tenth', [], 11_950, 1, 12_000)).toBe(12_000);
    for (const kind of STEP_KINDS) {
      const moments = momentsOfKind(kind, [lane]);
      const from = kind === 'tenth' ? 1250 : 1850;
      const back = stepOfKind(kind, moments, from, -1, 12_000);
      expect(back).toBeLessThan(from);
      expect(stepOfKind(kind, moments, back, 1, 12_000)).toBe(from);
    }
  });
});

it('parseStepKind(text) takes what it knows, and messages for anything else', () => {
  expect(['server', 'tenth', 'elephant', null].map(parseStepKind)).toEqual(['server', 'tenth', 'message', 'message']);
});
