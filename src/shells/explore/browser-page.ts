/** The real browser around the app. */
import { encodeLink } from '../../scenario/link';
import type { Page } from './connect-page.svelte';
import type { ExploreState } from './explore-state.svelte';
import { remember } from './memory';
import { linkContext } from './scenes';

/** Each act of writing gets a number, so that a slow packing never overwrites a later one. */
let latestWrite = 0;

export const browserPage: Page = {
  writeLink(explore, isNewPlace) {
    // At once, so that what is written next replaces this place and not the one before it.
    if (isNewPlace) history.pushState(null, '', location.pathname + location.search + location.hash);
    latestWrite += 1;
    const write = latestWrite;
    void linkOf(explore).then((link) => {
      if (write === latestWrite) history.replaceState(null, '', location.pathname + link);
    });
  },
  copyLink(explore) {
    const { linkCopied, linkNotCopied } = explore.language.words.page;
    linkOf(explore)
      .then((link) => navigator.clipboard.writeText(location.origin + location.pathname + link))
      .then(
        () => (explore.notice = linkCopied),
        () => (explore.notice = linkNotCopied),
      );
  },
  copyCode(explore, code) {
    const { copied, notCopied } = explore.language.words.closeUps.code;
    navigator.clipboard.writeText(code).then(
      () => (explore.notice = copied),
      () => (explore.notice = notCopied),
    );
  },
  skipTo(event, elementId) {
    event.preventDefault(); // the fragment of the address is the run's
    document.getElementById(elementId)?.focus();
  },
  keepPageKeys(hasPageKeys) {
    remember('keys', hasPageKeys ? 'on' : 'off');
  },
  keepCloseUps(closeUps) {
    remember('close-ups', closeUps.join(','));
  },

  setDocument(lang, theme, title) {
    document.documentElement.lang = lang;
    document.documentElement.dataset['theme'] = theme;
    document.title = title;
    remember('theme', theme);
  },
};

/** The query and fragment that open this run, at this moment. */
export function linkOf(explore: ExploreState): Promise<string> {
  const view = {
    playheadMs: Math.round(explore.playheadMs),
    lang: explore.locale,
    ...(explore.pinnedKey === null ? {} : { selectedKey: explore.pinnedKey }),
  };
  return encodeLink(explore.scenario, explore.sceneId, view, linkContext);
}
