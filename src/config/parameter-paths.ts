/** Which field of a scenario a parameter sets. */
import type { Config } from './parameters';

/** Those that are a number. */
export const NUMBERS = {
  seed: ['seed'],
  until: ['durationMs'],
  latency: ['network', 'oneWayLatencyMs'],
  jitter: ['network', 'jitter', 'spreadMs'],
  loss: ['network', 'lossProbability'],
  bandwidth: ['network', 'bandwidthKbps'],
  hold: ['server', 'holdLimitMs'],
  rate: ['messages', 'perSecond'],
} as const satisfies Partial<Record<keyof Config, readonly string[]>>;

/** The parameter of every technique that polls on a timer, which `interval` sets. */
const INTERVAL_PARAM = 'pollIntervalMs';

/** The parameter that sets a field, by the field's path; null where a link has no short word for it. */
export function parameterOf(path: string): string | null {
  if (path === INTERVAL_PARAM) return 'interval';
  return Object.entries(NUMBERS).find(([, keys]) => keys.join('.') === path)?.[0] ?? null;
}
