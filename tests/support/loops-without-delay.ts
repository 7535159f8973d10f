import type { Scenario } from '../../src/scenario/schema';
import { withSetValue } from '../../src/scenario/set-value';

/** Delays after which a client asks again; below 1 ms they are none. */
const DELAYS = [
  'pollIntervalMs',
  'pollIntervalMaxMs',
  'queuePollIntervalMs',
  'clientTimeoutMs',
  'watchdogMs',
  'retryFirstMs',
  'retryMaxMs',
  'reconnectMs',
];

/**
 * Whether a scenario may go round without end at one moment, so that its event budget is spent: where the network takes
 * no time, or something is tried again at once. Its `set` acts count wherever they are.
 */
export function loopsWithoutDelay(scenario: Scenario): boolean {
  const phases = [scenario];
  for (const act of scenario.interventions)
    if (act.do === 'set' && act.isEnabled) phases.push(withSetValue(scenario, act));
  return phases.some(
    ({ network, techniques }) =>
      network.oneWayLatencyMs < 1 || techniques.some(({ params }) => DELAYS.some((name) => isShort(params[name]))),
  );
}

function isShort(value: unknown): boolean {
  return typeof value === 'number' && value < 1;
}
