import { must } from '../../core/assert';
import type { Crowd } from '../../scenario/crowd';
import type { Scenario } from '../../scenario/schema';
import { EventBudgetError, simulate } from '../../simulate';
import type { Trace } from '../../trace/events';
import type { CommandInput, CommandOption } from './command';
import { badInput } from './command-error';
import { wholeNumberOption } from './option-values';

const EVENT_BUDGET_MAX = 10_000_000;

/** Of every command that runs a scenario. */
export const eventBudgetOption: CommandOption = {
  name: 'event-budget',
  placeholder: 'N',
  help: 'stop a lane after N events (default 1000000)',
};

/** Null: as many as a lane may have by itself. Throws CommandError. */
export function readEventBudget(options: CommandInput['options']): number | null {
  return wholeNumberOption(options, eventBudgetOption.name, 1, EVENT_BUDGET_MAX);
}

/**
 * Runs a scenario lane by lane and keeps what `read` makes of each trace: six lanes of a million events need not be in
 * memory at once. A lane is the same alone as beside others. Throws CommandError when a lane spends its event budget.
 */
export function runLanes<Result>(
  scenario: Scenario,
  eventBudget: number | null,
  read: (trace: Trace, index: number) => Result,
): Result[] {
  return scenario.techniques.map((lane, index) => {
    try {
      const run = simulate({ ...scenario, techniques: [lane] }, eventBudget === null ? {} : { eventBudget });
      return read(must(run.lanes[0], 'a run has its lane'), index);
    } catch (error) {
      if (!(error instanceof EventBudgetError)) throw error;
      throw badInput(`lane ${lane.key}: ${error.message}${ofClients(scenario, error)}${howToAllowMore(error)}`);
    }
  });
}

/** Each of them does what took the budget. A crowd tells of them itself. */
function ofClients({ clients }: Scenario, { spent }: EventBudgetError): string {
  return clients > 1 && spent.crowd === null ? `, ${clients.toLocaleString('en')} clients together` : '';
}

/** What loops without delay has no end: more events would not help. Those of one moment have a limit of their own. */
function howToAllowMore({ spent }: EventBudgetError): string {
  const option = `--${eventBudgetOption.name}`;
  if (spent.crowd !== null) return `; ${howToThin(spent.crowd)}${option} does not raise this limit`;
  if (spent.cause === 'no-delay' || spent.budget >= EVENT_BUDGET_MAX) return '';
  return `; ${option} N allows more, up to ${EVENT_BUDGET_MAX}`;
}

function howToThin({ clients, messages, lacksJitter }: Crowd): string {
  const means = [
    ...(clients > 1 ? ['fewer clients'] : []),
    ...(messages > 1 ? ['messages further apart'] : []),
    ...(lacksJitter ? ['a network.jitter'] : []),
  ];
  return means.length === 0 ? '' : `what would help: ${means.join(', ')}; `;
}
