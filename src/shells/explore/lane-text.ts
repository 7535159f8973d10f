/** A lane's name and note, in the reader's language. */
import type { FirstLanguage } from '../../i18n/first-language';
import { formatMs } from '../../i18n/formats';
import type { LogStyle } from '../../views/panels/log-lines';
import { splitLaneItemKey, type LaneItemKey } from '../../layout/item-keys';
import type { Lane, Scenario } from '../../scenario/schema';
import { techniqueText } from '../../techniques/texts';
import { engine } from './later.svelte';

/** Lanes of one technique are told apart. There are none in the usual scene, so the engine has come where there are. */
export function laneName(lane: Lane, scenario: Scenario, { locale }: FirstLanguage): string {
  if (scenario.techniques.some((other) => other !== lane && other.id === lane.id)) {
    const { laneNameApart, languageOf } = engine.there;
    return laneNameApart(lane, scenario, languageOf(locale));
  }
  return techniqueText(lane.id, locale)?.name ?? lane.id;
}

/** The technique's note with its parameters, which are durations, filled in: `every {pollIntervalMs}` → `every 2 s`. */
export function laneNote(lane: Lane, { locale, words }: FirstLanguage): string {
  const note = techniqueText(lane.id, locale)?.laneNote ?? '';
  return note.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = lane.params[name];
    if (typeof value === 'number') return formatMs(value, locale);
    return value === null ? words.page.none : placeholder;
  });
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
  { locale }: FirstLanguage,
): string {
  const { laneKey } = splitLaneItemKey(key);
  const id = lanes.find(({ lane }) => lane.key === laneKey)?.lane.id ?? '';
  return techniqueText(id, locale)?.states[state] ?? state;
}
