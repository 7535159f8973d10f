/** What the machines do: a page's own (`exchangeId` and `attempt` are null), and a server behaviour's at an attempt. */
export type MachineEvent = {
  readonly client: number;
  /** Absent: the first. */
  readonly tab?: number;
  readonly exchangeId: number | null;
  readonly attempt: number | null;
} & (
  | {
      /** It took a transition. */
      readonly kind: 'machine-moved';
      /** Null for the machine's start. */
      readonly from: string | null;
      readonly to: string;
      /** The fact, or `after <delay>`, that it answered. */
      readonly event: string;
    }
  /** `event` will come to it in `delayMs`, or as soon after that as its world lets it. */
  | { readonly kind: 'timer-set'; readonly event: string; readonly delayMs: number }
  /** `setSequence`: of the timer's `timer-set`. The cause of the transition that follows, if one does. */
  | { readonly kind: 'timer-fired'; readonly setSequence: number; readonly event: string }
  | { readonly kind: 'timer-cancelled'; readonly setSequence: number; readonly event: string }
);
