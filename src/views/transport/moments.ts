/** Moments of a run that time can be stepped to, and the marks that stand on the scrubber. */
import { bisectLeft, bisectRight } from 'd3';
import { isSamePage, type PageId } from '../../trace/page-id';
import type { Spans } from '../../trace/spans';

export interface Tick {
  readonly atMs: number;
  readonly kind: 'published' | 'lost' | 'fault';
}

/**
 * When something on the wire leaves, arrives or dies, a message is published or lost, a request ends without an answer,
 * the server goes down or the network; sorted, each once. TCP's own packets are passed over: they carry nothing that a
 * reader follows.
 */
export function stepMoments(lanes: readonly Spans[]): readonly number[] {
  const moments = new Set<number>([0]);
  const add = (atMs: number | null) => atMs !== null && atMs >= 0 && moments.add(atMs);
  for (const { transits, messages, exchanges, serverStops, outages } of lanes) {
    for (const transit of transits) {
      if (transit.exchangeId === null) continue;
      for (const atMs of [transit.sentAtMs, transit.arrivedAtMs, transit.droppedAtMs]) add(atMs);
    }
    for (const { publishedAtMs, losses } of messages) {
      add(publishedAtMs);
      for (const { atMs } of losses) add(atMs);
    }
    for (const { endedAtMs } of exchanges) add(endedAtMs);
    for (const { fromMs, toMs } of [...serverStops, ...outages]) {
      add(fromMs);
      add(toMs);
    }
  }
  return [...moments].sort((first, second) => first - second);
}

/** The next moment after `atMs` (or before it, going back); the run's end or start when there is none. */
export function stepFrom(moments: readonly number[], atMs: number, direction: 1 | -1, endMs: number): number {
  if (direction === 1) return moments[bisectRight(moments, atMs)] ?? endMs;
  return moments[bisectLeft(moments, atMs) - 1] ?? 0;
}

/**
 * Published messages of the lane that is looked at; losses of one client in all lanes, as the overview has them; faults.
 * At most one tick of a kind for each `gapMs`. Lanes may have messages of their own: those of several on one scrubber
 * would be told apart by nobody.
 */
export function scrubberTicks(
  looked: Spans | undefined,
  lanes: readonly Spans[],
  page: PageId,
  faultsAtMs: readonly number[],
  gapMs: number,
): readonly Tick[] {
  const momentsByKind: Readonly<Record<Tick['kind'], readonly number[]>> = {
    published: (looked?.messages ?? []).map((message) => message.publishedAtMs),
    lost: lanes.flatMap(({ messages }) =>
      messages.flatMap(({ losses }) => losses.filter((loss) => isSamePage(loss, page)).map(({ atMs }) => atMs)),
    ),
    fault: faultsAtMs,
  };
  return (['published', 'lost', 'fault'] as const).flatMap((kind) =>
    thinned(momentsByKind[kind], gapMs).map((atMs) => ({ atMs, kind })),
  );
}

function thinned(moments: readonly number[], gapMs: number): readonly number[] {
  const kept: number[] = [];
  for (const atMs of [...moments].sort((first, second) => first - second)) {
    const last = kept.at(-1);
    if (last === undefined || atMs - last >= gapMs) kept.push(atMs);
  }
  return kept;
}
