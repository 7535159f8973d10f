/** What the page opens with. */
import { languageOf } from '../../i18n/catalogue';
import { parseLocale, type Locale } from '../../i18n/locale';
import { parseItemKey, splitLaneItemKey, type LaneItemKey } from '../../layout/item-keys';
import { decodeLink } from '../../scenario/link';
import type { Start } from './opening';
import { DEFAULT_SCENE_ID, findScene, linkContext, UNSAID_LOOK, usualScenario } from './scenes';

/** The usual scene: known without reading anything, so that it is drawn in the first script. */
export function usualStart(locale: Locale): Start {
  const look = findScene(DEFAULT_SCENE_ID)?.look ?? UNSAID_LOOK;
  return { scenario: usualScenario, sceneId: DEFAULT_SCENE_ID, look, locale, selectedKey: null, notice: null };
}

/** Whether an address says anything at all. */
export function hasLink(link: string): boolean {
  return link.replace(/^[?#]+$/, '') !== '';
}

/** From an address's query and fragment. A link that cannot be read gives the usual scene and says why. */
export async function startFromLink(link: string, ownLocale: Locale): Promise<Start> {
  const read = await decodeLink(link, linkContext);
  const usual = usualStart(ownLocale);
  if (!read.ok) {
    return {
      ...usual,
      notice: languageOf(ownLocale).words.problems.brokenLink(
        read.problems.map((problem) => problem.message).join('; '),
      ),
    };
  }
  const { view } = read;
  const locale = view.lang === undefined ? ownLocale : parseLocale(view.lang);
  const look = (read.preset === null ? undefined : findScene(read.preset)?.look) ?? UNSAID_LOOK;
  const { problems } = languageOf(locale).words;
  return {
    scenario: read.scenario,
    sceneId: read.preset,
    look: { ...look, restAtMs: view.playheadMs ?? look.restAtMs },
    locale,
    selectedKey: readItemKey(view.selectedKey),
    notice:
      read.problems.length === 0
        ? null
        : problems.partlyReadLink(read.problems.map((problem) => problem.message).join('; ')),
  };
}

/** Text from an address bar is a key only if it looks like one; whether the run has such a mark shows later. */
function readItemKey(text: string | undefined): LaneItemKey | null {
  if (text?.includes('/') !== true) return null;
  const key = text as LaneItemKey;
  return parseItemKey(splitLaneItemKey(key).itemKey) === null ? null : key;
}
