/**
 * Whether the page around is light or dark to the eye: by the nearest background, else by the page's own colour scheme. A
 * page that says nothing of either is white, whatever the reader's system is.
 */
export function themeAround(element: Element): 'light' | 'dark' {
  for (let each: Element | null = element.parentElement; each !== null; each = each.parentElement) {
    const colour = partsOf(getComputedStyle(each).backgroundColor);
    if (colour !== null) return luminanceOf(colour) < 0.4 ? 'dark' : 'light';
  }
  const { colorScheme } = getComputedStyle(document.documentElement);
  if (!colorScheme.includes('dark')) return 'light';
  return !colorScheme.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Red, green and blue, 0 to 1; null for what can be seen through, and for colours written in another way. */
function partsOf(colour: string): readonly number[] | null {
  const match = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(colour);
  if (match === null || Number(match[4] ?? 1) < 0.5) return null;
  return match.slice(1, 4).map((part) => Number(part) / 255);
}

/** Near enough to WCAG's to tell dark from light. */
function luminanceOf([red = 0, green = 0, blue = 0]: readonly number[]): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
