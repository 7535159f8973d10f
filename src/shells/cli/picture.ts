/** What `svg` and `png` have in common: the options of a picture, and the picture. */
import { must } from '../../core/assert';
import type { Language } from '../../i18n/catalogue';
import { IDLE_SCALES } from '../../config/link';
import type { Scenario } from '../../scenario/schema';
import { timelineLabels } from '../../views/chrome/timeline-labels';
import { renderTimelineSvg, type TimelineSvgOptions } from '../../views/timeline/render-svg';
import { pictureLane } from '../package/picture-lanes';
import type { CommandInput, CommandOption } from './command';
import { languageOption, readLocale, speak } from './language-option';
import { loadScenario } from './load-scenario';
import { choiceOption, wholeNumberOption } from './option-values';
import { eventBudgetOption, readEventBudget, runLanes } from './run-lanes';
import { mustBeginWithin, readWindow, windowOptions } from './window-options';

type Theme = NonNullable<TimelineSvgOptions['theme']>;

const SIDE_PX_MIN = 240;
const SIDE_PX_MAX = 20_000;

export function pictureOptions(themes: readonly Theme[], defaultTheme: string): readonly CommandOption[] {
  return [
    { name: 'width', placeholder: 'PX', help: 'width of the picture (default 960)' },
    { name: 'height', placeholder: 'PX', help: 'height of the picture (default: what the run needs, at most 1600)' },
    ...windowOptions('to draw'),
    {
      name: 'idle',
      placeholder: 'HOW',
      help: `idle time: ${IDLE_SCALES.join(' or ')} (default to-scale, or what the link says)`,
    },
    languageOption,
    { name: 'theme', placeholder: 'THEME', help: `${themes.join(', ')} (default ${defaultTheme})` },
    eventBudgetOption,
  ];
}

/** The first of `themes` is the default. Throws CommandError. */
export async function drawPicture({ source, options, stdin }: CommandInput, themes: readonly Theme[]): Promise<string> {
  const widthPx = wholeNumberOption(options, 'width', SIDE_PX_MIN, SIDE_PX_MAX);
  const heightPx = wholeNumberOption(options, 'height', SIDE_PX_MIN, SIDE_PX_MAX);
  const theme = choiceOption(options, 'theme', themes) ?? must(themes[0], 'a picture has themes');
  const locale = readLocale(options);
  const idle = choiceOption(options, 'idle', IDLE_SCALES);
  const window = readWindow(options);
  const eventBudget = readEventBudget(options);
  const { scenario, view } = await loadScenario(source, stdin);
  mustBeginWithin(window, scenario.durationMs);
  const language = await speak(locale, view);
  return renderTimelineSvg({
    lanes: timelineLanes(scenario, eventBudget, language),
    labels: timelineLabels(language),
    theme,
    foldsIdle: idle === null ? (view.foldsIdle ?? false) : idle === 'folded',
    ...(window.fromMs === null ? {} : { fromMs: window.fromMs }),
    ...(window.toMs === null ? {} : { toMs: window.toMs }),
    ...(widthPx === null ? {} : { widthPx }),
    ...(heightPx === null ? {} : { heightPx }),
  });
}

function timelineLanes(scenario: Scenario, eventBudget: number | null, language: Language) {
  return runLanes(scenario, eventBudget, (trace, index) => {
    const lane = must(scenario.techniques[index], 'traces come in the order of the lanes');
    return pictureLane(trace, lane, scenario, language);
  });
}
