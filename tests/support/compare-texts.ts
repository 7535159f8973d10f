/** How many lines of each text are shown from the first that differs. */
const SHOWN_LINE_COUNT = 5;

/** Where two texts part, with the lines of both from there; null when they are the same. */
export function firstDifference(expected: string, actual: string): string | null {
  if (expected === actual) return null;
  const [expectedLines, actualLines] = [expected.split('\n'), actual.split('\n')];
  const length = Math.max(expectedLines.length, actualLines.length);
  const place = Array.from({ length }, (_, index) => index).findIndex(
    (index) => expectedLines[index] !== actualLines[index],
  );
  const show = (mark: string, lines: readonly string[]) => {
    const shown = lines.slice(place, place + SHOWN_LINE_COUNT).map((line) => `${mark} ${line}`);
    return shown.length > 0 ? shown : [`${mark} (ends here)`];
  };
  return [`line ${place + 1} of ${expectedLines.length}:`, ...show('-', expectedLines), ...show('+', actualLines)].join(
    '\n',
  );
}
