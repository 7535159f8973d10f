import { must } from '../../core/assert';
import type { Scenario } from '../../scenario/schema';
import { EventBudgetError, simulate } from '../../simulate';
import type { Trace } from '../../trace/events';
import { badInput } from './command-error';

/**
 * Runs a scenario lane by lane and keeps what `read` makes of each trace: six lanes of a million events need not be in
 * memory at once. A lane is the same alone as beside others. Throws CommandError when a lane spends its event budget.
 */
export function runLanes<Result>(
  scenario: Scenario,
  read: (trace: Trace, index: number) => Result,
  eventBudget: number | null = null,
): Result[] {
  return scenario.techniques.map((lane, index) => {
    try {
      const run = simulate({ ...scenario, techniques: [lane] }, eventBudget === null ? {} : { eventBudget });
      return read(must(run.lanes[0], 'a run has its lane'), index);
    } catch (error) {
      if (error instanceof EventBudgetError) throw badInput(`lane ${lane.key}: ${error.message}${ofClients(scenario)}`);
      throw error;
    }
  });
}

/** Each of them does what took the budget. */
function ofClients({ clients }: Scenario): string {
  return clients > 1 ? `, ${clients.toLocaleString('en')} clients together` : '';
}
