import type { Command } from './command';
import { formatJson } from './format-json';
import { reportLane } from './lane-report';
import { loadScenario } from './load-scenario';
import { wholeNumberOption } from './option-values';
import { runLanes } from './run-lanes';

const REPORT_VERSION = 1;
const EVENT_BUDGET_MAX = 10_000_000;

export const simulateCommand: Command = {
  name: 'simulate',
  summary: 'Run a scenario; print every request, connection, message and metric as JSON',
  options: [{ name: 'event-budget', placeholder: 'N', help: 'stop a lane after N events (default 1000000)' }],
  run: async ({ source, options, stdin }) => {
    const eventBudget = wholeNumberOption(options, 'event-budget', 1, EVENT_BUDGET_MAX);
    const { scenario } = await loadScenario(source, stdin);
    return formatJson({ version: REPORT_VERSION, lanes: runLanes(scenario, reportLane, eventBudget) });
  },
};
