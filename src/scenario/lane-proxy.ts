import type { Intervention, Scenario } from './schema';

/** Whether a proxy stands beside the lane's server, at some time of the run at least. */
export function hasProxy(laneKey: string, { proxy, interventions }: Scenario): boolean {
  const isPutThere = (act: Intervention) =>
    act.do === 'set' &&
    act.isEnabled &&
    act.path === 'proxy' &&
    act.value !== null &&
    (act.lane ?? laneKey) === laneKey;
  return proxy !== null || interventions.some(isPutThere);
}
