import { encodeLink, LATEST_MOMENT_MS } from '../../config/link';
import { LinkTooLongError, MAX_INFLATED_LENGTH } from '../../config/link-state';
import { momentsOfKind, STEP_KINDS } from '../../views/transport/step-moments';
import type { ExploreState } from './explore-state.svelte';
import type { Notice } from './notices';
import { foldsIdle } from './scene';
import { linkContext } from './scenes';

/** The query and fragment that open this run, at this moment. */
export function linkOf(explore: ExploreState): Promise<string> {
  const { isFolding } = explore.window;
  const view = {
    playheadMs: Math.min(
      linkedMoment(explore),
      Math.max(LATEST_MOMENT_MS, Math.ceil(explore.shownScenario.durationMs)),
    ),
    ...(explore.endMs > explore.shownScenario.durationMs ? { endMs: Math.round(explore.endMs) } : {}),
    lang: explore.locale,
    ...(isFolding === foldsIdle(explore.unchangedSceneId) ? {} : { foldsIdle: isFolding }),
    ...(explore.linkedTheme === null ? {} : { theme: explore.linkedTheme }),
    ...(explore.pinnedKey === null ? {} : { selectedKey: explore.pinnedKey }),
    ...(explore.comparison.before === null ? {} : { before: explore.comparison.before }),
  };
  return encodeLink(explore.scenario, explore.sceneId, view, linkContext);
}

/** To the digit where something happens at the playhead, or the link would open before or after it; else in whole ms. */
function linkedMoment({ playheadMs, lanes }: ExploreState): number {
  const wholeMs = Math.round(playheadMs);
  if (wholeMs === playheadMs) return wholeMs;
  const spans = lanes.map((lane) => lane.spans);
  return STEP_KINDS.some((kind) => momentsOfKind(kind, spans).includes(playheadMs)) ? playheadMs : wholeMs;
}

/** Nothing else keeps a run from being written as a link. */
export function tooLong(error: unknown): Notice {
  if (!(error instanceof LinkTooLongError)) throw error;
  return { kind: 'link-too-long', length: error.length, maxLength: MAX_INFLATED_LENGTH };
}
