/** `auto` follows the system; the others are sets of the same tokens. */
export const THEMES = ['auto', 'light', 'dark', 'projector'] as const;
export type Theme = (typeof THEMES)[number];

export function parseTheme(text: string | null): Theme {
  return THEMES.find((theme) => theme === text) ?? 'auto';
}
