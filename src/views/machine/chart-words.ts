import type { Language } from '../../i18n/catalogue';

/** What a chart says, in the reader's language. */
export interface ChartWords {
  readonly first: string;
  readonly stateText: (id: string) => string;
  readonly eventText: (event: string) => string;
  /** What must hold for it, `if refused`; null where nothing must. */
  readonly guardText: (guard: string | null) => string | null;
  /** How long its timer is, `2 s`; null where it has none, or none that can be told beforehand. */
  readonly delayText: (event: string) => string | null;
  readonly language: Language;
}
