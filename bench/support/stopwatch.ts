/** What a measurement in a page needs. `installStopwatch` makes it there, for every function that runs in the page. */
export interface Stopwatch {
  /** The beginning of the next frame: the one before is done. */
  readonly nextFrame: () => Promise<void>;
  /** Until script, styles and layout of `act` are done, in ms. */
  readonly msUntilLaidOut: (act: () => void) => Promise<number>;
  /** Until the frame that shows what `act` did is done, in ms: the next one has begun. */
  readonly msUntilPainted: (act: () => void) => Promise<number>;
  /** What `find` finds, as soon as it does. */
  readonly found: <Found>(find: () => Found | null | undefined) => Promise<Found>;
  /** The page's picture. */
  readonly picture: () => SVGSVGElement;
  /** As a reader's wheel does, turned sideways; it simulates nothing. */
  readonly pan: (px: number) => void;
  readonly median: (samples: readonly number[]) => number;
}

declare global {
  var stopwatch: Stopwatch;
}

/** Runs in the page, before all else there, hence it refers to nothing outside itself. */
export function installStopwatch(): void {
  const nextFrame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));
  const picture = () => {
    const found = document.querySelector<SVGSVGElement>('svg[role="group"]');
    if (!found) throw new Error('The page has no picture.');
    return found;
  };
  globalThis.stopwatch = {
    nextFrame,
    picture,
    async msUntilLaidOut(act) {
      await nextFrame();
      const startMs = performance.now();
      act();
      await Promise.resolve(); // Svelte writes to the page in a microtask.
      document.body.getBoundingClientRect();
      return performance.now() - startMs;
    },
    async msUntilPainted(act) {
      await nextFrame();
      const startMs = performance.now();
      act();
      await nextFrame();
      await nextFrame();
      return performance.now() - startMs;
    },
    async found(find) {
      const startMs = performance.now();
      for (let result = find(); ; result = find()) {
        if (result !== null && result !== undefined) return result;
        if (performance.now() - startMs > 10_000) throw new Error(`Not there after 10 s: ${find.toString()}`);
        await nextFrame();
      }
    },
    pan: (px) => {
      picture().dispatchEvent(new WheelEvent('wheel', { deltaX: px, bubbles: true, cancelable: true }));
    },
    median: (samples) => samples.toSorted((one, other) => one - other)[samples.length >> 1] ?? NaN,
  };
}
