import { medianOf } from './ranks';

const SAMPLE_COUNT = 15;
const WARM_UP_COUNT = 3;

/** The median time that `act` takes, in ms, after a warm-up. */
export function medianMs(act: () => unknown): number {
  for (let index = 0; index < WARM_UP_COUNT; index++) act();
  const samplesMs = Array.from({ length: SAMPLE_COUNT }, () => {
    const startMs = performance.now();
    act();
    return performance.now() - startMs;
  });
  return medianOf(samplesMs);
}
