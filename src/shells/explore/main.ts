import { flushSync, mount } from 'svelte';
import '../../views/theme/tokens.css';
import '../../views/timeline/timeline.css';
import '../../views/chrome/page.css';
import '../../views/chrome/layout.css';
import '../../views/controls/controls.css';
import { must } from '../../core/assert';
import { parseLocale } from '../../i18n/locale';
import App from './App.svelte';
import { parseTheme } from '../../views/chrome/theme';
import { parseStepKind } from '../../views/transport/step-moments';
import { browserPage } from './browser-page';
import { parseCloseUps } from './close-ups';
import { ExploreState } from './explore-state.svelte';
import { loadLanguage } from './load-language';
import { recall } from './memory';
import { hasLink, startFromLink, usualStart, type Start } from './start';

const ownLocale = parseLocale(navigator.language);
const currentLink = () => location.search + location.hash;

/** Simulated, laid out and drawn before this returns: the first paint has the picture. */
function open(start: Start): void {
  const explore = new ExploreState(start);
  explore.theme = parseTheme(recall('theme'));
  explore.hasPageKeys = recall('keys') !== 'off';
  explore.time.stepKind = parseStepKind(recall('step-kind'));
  explore.closeUps = parseCloseUps(recall('close-ups'));
  const target = must(document.getElementById('app'), 'index.html has no #app');
  mount(App, { target, props: { explore, page: browserPage } });
  flushSync();
  leaveStoppedRun(explore);
  followLinks(explore);
}

/** A link to a run that was stopped shows another run: the address is that one's. */
function leaveStoppedRun(explore: ExploreState): void {
  if (explore.notices.all.some(({ kind }) => kind === 'spent-budget')) explore.onSettled(false);
}

/** Someone put another link into the address bar, or went back. Both events may come for one step. */
function followLinks(explore: ExploreState): void {
  let followed: string | null = null;
  const follow = async () => {
    const link = currentLink();
    if (link === followed) return;
    followed = link;
    explore.openStart(hasLink(link) ? await startFromLink(link, explore.locale) : usualStart(explore.locale));
    leaveStoppedRun(explore);
    followed = null;
  };
  window.addEventListener('hashchange', () => void follow());
  window.addEventListener('popstate', () => void follow());
}

if (hasLink(currentLink())) void startFromLink(currentLink(), ownLocale).then(open);
else if (ownLocale === 'en') open(usualStart(ownLocale));
else void loadLanguage(ownLocale).then(() => open(usualStart(ownLocale)));
