import type { Crowd } from '../scenario/crowd';
import type { FieldValue } from '../scenario/field-behind';

/** `no-delay`: each causes the next at the same moment. `all-at-once`: too many come together. `too-often`: over the run. */
export type SpendingCause = 'no-delay' | 'all-at-once' | 'too-often';

/** Where a budget was spent, and what is likely to blame. */
export interface SpentBudget {
  readonly budget: number;
  readonly atMs: number;
  /** The kind of event that took most of it: `after pollInterval of ajax-polling`. */
  readonly label: string;
  readonly cause: SpendingCause;
  /** How often it has come: at this moment, where the budget is a moment's. */
  readonly count: number;
  /** The fields of the scenario that set how often, where some do. */
  readonly fields: readonly FieldValue[];
  /** Of `all-at-once` only. */
  readonly crowd: Crowd | null;
}

/** What is said after the label. */
const CAUSES: Readonly<Record<SpendingCause, string>> = {
  'no-delay': 'loops without delay',
  'all-at-once': 'comes too often at one moment',
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
    const { budget, atMs, label, cause, count, fields, crowd } = spent;
    const values = fields.map(({ path, value }) => `${path} is ${value}`);
    super(
      `event budget of ${budget.toLocaleString('en')} spent at t = ${atMs} ms, ` +
        `likely because "${label}" ${CAUSES[cause]} (${count.toLocaleString('en')} times so far)` +
        [values, crowd === null ? [] : crowdWords(crowd)].map((words) => clause(words)).join(''),
    );
    this.spent = spent;
  }
}

function crowdWords({ clients, messages, lacksJitter }: Crowd): readonly string[] {
  return [
    ...(clients > 1 ? [`${clients.toLocaleString('en')} clients together`] : []),
    ...(messages > 1 ? [`${messages.toLocaleString('en')} messages at one moment`] : []),
    ...(lacksJitter ? ['no jitter'] : []),
  ];
}

function clause(words: readonly string[]): string {
  return words.length === 0 ? '' : `; ${words.join(', ')}`;
}
