import type { Language } from '../../i18n/catalogue';
import { describeFields } from '../../scenario/describe-fields';
import { HOLD_LIMIT_PATH, HTTP_VERSION_PATH, laneHoldLimitMs, laneHttpVersion } from '../../scenario/lane-settings';
import type { Lane, Scenario } from '../../scenario/schema';
import { techniqueText } from '../../techniques/texts';
import { valueText } from '../../views/controls/value-text';
import { techniqueOf } from '../../techniques/technique-of';

/** More than this would be no name. */
const MAX_DIFFERING = 2;

/**
 * Lanes of one technique are told apart by what differs: `Long polling, hold limit 5 s`. Where that is too much
 * for a name, or not enough to tell each, by a number: `Long polling 2`.
 */
export function laneNameApart(lane: Lane, scenario: Scenario, language: Language): string {
  const name = techniqueText(lane.id, language.locale)?.name ?? lane.id;
  const alike = scenario.techniques.filter((candidate) => candidate.id === lane.id);
  if (alike.length === 1) return name;
  const settings = alike.map((candidate) => settingsOf(candidate, scenario));
  const paths = [...new Set(settings.flatMap((each) => [...each.keys()]))].filter(
    (path) => new Set(settings.map((each) => each.get(path))).size > 1,
  );
  const isTold = new Set(settings.map((each) => paths.map((path) => each.get(path)).join())).size === alike.length;
  const told = isTold && paths.length <= MAX_DIFFERING ? name : `${name} ${alike.indexOf(lane) + 1}`;
  if (paths.length > MAX_DIFFERING) return told;
  const own = settings[alike.indexOf(lane)];
  const details = paths.map((path) => settingText(lane, path, own?.get(path), language));
  return [told, ...details].join(language.words.page.comma);
}

/** Parameters of the lane, and what the scenario sets for it alone from the start. */
function settingsOf(lane: Lane, scenario: Scenario): ReadonlyMap<string, unknown> {
  const { holdLimitMs } = scenario.server;
  return new Map<string, unknown>([
    ...Object.entries(lane.params),
    [HOLD_LIMIT_PATH, laneHoldLimitMs(lane.key, scenario) ?? holdLimitMs],
    [HTTP_VERSION_PATH, laneHttpVersion(lane.key, scenario)],
  ]);
}

function settingText(lane: Lane, path: string, value: unknown, language: Language): string {
  const { words, locale } = language;
  if (path === HTTP_VERSION_PATH) return words.options[`${path}=${value === '2' ? '2' : '1.1'}`];
  const unit = describeFields(techniqueOf(lane).params).find((field) => field.name === path)?.unit;
  const label =
    path === HOLD_LIMIT_PATH
      ? words.fields[HOLD_LIMIT_PATH].label
      : (techniqueText(lane.id, locale)?.params[path]?.label ?? path);
  const options: Readonly<Record<string, string>> = words.options;
  const text =
    typeof value === 'number'
      ? valueText(value, unit ?? 'ms', language)
      : typeof value === 'boolean'
        ? words.difference[value ? 'on' : 'off']
        : (options[`${path}=${String(value)}`] ?? words.page.none);
  return words.controls.laneSetting(words.explain.inText(label), text);
}
