/** What an author chooses in the dialog, and the configuration that it makes of the run on the page. */
import { parseConfig } from '../../../config/config';
import { encodeLink, splitLink } from '../../../config/link';
import type { Config, Lockable, ViewName } from '../../../config/parameters';
import { withoutDefaults } from '../../../scenario/compact';
import type { Scenario } from '../../../scenario/schema';
import { linkContext } from '../scenes';

export interface EmbedChoices {
  /** Keys of lanes that are to be shown; all of them: the run as it is. */
  readonly laneKeys: readonly string[];
  readonly view: readonly ViewName[];
  readonly controls: Config['controls'];
  readonly theme: 'auto' | 'light' | 'dark' | 'projector';
  readonly lang: 'en' | 'zh-CN' | null;
  readonly autoplay: boolean;
  readonly loop: boolean;
  readonly fit: Config['fit'];
  readonly lock: readonly Lockable[];
  readonly motion: Config['motion'];
}

/** In the order of their menus. */
export const CONTROLS: readonly Config['controls'][] = ['minimal', 'full', 'none'];
export const FITS: readonly Config['fit'][] = ['auto', 'contain'];
export const MOTIONS: readonly Config['motion'][] = ['auto', 'reduce', 'full'];

export interface EmbedRun {
  readonly config: Partial<Config>;
  /** `s=d…`, or empty. */
  readonly packed: string;
}

/** `link`: the query and fragment that open the scenario at this moment. Rejects with LinkTooLongError. */
export async function embedRun(link: string, scenario: Scenario, choices: EmbedChoices): Promise<EmbedRun> {
  const { laneKeys, ...rest } = choices;
  const chosen = { ...rest, theme: rest.theme === 'auto' ? null : rest.theme };
  const { pairs, packed } = splitLink(link);
  const { config } = parseConfig(pairs, { ...linkContext, reaches: ['run', 'picture'] });
  const isWhole = scenario.techniques.every(({ key }) => laneKeys.includes(key));
  if (isWhole) return { config: { ...config, ...chosen }, packed: packed.run === null ? '' : `s=${packed.run}` };
  const part = withLanes(scenario, laneKeys);
  const selected =
    config.selected !== null && laneKeys.includes(config.selected.split('/', 1)[0] ?? '') ? config.selected : null;
  if (packed.run === null && hasUsualLanes(part))
    return { config: { ...config, ...chosen, selected, technique: part.techniques.map(({ id }) => id) }, packed: '' };
  const ofPart = splitLink(await encodeLink(part, null, {}, linkContext));
  return { config: { ...config, ...chosen, selected, scenario: null }, packed: `s=${ofPart.packed.run ?? ''}` };
}

/** What was done by hand to lanes that are not there is left out. */
function withLanes(scenario: Scenario, keys: readonly string[]): Scenario {
  return {
    ...scenario,
    techniques: scenario.techniques.filter(({ key }) => keys.includes(key)),
    interventions: scenario.interventions.filter((act) => {
      const { on, lane } = act as { readonly on?: string; readonly lane?: string | null };
      const key = on === undefined ? lane : on.split('/', 1)[0];
      return typeof key !== 'string' || keys.includes(key);
    }),
  };
}

/** The name of a technique says all of such a lane. */
function hasUsualLanes(scenario: Scenario): boolean {
  const { techniques } = withoutDefaults(scenario, linkContext.schemas) as { readonly techniques: readonly object[] };
  return techniques.every((lane) => Object.keys(lane).join() === 'id');
}
