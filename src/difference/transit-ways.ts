import type { TransitSpan } from '../trace/spans';

/** Two that have it in common are drawn alike. */
export function wayOf({ direction, content, sentAtMs, arrivedAtMs, droppedAtMs }: TransitSpan): string {
  return [direction, content, sentAtMs, arrivedAtMs, droppedAtMs].join();
}

/** What went another way in the run before: what is equal in both is not in it, each way as often as it is there. */
export function transitsOnlyIn(before: readonly TransitSpan[], after: readonly TransitSpan[]): readonly TransitSpan[] {
  const counts = new Map<string, number>();
  for (const transit of after) counts.set(wayOf(transit), (counts.get(wayOf(transit)) ?? 0) + 1);
  return before.filter((transit) => {
    const count = counts.get(wayOf(transit)) ?? 0;
    counts.set(wayOf(transit), count - 1);
    return count <= 0;
  });
}
