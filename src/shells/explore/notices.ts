import type { Problem } from '../../scenario/problems';
import type { SpentBudget } from '../../simulate';

/** What the page has to tell beside the picture. Kept as data, so that a change of language tells it anew. */
export type Notice =
  | { readonly kind: 'link-copied' | 'file-link-copied' | 'link-not-copied' | 'code-copied' | 'code-not-copied' }
  | { readonly kind: 'link-too-long'; readonly length: number; readonly maxLength: number }
  | { readonly kind: 'refused' | 'broken-link' | 'partly-read-link'; readonly problems: readonly Problem[] }
  /** `showsUsual`: no other run has worked before it. */
  | {
      readonly kind: 'spent-budget';
      readonly spent: SpentBudget;
      readonly clients: number;
      readonly showsUsual: boolean;
    };
