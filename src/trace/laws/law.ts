import type { EventOf, Trace, TraceEvent, TraceEventKind } from '../events';

/** What a trace cannot tell of the world that it comes from. */
export interface CheckedWorld {
  /** The most that was in force at any moment of the run. */
  readonly connectionsPerHost: number;
  /** The least that was in force at any moment of the run. */
  readonly oneWayLatencyMs: number;
  /** The most that was in force at any moment of the run; null: unlimited. */
  readonly bandwidthKbps: number | null;
  /** It answers for a server that cannot. */
  readonly hasProxy: boolean;
  /** Only normal jitter makes a transit faster than the one-way latency; it is then at least 0. */
  readonly jitterKind: 'none' | 'uniform' | 'normal' | 'logNormal' | 'pareto';
}

/** `fault`: what is wrong, half a sentence that goes on from the event's sequence, kind and time. */
export type Report = (event: TraceEvent, fault: string) => void;

/** Hears the events of some kinds, in order, remembers what it needs, and reports every fault. */
export type Law = { readonly [Kind in TraceEventKind]?: (event: EventOf<Kind>) => void };

export type MakeLaw = (input: { readonly trace: Trace; readonly world: CheckedWorld; readonly report: Report }) => Law;
