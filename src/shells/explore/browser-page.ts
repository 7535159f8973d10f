/** The real browser around the app. */
import type { Scenario } from '../../scenario/schema';
import type { Page } from './connect-page.svelte';
import { engine } from './later.svelte';
import { remember } from './memory';

/** Each act of writing gets a number, so that a slow packing never overwrites a later one. */
let latestWrite = 0;
/** The run of which the reader was told that no link carries it. */
let unlinkable: Scenario | null = null;

export const browserPage: Page = {
  base: location.protocol === 'file:' ? null : new URL('./', location.href.split(/[?#]/, 1)[0]).href,
  writeLink(explore, isNewPlace) {
    // At once, so that what is written next replaces this place and not the one before it.
    if (isNewPlace) history.pushState(null, '', location.pathname + location.search + location.hash);
    latestWrite += 1;
    const write = latestWrite;
    engine.use(({ linkOf, tooLong }) => {
      void linkOf(explore).then(
        (link) => {
          if (write === latestWrite) history.replaceState(null, '', location.pathname + link);
        },
        (error: unknown) => {
          // Once a run: its reader knows it by then, however often time is moved.
          if (explore.scenario !== unlinkable) explore.notices.tell(tooLong(error));
          unlinkable = explore.scenario;
        },
      );
    });
  },
  copyLink(explore) {
    engine.use(({ linkOf, tooLong }) => {
      void linkOf(explore).then(
        (link) =>
          // A file's origin is called "null".
          navigator.clipboard.writeText(new URL(location.pathname + link, location.href).href).then(
            () => explore.notices.tell({ kind: location.protocol === 'file:' ? 'file-link-copied' : 'link-copied' }),
            () => explore.notices.tell({ kind: 'link-not-copied' }),
          ),
        (error: unknown) => explore.notices.tell(tooLong(error)),
      );
    });
  },
  copyCode(explore, code) {
    navigator.clipboard.writeText(code).then(
      () => explore.notices.tell({ kind: 'code-copied' }),
      () => explore.notices.tell({ kind: 'code-not-copied' }),
    );
  },
  skipTo(event, element) {
    event.preventDefault(); // the fragment of the address is the run's
    element.focus();
  },
  keepPageKeys(hasPageKeys) {
    remember('keys', hasPageKeys ? 'on' : 'off');
  },
  keepCloseUps(closeUps) {
    remember('close-ups', closeUps.join(','));
  },
  keepStepKind(stepKind) {
    remember('step-kind', stepKind);
  },

  setDocument(lang, theme, title) {
    document.documentElement.lang = lang;
    document.documentElement.dataset['theme'] = theme;
    document.title = title;
  },
  keepTheme(theme) {
    remember('theme', theme);
  },
};
