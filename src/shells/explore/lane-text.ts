/** A lane's name and note, in the reader's language. */
import type { FirstLanguage } from '../../i18n/first-language';
import type { LogStyle } from '../../views/panels/log-lines';
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

export function logStyleOf(lane: Lane): LogStyle {
  if (lane.params['answers'] !== 'article-loop') return 'network';
  if (lane.id === 'iframe-polling') return 'article-frame';
  return lane.id === 'ajax-long-polling' ? 'article-state' : 'article-data';
}
