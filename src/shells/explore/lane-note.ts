import type { FirstLanguage } from '../../i18n/first-language';
import { formatMs } from '../../i18n/formats';
import type { Lane } from '../../scenario/schema';
import { techniqueText } from '../../techniques/texts';

/** The technique's note with its parameters, which are durations, filled in: `every {pollIntervalMs}` → `every 2 s`. */
export function laneNote(lane: Lane, { locale, words }: FirstLanguage): string {
  const note = techniqueText(lane.id, locale)?.laneNote ?? '';
  return note.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = lane.params[name];
    if (typeof value === 'number') return formatMs(value, locale);
    return value === null ? words.page.none : placeholder;
  });
}
