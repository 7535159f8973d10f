/** What lasts and is done to one side of a lane, without stopping the other: a side that is slow, still or out of sight. */
import type { Spans, Stop } from '../trace/spans';
import type { TimeRange } from './viewport';

export const LULL_KINDS = ['server-stall', 'slowdown', 'tab-hiding', 'sleep'] as const;
export type LullKind = (typeof LULL_KINDS)[number];

/** With what stops everything that it meets. */
export const STOP_KINDS = ['outage', 'server-stop', ...LULL_KINDS] as const;
export type StopKind = (typeof STOP_KINDS)[number];

export interface Lull extends TimeRange {
  readonly kind: LullKind;
  /** Its place among those of its kind. */
  readonly id: number;
}

export function stopsOfKind(spans: Spans, kind: StopKind): readonly Readonly<Stop>[] {
  switch (kind) {
    case 'outage':
      return spans.outages;
    case 'server-stop':
      return spans.serverStops;
    case 'server-stall':
      return spans.serverStalls;
    case 'slowdown':
      return spans.slowdowns;
    case 'tab-hiding':
      return spans.tabHidings;
    case 'sleep':
      return spans.sleeps;
  }
}

export function isAtServer(kind: LullKind): boolean {
  return kind === 'server-stall' || kind === 'slowdown';
}

/** All of a run, by their beginning. */
export function lullsOf(spans: Spans, untilMs: number): readonly Lull[] {
  return LULL_KINDS.flatMap((kind) =>
    stopsOfKind(spans, kind).map(({ fromMs, toMs }, id) => ({ kind, id, fromMs, toMs: toMs ?? untilMs })),
  ).sort((one, other) => one.fromMs - other.fromMs);
}
