/** The app's ties to the browser around it. Effects live here; the state knows nothing of them. */
import { untrack } from 'svelte';
import { prefersReducedMotion } from 'svelte/motion';
import { formatMoment } from '../../i18n/formats';
import type { ExploreState } from './explore-state.svelte';
import { handleKey, type KeyActs } from './keys';

/** What the shell lends the app; tests lend something simpler. */
export interface Page {
  /** The address bar is the run: written when something has changed for good. */
  writeLink(explore: ExploreState, isNewPlace: boolean): void;
  copyLink(explore: ExploreState): void;
  skipTo(event: Event, elementId: string): void;
  setDocument(lang: string, theme: string, title: string): void;
}

export function connectPage(explore: ExploreState, page: Page, acts: Pick<KeyActs, 'openHelp' | 'closeSheet'>): void {
  explore.onSettled = (isNewPlace) => page.writeLink(explore, isNewPlace);
  $effect(() => page.setDocument(explore.locale, explore.theme, explore.language.words.page.title));
  $effect(() => {
    explore.prefersSteps = prefersReducedMotion.current;
  });
  $effect(() => {
    const onkeydown = (event: KeyboardEvent) => handleKey(event, explore, acts);
    window.addEventListener('keydown', onkeydown);
    return () => window.removeEventListener('keydown', onkeydown);
  });
  $effect(() => announceWhilePlaying(explore));
  // A drag may end outside of its slider, or with the tab hidden; playback must not outlive the page.
  $effect(() => () => explore.playback.pause());
}

/** What happens by itself is told in measured doses; the wall clock decides, so it is read here. */
function announceWhilePlaying(explore: ExploreState): void {
  if (!explore.playback.isPlaying) return;
  const { playheadMs, locale, language } = explore;
  untrack(() =>
    explore.announcer.sayNowAndThen(performance.now(), () => {
      const requests = new Set<number>();
      let deliveredCount = 0;
      explore.lanes.forEach(({ spans }, index) => {
        for (const exchange of spans.exchanges) if (exchange.askedAtMs <= playheadMs) requests.add(index * 1e6 + exchange.id);
        for (const message of spans.messages) deliveredCount += message.deliveries.filter((delivery) => delivery.atMs <= playheadMs).length;
      });
      return language.words.live.summary(formatMoment(playheadMs, locale), requests.size, deliveredCount);
    }),
  );
}
