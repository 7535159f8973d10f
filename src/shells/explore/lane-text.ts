/** A lane's name and note, in the reader's language. */
import type { FirstLanguage } from '../../i18n/first-language';
import { formatMs } from '../../i18n/formats';
import type { LogStyle } from '../../views/panels/log-lines';
import type { Lane, Scenario } from '../../scenario/schema';
import { techniqueText } from '../../techniques/texts';

/** Lanes of one technique are told apart by a number: `Long polling 2`. */
export function laneName(lane: Lane, scenario: Scenario, { locale }: FirstLanguage): string {
  const name = techniqueText(lane.id, locale)?.name ?? lane.id;
  const alike = scenario.techniques.filter((candidate) => candidate.id === lane.id);
  return alike.length > 1 ? `${name} ${alike.indexOf(lane) + 1}` : name;
}

/** The technique's note with its parameters, which are durations, filled in: `every {pollIntervalMs}` → `every 2 s`. */
export function laneNote(lane: Lane, { locale, words }: FirstLanguage): string {
  const note = techniqueText(lane.id, locale)?.laneNote ?? '';
  return note.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = lane.params[name];
    if (typeof value === 'number') return formatMs(value, locale);
    return value === null ? words.controls.none : placeholder;
  });
}

export function logStyleOf(lane: Lane): LogStyle {
  if (lane.params['answers'] !== 'article-loop') return 'network';
  if (lane.id === 'iframe-polling') return 'article-frame';
  return lane.id === 'ajax-long-polling' ? 'article-state' : 'article-data';
}
