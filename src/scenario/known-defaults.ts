import { withValue } from './edits';
import { knownDefaults, type DefaultsOf, type KnownDefaults, type KnownSetting } from './products';
import type { Scenario } from './schema';
import { valueAt } from './set-value';

/** Those whose every number stands in the scenario; of several the first in the list. Null: it is set otherwise. */
export function defaultsIn(scenario: Scenario, of: DefaultsOf): KnownDefaults | null {
  const isSet = ({ path, value }: KnownSetting) => valueAt(scenario, path.split('.')) === value;
  return knownDefaults.find((each) => each.of === of && each.settings.every(isSet)) ?? null;
}

/** The scenario with all numbers of these defaults, and else as it was. A proxy is put there where there is none. */
export function withKnownDefaults(scenario: Scenario, { of, settings }: KnownDefaults): unknown {
  const start = of === 'proxy' && scenario.proxy === null ? withValue(scenario, 'proxy', {}) : scenario;
  return settings.reduce((changed, { path, value }) => withValue(changed, path, value), start);
}
