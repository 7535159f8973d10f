import type { SoFar } from './allowed';
import { notAvailable, type Problem } from './problems';
import type { Scenario } from './schema';

/** Up to here every client is run in full; crowds come later. */
const MAX_FULL_CLIENTS = 1000;

/** Fields that the contract names and whose parts are not built: refused by name, never silently ignored. */
export function findUnavailable(
  scenario: Pick<Scenario, 'network' | 'uplink' | 'clients'>,
): readonly Problem[] {
  const { network, uplink, clients } = scenario;
  const wanted: readonly [path: string, value: unknown, isAvailable: boolean, soFar?: SoFar][] = [
    ['clients', clients, clients <= MAX_FULL_CLIENTS, { kind: 'up-to', max: MAX_FULL_CLIENTS }],
    ['network.httpVersion', network.httpVersion, network.httpVersion === '1.1'],
    ['uplink.kind', uplink.kind, uplink.kind === 'none'],
  ];
  return wanted
    .filter(([, , isAvailable]) => !isAvailable)
    .map(([path, value, , soFar]) => notAvailable(path, value, soFar));
}
