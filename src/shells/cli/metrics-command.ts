import { measure } from '../../metrics/measure';
import { buildSpans } from '../../trace/build-spans';
import type { Command } from './command';
import { formatJson } from './format-json';
import { loadScenario } from './load-scenario';
import { runLanes } from './run-lanes';

const REPORT_VERSION = 1;

export const metricsCommand: Command = {
  name: 'metrics',
  summary: 'Run a scenario; print the metrics of each lane alone, as JSON',
  options: [],
  run: async ({ source, stdin }) => {
    const { scenario } = await loadScenario(source, stdin);
    const lanes = runLanes(scenario, (trace) => ({
      key: trace.laneKey,
      technique: trace.techniqueId,
      metrics: measure(buildSpans(trace), trace.untilMs),
    }));
    return formatJson({ version: REPORT_VERSION, lanes });
  },
};
