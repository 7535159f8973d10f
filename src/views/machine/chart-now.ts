import type { ChartTransition } from '../../layout/state-layout';

/** A timer that runs at the moment shown. */
export interface RunningTimer {
  /** What it brings: the transitions that answer it have the ring. */
  readonly event: string;
  /** How much of it is over, 0 to 1. */
  readonly fraction: number;
  /** What is left of it, `1.3 s`. */
  readonly text: string;
}

/** One transition of a chart at the moment shown. */
export interface TransitionNow {
  /** How often it was taken by then. */
  readonly takenCount: number;
  /** Whether this run takes it at all, by then or later. */
  readonly isEverTaken: boolean;
  /** It led to where the machine is. */
  readonly isLast: boolean;
  /** It has to do with what is pointed at elsewhere. */
  readonly isLit: boolean;
}

/** Names a transition in its chart. Alternatives with the same end are one: a trace tells no guards. */
export function transitionKey({ from, event, to }: Pick<ChartTransition, 'from' | 'event' | 'to'>): string {
  return `${from}/${event}/${to}`;
}
