import type { Trace, TraceEvent } from '../events';

/** What a trace cannot tell of the world that it comes from. */
export interface CheckedWorld {
  /** The most that was in force at any moment of the run. */
  readonly connectionsPerHost: number;
  /** The least that was in force at any moment of the run. */
  readonly oneWayLatencyMs: number;
  /** Only normal jitter makes a transit faster than the one-way latency; it is then at least 0. */
  readonly jitterKind: 'none' | 'uniform' | 'normal' | 'logNormal' | 'pareto';
}

/** Judges one event after the other, in order; it remembers what it needs and tells `report` of every fault. */
type Law = (event: TraceEvent) => void;

export type MakeLaw = (input: {
  readonly trace: Trace;
  readonly world: CheckedWorld;
  /** `fault`: half a sentence that goes on from the event's sequence, kind and time. */
  readonly report: (event: TraceEvent, fault: string) => void;
}) => Law;
