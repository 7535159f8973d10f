/** What the page opens with. */
import type { Locale } from '../../i18n/locale';
import type { LaneItemKey } from '../../layout/item-keys';
import type { Scenario } from '../../scenario/schema';
import type { Theme } from '../../views/chrome/theme';
import type { Notice } from './notices';
import { usualScene, type SceneLook } from './scene';

/** From a link, or the usual scene. */
export interface Start {
  readonly scenario: Scenario;
  readonly sceneId: string | null;
  /** What the run is compared with, if anything. */
  readonly before: Scenario | null;
  readonly look: SceneLook;
  /** How far the run was played on; null: not past its scenario's end. */
  readonly endMs: number | null;
  readonly foldsIdle: boolean;
  /** Virtual ms for each ms on the wall; null: by the latency. */
  readonly speed: number | null;
  readonly locale: Locale;
  /** That the link asks for; null: the reader's own. */
  readonly theme: Theme | null;
  readonly selectedKey: LaneItemKey | null;
  /** What was wrong with the link, if anything. */
  readonly notices: readonly Notice[];
}

/** The usual scene: known without reading or simulating anything. Its language must be loaded. */
export function usualStart(locale: Locale): Start {
  const { scenario, id, look } = usualScene;
  return {
    scenario,
    sceneId: id,
    before: null,
    look,
    endMs: null,
    foldsIdle: false,
    speed: null,
    locale,
    theme: null,
    selectedKey: null,
    notices: [],
  };
}

/** Whether an address says anything at all. */
export function hasLink(link: string): boolean {
  return link.replace(/^[?#]+$/, '') !== '';
}
