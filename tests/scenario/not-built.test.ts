import { describe, expect, it } from 'vitest';
import { problemsOf } from '../support/scenarios';

const base = { version: 1, techniques: [{ id: 'sse' }] };

describe('parseScenario(input with parts that are not built)', () => {
  it.each<[part: string, change: Record<string, unknown>]>([
    ['clients', { clients: 1001 }],
    ['browser.tabs', { clients: 51, browser: { tabs: 20 } }],
    ['uplink.kind', { uplink: { kind: 'every' } }],
    ['uplink.kind', { uplink: { kind: 'poisson', perSecond: 0 } }],
    ['uplink.kind', { uplink: { kind: 'at', timesMs: [] } }],
  ])('refuses %s by name', (part, change) => {
    expect(problemsOf({ ...base, ...change })).toMatchObject([
      { path: part, message: expect.stringMatching(`^${part.replaceAll('.', '\\.')}: not available yet `) },
    ]);
  });

  it('takes their defaults, said or not', () => {
    const defaults = {
      uplink: { kind: 'none' },
    };
    expect(problemsOf({ ...base, ...defaults })).toEqual([]);
  });

  it('checks them nevertheless', () => {
    expect(problemsOf({ ...base, browser: { tabs: -1 }, uplink: { kind: 'every', periodMs: 0 } })).toMatchObject([
      { path: 'browser.tabs' },
      { path: 'uplink.periodMs' },
      { path: 'uplink.kind' },
    ]);
  });
});
