/** The app's ties to the browser around it. Effects live here; the state knows nothing of them. */
import { untrack } from 'svelte';
import { prefersReducedMotion } from 'svelte/motion';
import type { StepKind } from '../../views/transport/step-moments';
import type { CloseUp } from './close-ups';
import type { ExploreState } from './explore-state.svelte';
import { handleKey, type KeyActs } from './keys';
import { summaryAt } from './summary';

/** What the shell lends the app; tests lend something simpler. */
export interface Page {
  /** The address of the folder that has the page, `https://…/`; null where no other page can ask for what is there. */
  readonly base: string | null;
  /** The address bar is the run: written when something has changed for good. */
  writeLink(explore: ExploreState, isNewPlace: boolean): void;
  copyLink(explore: ExploreState): void;
  copyCode(explore: ExploreState, code: string): void;
  skipTo(event: Event, element: HTMLElement | SVGElement): void;
  setDocument(lang: string, theme: string, title: string): void;
  keepTheme(theme: string): void;
  keepPageKeys(hasPageKeys: boolean): void;
  keepCloseUps(closeUps: readonly CloseUp[]): void;
  keepStepKind(stepKind: StepKind): void;
}

export function connectPage(explore: ExploreState, page: Page, acts: KeyActs): void {
  explore.onSettled = (isNewPlace) => page.writeLink(explore, isNewPlace);
  explore.onCopy = (code) => page.copyCode(explore, code);
  $effect(() => page.setDocument(explore.locale, explore.theme, explore.firstLanguage.words.page.title));
  $effect(() => page.keepPageKeys(explore.hasPageKeys));
  $effect(() => page.keepCloseUps(explore.closeUps));
  $effect(() => page.keepStepKind(explore.time.stepKind));
  $effect(() => {
    explore.time.prefersSteps = prefersReducedMotion.current;
  });
  $effect(() => {
    const onkeydown = (event: KeyboardEvent) => handleKey(event, explore, acts);
    window.addEventListener('keydown', onkeydown);
    return () => window.removeEventListener('keydown', onkeydown);
  });
  $effect(() => {
    const onvisibilitychange = () => explore.playback.hide(document.hidden);
    document.addEventListener('visibilitychange', onvisibilitychange);
    return () => document.removeEventListener('visibilitychange', onvisibilitychange);
  });
  $effect(() => announceWhilePlaying(explore));
  // A drag may end outside of its slider, or with the tab hidden; playback must not outlive the page.
  $effect(() => () => explore.playback.pause());
}

/** What happens by itself is told in measured doses; the wall clock decides, so it is read here. */
function announceWhilePlaying(explore: ExploreState): void {
  if (!explore.playback.isPlaying) return;
  const { playheadMs, firstLanguage } = explore;
  untrack(() => {
    explore.announcer.sayNowAndThen(performance.now(), () => summaryAt(explore.lanes, playheadMs, firstLanguage));
  });
}
