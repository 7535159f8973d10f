import { describe, expect, it } from 'vitest';
import { crowdBehind } from '../../src/scenario/crowd';
import { parsed } from '../support/scenarios';

const crowd = (label: string, rest: Record<string, unknown>) =>
  crowdBehind(label, parsed({ version: 1, techniques: [{ id: 'websocket' }], ...rest }));
const frame = 'transit of a frame';

describe('crowdBehind(label, scenario)', () => {
  it('has the clients, and says whether jitter would spread a transit', () => {
    expect(crowd('transit of a syn', { clients: 40 })).toEqual({ clients: 40, messages: 1, lacksJitter: true });
    const network = { jitter: { kind: 'uniform', spreadMs: 5 } };
    expect(crowd('transit of a syn', { network })).toEqual({ clients: 1, messages: 1, lacksJitter: false });
    // What is no transit takes no jitter.
    expect(crowd('start', { clients: 40 })).toEqual({ clients: 40, messages: 1, lacksJitter: false });
  });

  it.each([
    ['at', { kind: 'at', timesMs: [500, 7, 500, 500, 7] }, 3],
    ['at, apart', { kind: 'at', timesMs: [1, 2, 3] }, 1],
    ['bursts of a moment', { kind: 'bursts', count: 12, withinMs: 0 }, 12],
    ['bursts', { kind: 'bursts', count: 12, withinMs: 100 }, 1],
    ['every', { kind: 'every', periodMs: 100 }, 1],
    ['poisson', { kind: 'poisson', perSecond: 100 }, 1],
  ])('has the most messages of one moment: %s', (_kind, messages, most) => {
    expect(crowd(frame, { messages }).messages).toBe(most);
    expect(crowd('published message', { messages }).messages).toBe(most);
    expect(crowd('transit of a tls-finished', { messages }).messages).toBe(1);
  });
});
