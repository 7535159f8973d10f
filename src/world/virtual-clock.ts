import { must } from '../core/assert';
import { EventQueue, type QueuedEvent } from '../core/event-queue';
import { toWholeMicroseconds } from '../core/units';
import type { FieldValue } from '../scenario/field-behind';

interface ScheduledAct {
  /** Names the kind of event in the message of a spent budget: "timer pollInterval". */
  readonly label: string;
  readonly act: () => void;
  readonly cause: number | null;
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
/** More events than this at one moment can only be a loop without delay. */
const MOMENT_BUDGET = 10_000;

/** Where a budget was spent, and what is likely to blame. */
export interface SpentBudget {
  readonly budget: number;
  readonly atMs: number;
  /** The kind of event that took most of it: `after pollInterval of ajax-polling`. */
  readonly label: string;
  readonly cause: 'no-delay' | 'too-often';
  /** How often it has come. */
  readonly count: number;
  /** The field of the scenario that sets how often, where one does. */
  readonly field: FieldValue | null;
}

/** What is said after the label. */
const CAUSES: Readonly<Record<SpentBudget['cause'], string>> = {
  'no-delay': 'loops without delay',
  'too-often': 'comes too often for a run this long',
};

/**
 * A run did more than it may; the trace up to there is sound. The message is the contract's, for terminals and programs;
 * a page says what was spent in words of its own.
 */
export class EventBudgetError extends Error {
  override readonly name = 'EventBudgetError';
  readonly spent: SpentBudget;

  constructor(spent: SpentBudget) {
    const { budget, atMs, label, cause, count, field } = spent;
    super(
      `event budget of ${budget.toLocaleString('en')} spent at t = ${atMs} ms, ` +
        `likely because "${label}" ${CAUSES[cause]} (${count.toLocaleString('en')} times so far)` +
        (field === null ? '' : `; ${field.path} is ${field.value}`),
    );
    this.spent = spent;
  }
}

/** Virtual time: it moves only when told to, from event to event, and each event happens at its own time. */
export class VirtualClock {
  readonly #queue = new EventQueue<ScheduledAct>();
  readonly #causes: CauseRegister;
  readonly #eventBudget: number;
  readonly #fieldBehind: (label: string) => FieldValue | null;
  readonly #tallies = new Map<string, Tally>();
  #nowMs: number;
  #eventCount = 0;
  #momentEventCount = 0;
  #recordedCount = 0;

  constructor(options: {
    startMs: number;
    eventBudget: number;
    causes: CauseRegister;
    fieldBehind: (label: string) => FieldValue | null;
  }) {
    this.#nowMs = options.startMs;
    this.#eventBudget = options.eventBudget;
    this.#fieldBehind = options.fieldBehind;
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
    return this.#queue.push(dueAtMs, { label, act, cause: this.#causes.cause });
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
      const tally = this.#spend(event.payload.label);
      this.#causes.causedBy(event.payload.cause, event.payload.act);
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

  #spend(label: string): Tally {
    const tally = this.#tallies.get(label) ?? { actCount: 0, recordedCount: 0 };
    this.#tallies.set(label, tally);
    tally.actCount++;
    this.#eventCount++;
    if (this.#momentEventCount >= MOMENT_BUDGET) this.#refuse(MOMENT_BUDGET, 'no-delay');
    if (Math.max(this.#eventCount, this.#recordedCount) > this.#eventBudget) {
      this.#refuse(this.#eventBudget, 'too-often');
    }
    return tally;
  }

  #refuse(budget: number, cause: SpentBudget['cause']): never {
    const costOf = ({ actCount, recordedCount }: Tally) => Math.max(actCount, recordedCount);
    const [dearest] = [...this.#tallies].sort(([, one], [, other]) => costOf(other) - costOf(one));
    const [label, { actCount }] = must(dearest, 'what spends a budget was counted');
    const field = this.#fieldBehind(label);
    throw new EventBudgetError({ budget, atMs: this.#nowMs, label, cause, count: actCount, field });
  }
}

/** How often one kind of act came, and in how many events of the trace it was told. */
interface Tally {
  actCount: number;
  recordedCount: number;
}
