import type { Locale } from '../../i18n/locale';
import type { LaneItemKey } from '../../layout/item-keys';
import type { Scenario } from '../../scenario/schema';

export interface SequenceDiagramProps {
  /** Of `parseScenario`. */
  readonly scenario: Scenario;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Default `en`; of any other `loadLanguage` must have come to its end before. */
  readonly lang?: Locale;
  /** What comes after it is drawn faint; null (default): all in full ink. May be bound. */
  playheadMs?: number | null;
  /** The pinned mark, `sse/transit/3`. May be bound. */
  selectedKey?: LaneItemKey | null;
  /** Part of the run to show at first; default all of it. */
  readonly fromMs?: number;
  readonly toMs?: number;
  /** `page-scrolls` (default): wheel and finger scroll the page. `full`: they zoom and pan. `none`: a still picture. */
  readonly gestures?: 'full' | 'page-scrolls' | 'none';
}
