import type { EventOf } from '../../trace/events';
import type { Spans } from '../../trace/spans';
import type { LaneRun } from './run';

/** When interventions acted, and network or server went down, for the marks on scrubber and overview. */
export function faultMoments(lanes: readonly LaneRun[]): readonly number[] {
  const down = lanes.flatMap(({ spans }) => [...spans.outages, ...spans.serverStops].map(({ fromMs }) => fromMs));
  return [...new Set([...down, ...momentsByIndex(lanes).values()])];
}

/** An act on all lanes acts in each of them, at the same moment; one on a request may act on several attempts. */
export function momentsByIndex(lanes: readonly LaneRun[]): ReadonlyMap<number, number> {
  const firstAtMs = new Map<number, number>();
  for (const { trace, spans } of lanes) {
    for (const event of trace.events) {
      if (event.kind === 'intervention-applied')
        firstAtMs.set(event.index, Math.min(seenAtMs(event, spans), firstAtMs.get(event.index) ?? Infinity));
    }
  }
  return firstAtMs;
}

const OF_ANSWERS: readonly string[] = ['drop-response', 'delay-response', 'duplicate-response'];

/** What becomes of an answer is settled when its request comes, and seen when it is sent. */
function seenAtMs({ atMs, act, exchangeId }: EventOf<'intervention-applied'>, { exchanges }: Spans): number {
  if (!OF_ANSWERS.includes(act)) return atMs;
  const attempt = exchanges
    .find(({ id }) => id === exchangeId)
    ?.attempts.findLast(({ arrivedAtMs }) => arrivedAtMs !== null && arrivedAtMs <= atMs);
  return attempt?.respondedAtMs ?? atMs;
}
