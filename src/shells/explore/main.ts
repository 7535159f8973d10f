import { flushSync, mount } from 'svelte';
import '../../views/theme/tokens.css';
import '../../views/timeline/timeline.css';
import '../../views/chrome/page.css';
import '../../views/chrome/layout.css';
import '../../views/controls/controls.css';
import { must } from '../../core/assert';
import { parseLocale } from '../../i18n/locale';
import App from './App.svelte';
import { browserPage } from './browser-page';
import { ExploreState, type Start } from './explore-state.svelte';
import { hasLink, startFromLink, usualStart } from './start';

const ownLocale = parseLocale(navigator.language);
const currentLink = () => location.search + location.hash;

/** Simulated, laid out and drawn before this returns: the first paint has the picture. */
function open(start: Start): ExploreState {
  const explore = new ExploreState(start);
  const target = must(document.getElementById('app'), 'index.html has no #app');
  target.replaceChildren();
  mount(App, { target, props: { explore, page: browserPage } });
  flushSync();
  return explore;
}

async function followLinks(explore: ExploreState): Promise<void> {
  // Someone pasted another link into the address bar, or went back.
  const follow = async () => explore.openStart(await startFromLink(currentLink(), explore.locale));
  window.addEventListener('hashchange', () => void follow());
  window.addEventListener('popstate', () => void follow());
}

if (hasLink(currentLink())) void startFromLink(currentLink(), ownLocale).then((start) => followLinks(open(start)));
else void followLinks(open(usualStart(ownLocale)));
