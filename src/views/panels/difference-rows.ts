import type { LaneItemKey } from '../../layout/item-keys';
import type { MetricName } from '../../metrics/registry';

/** One thing that differs in two runs. */
export interface DifferenceLine {
  readonly text: string;
  /** The mark of this run that it leads to, or a moment where this run has no such mark; null where there is neither. */
  readonly to: { readonly key: LaneItemKey } | { readonly atMs: number } | null;
}

/** A number in both runs, in words. */
export interface MetricDifference {
  readonly name: MetricName;
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly by: string;
}
