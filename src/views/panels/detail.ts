import type { Language } from '../../i18n/catalogue';
import type { LaneItemKey } from '../../layout/item-keys';
import type { Spans } from '../../trace/spans';

export interface Fact {
  readonly term: string;
  readonly text: string;
  /** Where the text leads, if it names another mark. */
  readonly key?: LaneItemKey;
}

/** A pinned mark, as terms and texts. */
export interface Detail {
  readonly title: string;
  readonly facts: readonly Fact[];
}

/** Of which run it speaks, and in which language. */
export interface Speaker {
  readonly laneKey: string;
  readonly spans: Spans;
  readonly language: Language;
}
