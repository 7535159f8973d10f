import { formatMoment } from '../../i18n/formats';
import type { ExploreState } from './explore-state.svelte';
import { parts } from './later.svelte';

/** The moment to which the reader has gone, in words: its time, what has happened since the one before, and what goes on. */
export function textOfMoment(explore: ExploreState, beforeMs: number): string {
  const { moment } = explore.firstLanguage.words.live;
  // Until the rest of the page has come there is only the time to tell.
  const news = parts.module?.newsSince(beforeMs, explore) ?? [];
  return moment(formatMoment(explore.playheadMs, explore.locale), news);
}
