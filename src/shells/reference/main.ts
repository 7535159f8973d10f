import { mount, unmount } from 'svelte';
import '../../views/theme/tokens.css';
import '../../views/chrome/page.css';
import { must } from '../../core/assert';
import { parseLocale, type Locale } from '../../i18n/locale';
import { parseTheme } from '../../views/chrome/theme';
import { recall, remember } from '../explore/memory';
import ReferenceApp from './ReferenceApp.svelte';
import ReferenceMissing from './ReferenceMissing.svelte';
import { readReference, ReferenceState, type ReadReference } from './reference-state.svelte';

const target = must(document.getElementById('app'), 'reference.html has no #app');
const firstLocale = parseLocale(new URLSearchParams(location.search).get('lang') ?? navigator.language);

/** What the address names: the id of a section, or null. A fragment that cannot be read names itself. */
function namedId(): string | null {
  const fragment = location.hash.slice(1);
  if (fragment === '') return null;
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function tellDocument({ read, theme }: ReferenceState): void {
  document.documentElement.lang = read.language.locale;
  document.documentElement.dataset['theme'] = theme;
  document.title = `Pollscope: ${read.texts.words.title}`;
}

/** The language is in the address, so that what is passed on opens as it was read. */
function keepLanguage(locale: Locale): void {
  const address = new URL(location.href);
  address.searchParams.set('lang', locale);
  history.replaceState(null, '', address);
}

function open(read: ReadReference): void {
  const reference = new ReferenceState(read, parseTheme(recall('theme')));
  reference.follow(namedId());
  tellDocument(reference);
  mount(ReferenceApp, {
    target,
    props: {
      reference,
      onlanguage: (locale: Locale) => {
        keepLanguage(locale);
        tellDocument(reference);
      },
      ontheme: (theme: ReferenceState['theme']) => {
        reference.theme = theme;
        remember('theme', theme);
        tellDocument(reference);
      },
    },
  });
  window.addEventListener('hashchange', () => reference.follow(namedId()));
}

async function start(): Promise<void> {
  const read = await readReference(firstLocale).catch((error: unknown) => {
    reportError(error);
    return null;
  });
  if (read !== null) return open(read);
  const missing = mount(ReferenceMissing, {
    target,
    props: { locale: firstLocale, onagain: () => void unmount(missing).then(start) },
  });
}

void start();
