import { measure } from '../../metrics/measure';
import { buildSpans } from '../../trace/build-spans';
import type { Command } from './command';
import { formatJson } from './format-json';
import { loadScenario } from './load-scenario';
import { eventBudgetOption, readEventBudget, runLanes } from './run-lanes';

const REPORT_VERSION = 1;

export const metricsCommand: Command = {
  name: 'metrics',
  summary: 'Run a scenario; print the metrics of each lane alone, as JSON',
  options: [eventBudgetOption],
  run: async ({ source, options, stdin }) => {
    const eventBudget = readEventBudget(options);
    const { scenario } = await loadScenario(source, stdin);
    const lanes = runLanes(scenario, eventBudget, (trace) => ({
      key: trace.laneKey,
      technique: trace.techniqueId,
      metrics: measure(buildSpans(trace), trace.untilMs),
    }));
    return formatJson({ version: REPORT_VERSION, lanes });
  },
};
