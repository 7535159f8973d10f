import type { Language } from '../../i18n/catalogue';
import { splitLaneItemKey, type LaneItemKey } from '../../layout/item-keys';
import type { Scenario } from '../../scenario/schema';
import { indexCauses } from '../../views/panels/causes';
import type { Detail } from '../../views/panels/detail';
import { detailOf, itemName } from '../../views/panels/details';
import { laneName } from './lane-text';
import type { LaneRun } from './run';

interface NamedKey {
  readonly key: LaneItemKey;
  readonly name: string;
}

export interface PinnedDetail {
  readonly detail: Detail;
  readonly laneName: string;
  readonly cause: NamedKey | null;
  readonly effects: readonly NamedKey[];
}

/** Everything the panel says of a pinned mark; null when this run has no such mark. */
export function pinnedDetail(
  key: LaneItemKey,
  lanes: readonly LaneRun[],
  scenario: Scenario,
  language: Language,
): PinnedDetail | null {
  const { laneKey } = splitLaneItemKey(key);
  const run = lanes.find((candidate) => candidate.lane.key === laneKey);
  const detail = run === undefined ? null : detailOf(key, run.spans, language);
  if (run === undefined || detail === null) return null;
  const causes = indexCauses(run.trace, run.spans);
  const named = (other: LaneItemKey): NamedKey => ({ key: other, name: itemName(other, run.spans, language) });
  const cause = causes.causeOf(key);
  return {
    detail,
    laneName: laneName(run.lane, scenario, language),
    cause: cause === null ? null : named(cause),
    effects: causes.effectsOf(key).map(named),
  };
}
