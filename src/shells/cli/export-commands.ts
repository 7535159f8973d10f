/** A run as files for other programs and people. */
import { must } from '../../core/assert';
import { writeMessagesCsv, writeMetricsCsv } from '../../exports/csv';
import type { ExportedRun } from '../../exports/exported-run';
import { writeHar } from '../../exports/har';
import { writeMarkdown } from '../../exports/markdown';
import { writeMermaid } from '../../exports/mermaid';
import type { Language } from '../../i18n/catalogue';
import { buildSpans } from '../../trace/build-spans';
import { laneNameApart } from '../explore/lane-name-apart';
import type { Command, CommandInput } from './command';
import { languageOption, readLocale, speak } from './language-option';
import { loadScenario } from './load-scenario';
import { choiceOption } from './option-values';
import { eventBudgetOption, readEventBudget, runLanes } from './run-lanes';
import { mustBeginWithin, readWindow, windowOptions } from './window-options';

const TABLES = ['messages', 'metrics'] as const;

export const csvCommand: Command = {
  name: 'csv',
  summary: 'Run a scenario; print everything that happens, or the metrics, as a table for spreadsheets',
  options: [
    { name: 'table', placeholder: 'NAME', help: `${TABLES.join(' or ')} (default messages)` },
    languageOption,
    eventBudgetOption,
  ],
  run: async (input) => {
    const table = choiceOption(input.options, 'table', TABLES) ?? 'messages';
    const { run, language } = await exportedRun(input);
    return table === 'metrics' ? writeMetricsCsv(run) : writeMessagesCsv(run, language);
  },
};

export const harCommand: Command = {
  name: 'har',
  summary: "Run a scenario; print its requests as an HTTP Archive, which browsers' developer tools open",
  options: [languageOption, eventBudgetOption],
  run: async (input) => {
    const { run, language } = await exportedRun(input);
    return writeHar(run, language, input.version);
  },
};

export const mermaidCommand: Command = {
  name: 'mermaid',
  summary: 'Run a scenario; print its sequence diagram as Mermaid text, which GitHub and GitLab draw',
  options: [...windowOptions('to tell'), languageOption, eventBudgetOption],
  run: async (input) => {
    const window = readWindow(input.options);
    const { run, language } = await exportedRun(input);
    mustBeginWithin(window, run.scenario.durationMs);
    return writeMermaid(run, language, { fromMs: window.fromMs ?? 0, toMs: window.toMs ?? Infinity });
  },
};

export const markdownCommand: Command = {
  name: 'markdown',
  summary: 'Run a scenario; tell what happened in sentences, with log and numbers, as Markdown',
  options: [languageOption, eventBudgetOption],
  run: async (input) => {
    const { run, language } = await exportedRun(input);
    return writeMarkdown(run, language);
  },
};

/** Throws CommandError. */
async function exportedRun({
  source,
  options,
  stdin,
}: CommandInput): Promise<{ run: ExportedRun; language: Language }> {
  const locale = readLocale(options);
  const eventBudget = readEventBudget(options);
  const { scenario, view } = await loadScenario(source, stdin);
  const language = await speak(locale, view);
  const lanes = runLanes(scenario, eventBudget, (trace, index) => {
    const lane = must(scenario.techniques[index], 'traces come in the order of the lanes');
    return { lane, name: laneNameApart(lane, scenario, language), trace, spans: buildSpans(trace) };
  });
  return { run: { scenario, lanes }, language };
}
