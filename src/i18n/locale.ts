/** The languages that the page speaks. Each view gets its locale as a prop: two embeds on one page may differ. */
export const LOCALES = ['en', 'zh-CN'] as const;
export type Locale = (typeof LOCALES)[number];

/** The nearest of our languages for a BCP 47 tag: `zh`, `zh-Hans-CN`, `zh_TW` → zh-CN; anything else → en. */
export function parseLocale(tag: string | null | undefined): Locale {
  return /^zh\b/i.test((tag ?? '').replace('_', '-')) ? 'zh-CN' : 'en';
}
