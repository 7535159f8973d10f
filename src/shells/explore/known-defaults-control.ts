import type { Language } from '../../i18n/catalogue';
import { defaultsIn, withKnownDefaults } from '../../scenario/known-defaults';
import { DEFAULTS_OF, knownDefaults, type DefaultsOf, type KnownDefaults } from '../../scenario/products';
import type { Scenario } from '../../scenario/schema';
import type { ChoiceControl } from '../../views/controls/control-field';
import { formatMs, formatNumber } from '../../i18n/formats';

/** What stands there is nobody's defaults. */
const OWN = 'own';
const ID_START = 'defaults/';

/** The choice among known defaults; what is set elsewhere shows in it, since nothing of it is remembered. */
export function knownDefaultsControl(of: DefaultsOf, scenario: Scenario, language: Language): ChoiceControl {
  const { defaults } = language.words.controls;
  const known = defaultsIn(scenario, of);
  return {
    type: 'choice',
    id: ID_START + of,
    ...defaults.of[of],
    value: known?.id ?? OWN,
    options: [
      { value: OWN, text: defaults.own },
      ...knownDefaults.filter((each) => each.of === of).map(({ id, name }) => ({ value: id, text: name })),
    ],
    ...(known ? { note: settingsText(known, language), sources: known.sources } : {}),
  };
}

/** Null: `path` is another control's. */
export function withDefaultsChosen(scenario: Scenario, path: string, chosenId: unknown): unknown {
  if (!DEFAULTS_OF.some((of) => path === ID_START + of)) return null;
  const chosen = knownDefaults.find(({ id }) => id === chosenId);
  return chosen ? withKnownDefaults(scenario, chosen) : scenario;
}

/** In the product's own words. A switch is said by its setting: `proxy_buffering on`. */
function settingsText({ settings }: KnownDefaults, { locale }: Language): string {
  return settings
    .flatMap(({ path, value, setting }) => {
      if (setting === null) return [];
      if (typeof value !== 'number') return [setting];
      return [`${setting}\u00a0${path.endsWith('Ms') ? formatMs(value, locale) : formatNumber(value, locale)}`];
    })
    .join(', ');
}
