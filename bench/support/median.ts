import { medianOf } from './ranks';

const SAMPLE_COUNT = 15;
const WARM_UP_COUNT = 3;

/**
 * The median time in ms that the processor spends on `act`, after a warm-up. Time by the clock would make what takes long
 * look longer yet: on a busy machine it is interrupted, and what is short is not.
 */
export function medianMs(act: () => unknown): number {
  for (let index = 0; index < WARM_UP_COUNT; index++) act();
  const samplesMs = Array.from({ length: SAMPLE_COUNT }, () => {
    const start = process.cpuUsage();
    act();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return medianOf(samplesMs);
}
