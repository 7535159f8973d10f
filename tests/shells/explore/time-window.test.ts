import { describe, expect, it } from 'vitest';
import { NO_FOLDS } from '../../../src/layout/time-folds';
import { Viewport } from '../../../src/layout/viewport';
import { TimeWindow } from '../../../src/shells/explore/time-window.svelte';

const shown = ({ viewport: { fromMs, toMs } }: TimeWindow) => [fromMs, toMs];

describe('TimeWindow.fit()', () => {
  it('shows the whole run, and asked for once more what was shown before', () => {
    const window = new TimeWindow(
      () => ({ fromMs: 0, toMs: 10_000 }),
      () => NO_FOLDS,
    );
    window.look(new Viewport(2000, 5000));
    window.fit();
    expect([shown(window), window.canFit]).toEqual([[0, 10_000], true]);
    window.fit();
    expect(shown(window)).toEqual([2000, 5000]);
  });
  it('has nothing to go back to where the whole run was shown from the first', () => {
    const window = new TimeWindow(
      () => ({ fromMs: 0, toMs: 10_000 }),
      () => NO_FOLDS,
    );
    window.look(new Viewport(0, 10_000));
    expect(window.canFit).toBe(false);
    window.fit();
    expect(shown(window)).toEqual([0, 10_000]);
  });
});
