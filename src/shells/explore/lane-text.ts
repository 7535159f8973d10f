/** A lane's name and note, in the reader's language. */
import type { Language } from '../../i18n/catalogue';
import type { LogStyle } from '../../views/panels/log-lines';
import { splitLaneItemKey, type LaneItemKey } from '../../layout/item-keys';
import { describeFields } from '../../scenario/describe-fields';
import type { Lane, Scenario } from '../../scenario/schema';
import { findTechnique } from '../../techniques/index';
import type { Technique } from '../../techniques/technique';
import { techniqueText } from '../../techniques/texts';
import { valueText } from '../../views/controls/value-text';

/** Lanes of one technique are told apart by a number: `Long polling 2`. */
export function laneName(lane: Lane, scenario: Scenario, { locale }: Language): string {
  const name = techniqueText(lane.id, locale)?.name ?? lane.id;
  const alike = scenario.techniques.filter((candidate) => candidate.id === lane.id);
  return alike.length > 1 ? `${name} ${alike.indexOf(lane) + 1}` : name;
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
