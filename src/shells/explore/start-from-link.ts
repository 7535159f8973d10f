import { parseLocale, type Locale } from '../../i18n/locale';
import { parseItemKey, splitLaneItemKey, type LaneItemKey } from '../../layout/item-keys';
import { decodeLink } from '../../config/link';
import { problem, type Problem } from '../../scenario/problems';
import type { Scenario } from '../../scenario/schema';
import { loadLanguage } from './load-language';
import { parseTheme } from '../../views/chrome/theme';
import { hasItem } from './moment-of-item';
import { runScenario } from './run';
import { UNSAID_LOOK } from './scene';
import { linkContext, scenes } from './scenes';
import { usualStart, type Start } from './start';

/** From an address's query and fragment, with the words of its language. A link that cannot be read gives the usual scene and says why. */
export async function startFromLink(link: string, ownLocale: Locale): Promise<Start> {
  const read = await decodeLink(link, linkContext);
  const { view } = read;
  const locale = view.lang === undefined ? ownLocale : parseLocale(view.lang);
  await loadLanguage(locale);
  if (!read.ok) return { ...usualStart(locale), notices: [{ kind: 'broken-link', problems: read.problems }] };
  const look = scenes.find(({ id }) => id === read.preset)?.look ?? UNSAID_LOOK;
  const selected = readSelected(view.selectedKey, read.scenario);
  const problems = [...read.problems, ...selected.problems];
  return {
    scenario: read.scenario,
    sceneId: read.preset,
    before: soundBefore(view.before),
    look: { ...look, restAtMs: view.playheadMs ?? look.restAtMs },
    endMs: view.endMs ?? null,
    foldsIdle: view.foldsIdle ?? look.foldsIdle ?? false,
    speed: view.speed ?? null,
    locale,
    theme: view.theme === undefined ? null : parseTheme(view.theme),
    selectedKey: selected.key,
    notices: problems.length === 0 ? [] : [{ kind: 'partly-read-link', problems }],
  };
}

/** A run that spends its event budget is compared with nothing. */
function soundBefore(before: Scenario | undefined): Scenario | null {
  return before !== undefined && runScenario(before).isDone ? before : null;
}

/** Text from an address bar is a key only if it looks like one, and if the run has such a mark. */
function readSelected(
  text: string | undefined,
  scenario: Scenario,
): { readonly key: LaneItemKey | null; readonly problems: readonly Problem[] } {
  if (text === undefined) return { key: null, problems: [] };
  const key = readItemKey(text);
  const attempt = key === null ? null : runScenario(scenario);
  // What is wrong with a run that was stopped is told in another place.
  const isThere = key !== null && (attempt?.isDone !== true || hasItem(key, attempt.lanes));
  return isThere ? { key, problems: [] } : { key: null, problems: [problem('selected', text, { kind: 'mark' })] };
}

function readItemKey(text: string): LaneItemKey | null {
  if (!text.includes('/')) return null;
  const key = text as LaneItemKey;
  return parseItemKey(splitLaneItemKey(key).itemKey) === null ? null : key;
}
