import { must } from '../core/assert';
import { EventQueue, type QueuedEvent } from '../core/event-queue';
import { toWholeMicroseconds } from '../core/units';
import { EventBudgetError, type SpendingCause, type SpentBudget } from './spent-budget';

interface ScheduledAct {
  /** Names the kind of event in the message of a spent budget: "timer pollInterval". */
  readonly label: string;
  readonly act: () => void;
  readonly cause: number | null;
  /** What has made it happen at the very moment of its own; null where time passes, or it comes from outside. */
  readonly before: ScheduledAct | null;
}

export type Timer = QueuedEvent<ScheduledAct>;

/** Where the clock keeps the cause of what it schedules: what is done later was caused by what is happening now. */
export interface CauseRegister {
  readonly cause: number | null;
  /** What has been recorded so far: one act may be told in a thousand events, and those count. */
  readonly events: { readonly length: number };
  causedBy(sequence: number | null, act: () => void): void;
}

export const DEFAULT_EVENT_BUDGET = 1_000_000;
const MOMENT_BUDGET = 10_000;
/**
 * What comes so often in one chain of causes within a moment loops. Chains that end by themselves repeat less: a session
 * is opened, polled and upgraded with a few requests and frames. Of so many clients that none of them gets this far
 * before the budget is spent, it is said that they come together, which is true as well.
 */
const LOOPED_FROM = 5;

/** What a scenario has to do with the events that a clock calls `label`. */
export type Blame = (label: string, cause: SpendingCause) => Pick<SpentBudget, 'fields' | 'crowd'>;

/** Virtual time: it moves only when told to, from event to event, and each event happens at its own time. */
export class VirtualClock {
  readonly #queue = new EventQueue<ScheduledAct>();
  readonly #causes: CauseRegister;
  readonly #eventBudget: number;
  readonly #blame: Blame;
  readonly #tallies = new Map<string, Tally>();
  #nowMs: number;
  #eventCount = 0;
  #momentEventCount = 0;
  #recordedCount = 0;
  #doing: ScheduledAct | null = null;

  constructor(options: { startMs: number; eventBudget: number; causes: CauseRegister; blame: Blame }) {
    this.#nowMs = options.startMs;
    this.#eventBudget = options.eventBudget;
    this.#blame = options.blame;
    this.#causes = options.causes;
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  /** Schedules `act` in `delayMs` (rounded to whole microseconds, at least 0), after all that is already due then. */
  schedule(delayMs: number, label: string, act: () => void): Timer {
    return this.scheduleAt(this.#nowMs + Math.max(0, delayMs), label, act);
  }

  /** Schedules `act` at `atMs`, or now if that has passed. */
  scheduleAt(atMs: number, label: string, act: () => void): Timer {
    const dueAtMs = Math.max(this.#nowMs, toWholeMicroseconds(atMs));
    const { cause } = this.#causes;
    const before = cause !== null && dueAtMs === this.#nowMs ? this.#doing : null;
    return this.#queue.push(dueAtMs, { label, act, cause, before });
  }

  cancel(timer: Timer): void {
    this.#queue.cancel(timer);
  }

  /**
   * Does everything due up to and including `untilMs`, in order, and leaves the clock there.
   * Throws EventBudgetError when the run has done more events than it may.
   */
  advanceTo(untilMs: number): void {
    for (let atMs = this.#queue.peekAtMs(); atMs !== null && atMs <= untilMs; atMs = this.#queue.peekAtMs()) {
      const event = this.#queue.pop();
      if (event === null) break;
      this.#momentEventCount = event.atMs === this.#nowMs ? this.#momentEventCount + 1 : 0;
      this.#nowMs = event.atMs;
      const tally = this.#spend(event.payload);
      this.#doing = event.payload;
      this.#causes.causedBy(event.payload.cause, event.payload.act);
      this.#doing = null;
      tally.recordedCount += this.#causes.events.length - this.#recordedCount;
      this.#recordedCount = this.#causes.events.length;
    }
    this.#nowMs = Math.max(this.#nowMs, untilMs);
  }

  /** What was spent so far is off the budget: for a run that is advanced bit by bit, and forgets what lies behind. */
  renewBudget(): void {
    this.#eventCount = 0;
    this.#recordedCount = this.#causes.events.length;
    this.#tallies.clear();
  }

  #spend(spender: ScheduledAct): Tally {
    const { label } = spender;
    const tally = this.#tallies.get(label) ?? { actCount: 0, recordedCount: 0, momentMs: this.#nowMs, momentCount: 0 };
    this.#tallies.set(label, tally);
    tally.actCount++;
    tally.momentCount = tally.momentMs === this.#nowMs ? tally.momentCount + 1 : 1;
    tally.momentMs = this.#nowMs;
    this.#eventCount++;
    if (this.#momentEventCount >= MOMENT_BUDGET) this.#refuseMoment(spender);
    if (Math.max(this.#eventCount, this.#recordedCount) > this.#eventBudget) {
      this.#refuse(this.#eventBudget, 'too-often', costOf, ({ actCount }) => actCount);
    }
    return tally;
  }

  #refuseMoment(spender: ScheduledAct): never {
    const looped = loopedLabels(spender);
    const countOf = ({ momentMs, momentCount }: Tally) => (momentMs === this.#nowMs ? momentCount : 0);
    if (looped.size === 0) this.#refuse(MOMENT_BUDGET, 'all-at-once', countOf, countOf);
    const loopCostOf = (tally: Tally, label: string) => (looped.has(label) ? costOf(tally) : 0);
    this.#refuse(MOMENT_BUDGET, 'no-delay', loopCostOf, countOf);
  }

  /** `costBy` finds the dearest kind of act, `countBy` tells how often it has come. */
  #refuse(
    budget: number,
    cause: SpendingCause,
    costBy: (tally: Tally, label: string) => number,
    countBy: (tally: Tally) => number,
  ): never {
    const costs = [...this.#tallies].map(([label, tally]) => ({ label, tally, cost: costBy(tally, label) }));
    const [dearest] = costs.sort((one, other) => other.cost - one.cost);
    const { label, tally } = must(dearest, 'what spends a budget was counted');
    const count = countBy(tally);
    throw new EventBudgetError({ budget, atMs: this.#nowMs, label, cause, count, ...this.#blame(label, cause) });
  }
}

/** The kinds of act that have led to themselves over and over, at one moment. */
function loopedLabels(last: ScheduledAct): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (let act: ScheduledAct | null = last; act !== null; act = act.before)
    counts.set(act.label, (counts.get(act.label) ?? 0) + 1);
  return new Set([...counts].flatMap(([label, count]) => (count >= LOOPED_FROM ? [label] : [])));
}

function costOf({ actCount, recordedCount }: Tally): number {
  return Math.max(actCount, recordedCount);
}

/** How often one kind of act came, and in how many events of the trace it was told. */
interface Tally {
  actCount: number;
  recordedCount: number;
  /** The moment at which it came last, and how often it came then. */
  momentMs: number;
  momentCount: number;
}
