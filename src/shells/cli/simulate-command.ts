import type { Command } from './command';
import { formatJson } from './format-json';
import { REPORT_VERSION, reportLane } from './lane-report';
import { loadScenario } from './load-scenario';
import { eventBudgetOption, readEventBudget, runLanes } from './run-lanes';

export const simulateCommand: Command = {
  name: 'simulate',
  summary: 'Run a scenario; print every request, connection, message and metric as JSON',
  options: [eventBudgetOption],
  run: async ({ source, options, stdin }) => {
    const eventBudget = readEventBudget(options);
    const { scenario } = await loadScenario(source, stdin);
    return formatJson({ version: REPORT_VERSION, lanes: runLanes(scenario, eventBudget, reportLane) });
  },
};
