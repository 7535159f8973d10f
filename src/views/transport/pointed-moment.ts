/** What a reader who points at the scrubber means, and what a click near to it goes to. */
import { bisectLeft, bisectRight } from 'd3';
import type { FirstLanguage } from '../../i18n/first-language';
import type ScrubberGhost from './ScrubberGhost.svelte';

export interface NamedMoment {
  readonly atMs: number;
  /** It has a tick of its own on the scrubber, which a reader aims at. */
  readonly isTick: boolean;
  /** Said only when it is pointed at. */
  readonly name: (language: FirstLanguage) => string;
}

/** What tells where the pointer is: it comes later than the scrubber. */
export interface ScrubberNames {
  readonly moments: readonly NamedMoment[];
  readonly Ghost: typeof ScrubberGhost;
}

/**
 * The moment that a reader who points at `atMs` means: the nearest tick in reach, else the nearest of all (which may be
 * out of reach). Null where nothing happens in the run.
 */
export function pointedMoment(moments: readonly NamedMoment[], atMs: number, reachMs: number): NamedMoment | null {
  const times = moments.map((moment) => moment.atMs);
  const inReach = moments.slice(bisectLeft(times, atMs - reachMs), bisectRight(times, atMs + reachMs));
  const ticks = inReach.filter(({ isTick }) => isTick);
  const place = bisectLeft(times, atMs);
  return nearest(
    ticks.length > 0 ? ticks : inReach.length > 0 ? inReach : moments.slice(Math.max(0, place - 1), place + 1),
    atMs,
  );
}

function nearest(moments: readonly NamedMoment[], atMs: number): NamedMoment | null {
  const distance = (moment: NamedMoment) => Math.abs(moment.atMs - atMs);
  return moments.reduce<NamedMoment | null>(
    (best, moment) => (best === null || distance(moment) < distance(best) ? moment : best),
    null,
  );
}
