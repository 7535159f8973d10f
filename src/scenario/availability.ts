import { notAvailable, type Problem } from './problems';
import type { Scenario } from './schema';

/** So many pages are run in full, tabs counted one by one; crowds come later. */
const MAX_FULL_PAGES = 1000;

/** What the contract allows and is not built: refused by name, never silently ignored. */
export function findUnavailable(scenario: Pick<Scenario, 'browser' | 'clients'>): readonly Problem[] {
  const { browser, clients } = scenario;
  const tabsMax = Math.max(1, Math.floor(MAX_FULL_PAGES / clients));
  const wanted: readonly [path: string, value: number, max: number][] = [
    ['clients', clients, MAX_FULL_PAGES],
    ['browser.tabs', browser.tabs, tabsMax],
  ];
  return wanted.filter(([, value, max]) => value > max).map((each) => notAvailable(...each));
}
