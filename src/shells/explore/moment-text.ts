import { formatMoment } from '../../i18n/formats';
import type { ExploreState } from './explore-state.svelte';
import { parts } from './later.svelte';

/** The moment to which the reader has gone, in words: its time, what has happened since the one before, and what goes on. */
export function textOfMoment(explore: ExploreState, beforeMs: number): string {
  const time = formatMoment(explore.playheadMs, explore.locale);
  // Until the rest of the page has come there is only the time to tell.
  const news = parts.module?.newsSince(beforeMs, explore) ?? [];
  const isTold = news[0]?.includes(time) ?? false;
  return explore.firstLanguage.words.live.moment(isTold ? null : time, news);
}
