import type { SoFar } from './allowed';
import { notAvailable, type Problem } from './problems';
import type { Scenario } from './schema';

/** So many pages are run in full, tabs counted one by one; crowds come later. */
const MAX_FULL_PAGES = 1000;

/** Fields that the contract names and whose parts are not built: refused by name, never silently ignored. */
export function findUnavailable(scenario: Pick<Scenario, 'browser' | 'clients'>): readonly Problem[] {
  const { browser, clients } = scenario;
  const tabsMax = Math.max(1, Math.floor(MAX_FULL_PAGES / clients));
  const wanted: readonly [path: string, value: unknown, isAvailable: boolean, soFar?: SoFar][] = [
    ['clients', clients, clients <= MAX_FULL_PAGES, { kind: 'up-to', max: MAX_FULL_PAGES }],
    ['browser.tabs', browser.tabs, browser.tabs <= tabsMax, { kind: 'up-to', max: tabsMax }],
  ];
  return wanted
    .filter(([, , isAvailable]) => !isAvailable)
    .map(([path, value, , soFar]) => notAvailable(path, value, soFar));
}
