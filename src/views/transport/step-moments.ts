/** What a step of time goes to. */
import { proxyMoments } from '../../layout/server-side';
import type { Spans } from '../../trace/spans';
import { stepFrom, stepMoments } from './moments';

/** In the order of the menu: on the wire, in a machine, at the server, a tenth of a second. */
export const STEP_KINDS = ['message', 'transition', 'server', 'tenth'] as const;
export type StepKind = (typeof STEP_KINDS)[number];
/** A tenth of a second: fine steps, between what happens. */
export const FINE_STEP_MS = 100;

/** What a memory holds, or nothing, as a kind of step. */
export function parseStepKind(text: string | null): StepKind {
  return STEP_KINDS.find((kind) => kind === text) ?? 'message';
}

/** The moments that steps of this kind go to, sorted, each once; none for tenths, which go anywhere. */
export function momentsOfKind(kind: StepKind, lanes: readonly Spans[]): readonly number[] {
  switch (kind) {
    case 'message':
      return stepMoments(lanes);
    case 'transition':
      return sortedMoments(lanes.flatMap(({ states }) => states.map(({ enteredAtMs }) => enteredAtMs)));
    case 'server':
      return sortedMoments(lanes.flatMap(serverMoments));
    case 'tenth':
      return [];
  }
}

/** The next moment of this kind, or the one before; the start or end of `range` when there is none. */
export function stepOfKind(
  kind: StepKind,
  moments: readonly number[],
  atMs: number,
  direction: 1 | -1,
  endMs: number,
): number {
  if (kind === 'tenth') return Math.min(endMs, Math.max(0, atMs + direction * FINE_STEP_MS));
  return stepFrom(moments, atMs, direction, endMs);
}

/** When the server takes up a request, looks for news, answers or pushes, hears of a close, is given news, stops or starts. */
function serverMoments(spans: Spans): readonly (number | null)[] {
  const stretches = [spans.serverStops, spans.serverStalls, spans.slowdowns].flat();
  return [
    ...spans.exchanges.flatMap(({ attempts }) =>
      attempts.flatMap((attempt) => [
        attempt.arrivedAtMs,
        attempt.workStartedAtMs,
        ...attempt.draws.map(({ atMs }) => atMs),
        ...proxyMoments(attempt),
        attempt.respondedAtMs,
        attempt.closeNoticedAtMs,
        attempt.workEndedAtMs,
      ]),
    ),
    ...spans.transits
      .filter(({ direction, exchangeId }) => direction === 'down' && exchangeId !== null)
      .map(({ sentAtMs }) => sentAtMs),
    ...spans.messages.map(({ publishedAtMs }) => publishedAtMs),
    ...stretches.flatMap(({ fromMs, toMs }) => [fromMs, toMs]),
  ];
}

function sortedMoments(moments: readonly (number | null)[]): readonly number[] {
  const all = new Set<number>([0]);
  for (const atMs of moments) if (atMs !== null && atMs >= 0) all.add(atMs);
  return [...all].sort((first, second) => first - second);
}
