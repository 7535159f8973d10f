import { flushSync, mount, unmount } from 'svelte';
import '../../views/theme/tokens.css';
import '../../views/timeline/timeline.css';
import '../../views/chrome/page.css';
import '../../views/chrome/layout.css';
import '../../views/controls/controls.css';
import { must } from '../../core/assert';
import { parseLocale, type Locale } from '../../i18n/locale';
import App from './App.svelte';
import { parseTheme } from '../../views/chrome/theme';
import { parseStepKind } from '../../views/transport/step-moments';
import { browserPage } from './browser-page';
import { parseCloseUps } from './close-ups';
import { ExploreState } from './explore-state.svelte';
import { engine, loadRest, parts } from './later.svelte';
import { loadLanguage } from './load-language';
import { recall } from './memory';
import { runScenario } from './run';
import RunMissing from './RunMissing.svelte';
import { hasLink, usualStart, type Start } from './start';

const ownLocale = parseLocale(navigator.language);
const currentLink = () => location.search + location.hash;
const target = must(document.getElementById('app'), 'index.html has no #app');

/** Laid out and drawn before this returns: the first paint has the picture. The rest comes right after it. */
function open(start: Start): void {
  const explore = new ExploreState(start);
  explore.theme = start.theme ?? parseTheme(recall('theme'));
  explore.hasPageKeys = recall('keys') !== 'off';
  explore.time.stepKind = parseStepKind(recall('step-kind'));
  explore.closeUps = parseCloseUps(recall('close-ups'));
  mount(App, { target, props: { explore, page: browserPage } });
  flushSync();
  loadRest();
  leaveStoppedRun(explore);
  followLinks(explore);
}

/** What is wrong with the link is told above the picture: where there is something to tell, the words are waited for, so that the picture stays where it is. */
async function startFrom(link: string, ownLocale: Locale): Promise<Start> {
  const { startFromLink } = await engine.load();
  const start = await startFromLink(link, ownLocale);
  if (start.notices.length > 0 || start.before !== null || !runScenario(start.scenario).isDone)
    await parts.load().catch(() => undefined);
  return start;
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
    try {
      explore.openStart(hasLink(link) ? await startFrom(link, explore.locale) : usualStart(explore.locale));
      leaveStoppedRun(explore);
    } finally {
      followed = null;
    }
  };
  window.addEventListener('hashchange', () => void follow());
  window.addEventListener('popstate', () => void follow());
}

/** What has to be loaded before the first picture may not come: the page says so and offers to ask again. */
async function openLoaded(): Promise<void> {
  const start = await firstStart().catch((error: unknown) => {
    reportError(error);
    return null;
  });
  if (start !== null) return open(start);
  const missing = mount(RunMissing, { target, props: { onagain: () => void unmount(missing).then(openLoaded) } });
}

async function firstStart(): Promise<Start> {
  if (hasLink(currentLink())) return startFrom(currentLink(), ownLocale);
  await loadLanguage(ownLocale);
  return usualStart(ownLocale);
}

if (ownLocale === 'en' && !hasLink(currentLink())) open(usualStart(ownLocale));
else void openLoaded();
