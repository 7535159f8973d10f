import { describe, expect, it } from 'vitest';
import { problemsOf } from '../support/scenarios';

const base = { version: 1, techniques: [{ id: 'sse' }] };

describe('parseScenario(input with parts that are not built)', () => {
  it.each<[part: string, change: Record<string, unknown>]>([
    ['clients', { clients: 1001 }],
    ['browser.tabs', { clients: 51, browser: { tabs: 20 } }],
  ])('refuses %s by name', (part, change) => {
    expect(problemsOf({ ...base, ...change })).toMatchObject([
      { path: part, message: expect.stringMatching(`^${part.replaceAll('.', '\\.')}: not available yet `) },
    ]);
  });

  it('checks them nevertheless', () => {
    expect(problemsOf({ ...base, browser: { tabs: -1 } })).toMatchObject([{ path: 'browser.tabs' }]);
  });
});
