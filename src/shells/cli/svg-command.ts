import { must } from '../../core/assert';
import { languageOf, type Language } from '../../i18n/catalogue';
import { LOCALES, parseLocale } from '../../i18n/locale';
import { hasProxy } from '../../scenario/lane-proxy';
import { IDLE_SCALES } from '../../scenario/link';
import type { Scenario } from '../../scenario/schema';
import { buildSpans } from '../../trace/build-spans';
import { timelineLabels } from '../../views/chrome/timeline-labels';
import { renderTimelineSvg } from '../../views/timeline/render-svg';
import { laneNameApart } from '../explore/lane-name-apart';
import { laneNote } from '../explore/lane-text';
import { loadLanguage } from '../explore/load-language';
import type { Command, CommandInput } from './command';
import { badUsage } from './command-error';
import { loadScenario } from './load-scenario';
import { choiceOption, momentOption, wholeNumberOption } from './option-values';
import { eventBudgetOption, readEventBudget, runLanes } from './run-lanes';

const THEMES = ['auto', 'light', 'dark', 'projector'] as const;
const SIDE_PX_MIN = 240;
const SIDE_PX_MAX = 20_000;

export const svgCommand: Command = {
  name: 'svg',
  summary: 'Run a scenario; print its sequence diagram as SVG',
  options: [
    { name: 'width', placeholder: 'PX', help: 'width of the picture (default 960)' },
    { name: 'height', placeholder: 'PX', help: 'height of the picture (default: what the run needs, at most 1600)' },
    { name: 'from', placeholder: 'TIME', help: 'first moment to draw, such as 2s or 800ms (default 0)' },
    { name: 'to', placeholder: 'TIME', help: 'last moment to draw (default: the end of the run)' },
    {
      name: 'idle',
      placeholder: 'HOW',
      help: `idle time: ${IDLE_SCALES.join(' or ')} (default to-scale, or what the link says)`,
    },
    { name: 'lang', placeholder: 'LANG', help: `${LOCALES.join(' or ')} (default en)` },
    { name: 'theme', placeholder: 'THEME', help: `${THEMES.join(', ')} (default auto: the reader's own)` },
    eventBudgetOption,
  ],
  run: async ({ source, options, stdin }) => {
    const widthPx = wholeNumberOption(options, 'width', SIDE_PX_MIN, SIDE_PX_MAX);
    const heightPx = wholeNumberOption(options, 'height', SIDE_PX_MIN, SIDE_PX_MAX);
    const theme = choiceOption(options, 'theme', THEMES) ?? 'auto';
    const locale = choiceOption(options, 'lang', LOCALES);
    const idle = choiceOption(options, 'idle', IDLE_SCALES);
    const window = windowOption(options);
    const eventBudget = readEventBudget(options);
    const { scenario, view } = await loadScenario(source, stdin);
    if (window.fromMs !== undefined && window.fromMs >= scenario.durationMs) {
      throw badUsage(`--from: the run ends at ${scenario.durationMs} ms, got ${window.fromMs} ms`);
    }
    const spoken = locale ?? parseLocale(view.lang);
    await loadLanguage(spoken);
    const language = languageOf(spoken);
    return renderTimelineSvg({
      lanes: timelineLanes(scenario, eventBudget, language),
      labels: timelineLabels(language),
      theme,
      foldsIdle: idle === null ? (view.foldsIdle ?? false) : idle === 'folded',
      ...window,
      ...(widthPx === null ? {} : { widthPx }),
      ...(heightPx === null ? {} : { heightPx }),
    });
  },
};

function windowOption(options: CommandInput['options']): { fromMs?: number; toMs?: number } {
  const fromMs = momentOption(options, 'from');
  const toMs = momentOption(options, 'to');
  if (toMs !== null && toMs <= (fromMs ?? 0))
    throw badUsage(`--to: expected a moment after ${fromMs ?? 0} ms, got ${toMs} ms`);
  return { ...(fromMs === null ? {} : { fromMs }), ...(toMs === null ? {} : { toMs }) };
}

function timelineLanes(scenario: Scenario, eventBudget: number | null, language: Language) {
  return runLanes(scenario, eventBudget, (trace, index) => {
    const lane = must(scenario.techniques[index], 'traces come in the order of the lanes');
    return {
      key: lane.key,
      title: laneNameApart(lane, scenario, language),
      note: laneNote(lane, language),
      spans: buildSpans(trace),
      hasProxy: hasProxy(lane.key, scenario),
      untilMs: trace.untilMs,
      clients: trace.clients,
      tabs: trace.tabs,
    };
  });
}
