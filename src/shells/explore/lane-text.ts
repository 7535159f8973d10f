/** A lane's name and note, in the reader's language. */
import type { Language } from '../../i18n/catalogue';
import type { LogStyle } from '../../views/panels/log-lines';
import { splitLaneItemKey, type LaneItemKey } from '../../layout/item-keys';
import { describeFields } from '../../scenario/describe-fields';
import { HOLD_LIMIT_PATH, laneHoldLimitMs } from '../../scenario/lane-settings';
import type { Lane, Scenario } from '../../scenario/schema';
import { findTechnique } from '../../techniques/index';
import type { Technique } from '../../techniques/technique';
import { techniqueText } from '../../techniques/texts';
import { valueText } from '../../views/controls/value-text';

/** More than this would be no name. */
const MAX_DIFFERING = 2;

/**
 * Lanes of one technique are told apart by what differs: `Long polling, hold limit 5 s`. Where that is too much
 * for a name, or not enough to tell each, by a number: `Long polling 2`.
 */
export function laneName(lane: Lane, scenario: Scenario, language: Language): string {
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
  ]);
}

function settingText(lane: Lane, path: string, value: unknown, language: Language): string {
  const { words, locale } = language;
  const unit = describeFields(findTechnique(lane.id)?.params as Parameters<typeof describeFields>[0]).find(
    (field) => field.name === path,
  )?.unit;
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
        : (options[`${path}=${String(value)}`] ?? words.controls.none);
  return words.controls.laneSetting(words.explain.inText(label), text);
}

/** The technique's note with its parameters filled in: `every {pollIntervalMs}` → `every 2 s`. */
export function laneNote(lane: Lane, technique: Technique, language: Language): string {
  const fields = describeFields(technique.params);
  const note = techniqueText(technique.id, language.locale)?.laneNote ?? '';
  return note.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = lane.params[name];
    const unit = fields.find((field) => field.name === name)?.unit ?? 'none';
    if (typeof value === 'number') return valueText(value, unit, language);
    return value === null ? language.words.controls.none : placeholder;
  });
}

/** The article's loop makes news for its own lane; what is published for all does not reach it. */
export function hasOwnNews(lane: Lane): boolean {
  return findTechnique(lane.id)?.cast.answeredBy(lane.params) === 'article-loop';
}

export function logStyleOf(lane: Lane): LogStyle {
  if (lane.params['answers'] !== 'article-loop') return 'network';
  if (lane.id === 'iframe-polling') return 'article-frame';
  return lane.id === 'ajax-long-polling' ? 'article-state' : 'article-data';
}

/** A state of a client's machine, by a mark of its lane. */
export function stateName(
  key: LaneItemKey,
  state: string,
  lanes: readonly { readonly lane: Lane }[],
  { locale }: Language,
): string {
  const { laneKey } = splitLaneItemKey(key);
  const id = lanes.find(({ lane }) => lane.key === laneKey)?.lane.id ?? '';
  return techniqueText(id, locale)?.states[state] ?? state;
}
