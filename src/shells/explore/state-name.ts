import type { FirstLanguage } from '../../i18n/first-language';
import { splitLaneItemKey, type LaneItemKey } from '../../layout/item-keys';
import type { Lane } from '../../scenario/schema';
import { techniqueText } from '../../techniques/texts';

/** A state of a client's machine, by a mark of its lane. */
export function stateName(
  key: LaneItemKey,
  state: string,
  lanes: readonly { readonly lane: Lane }[],
  { locale }: FirstLanguage,
): string {
  const { laneKey } = splitLaneItemKey(key);
  const id = lanes.find(({ lane }) => lane.key === laneKey)?.lane.id ?? '';
  return techniqueText(id, locale)?.states[state] ?? state;
}
