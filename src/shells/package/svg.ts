/** `pollscope/svg`: a scenario as a picture that stands alone, in Node and in a page alike. */
import { must } from '../../core/assert';
import { languageOf } from '../../i18n/catalogue';
import type { Locale } from '../../i18n/locale';
import type { Scenario } from '../../scenario/schema';
import { simulate } from '../../simulate';
import { timelineLabels } from '../../views/chrome/timeline-labels';
import { renderTimelineSvg } from '../../views/timeline/render-svg';
import { loadLanguage } from '../explore/load-language';
import { pictureLane } from './picture-lanes';

export interface SvgOptions {
  /** Default 960. */
  readonly widthPx?: number;
  /** Default: what the run needs at about 60 px a second, at most 1600. */
  readonly heightPx?: number;
  /** Part of the run to draw; default all of it. */
  readonly fromMs?: number;
  readonly toMs?: number;
  /** Long stretches in which nothing happens are drawn short; default false: to scale. */
  readonly foldsIdle?: boolean;
  /** `auto` (default): light, and dark where the reader's system is. */
  readonly theme?: 'auto' | 'light' | 'dark' | 'projector';
  /** Default `en`. */
  readonly lang?: Locale;
  /** The most events a lane may take; default a million. */
  readonly eventBudget?: number;
}

/**
 * The text of an svg file that needs nothing else, the same bytes as `pollscope svg` writes. `scenario`: of
 * `parseScenario`. Rejects with EventBudgetError where a lane spends its budget.
 */
export async function renderSvg(scenario: Scenario, options: SvgOptions = {}): Promise<string> {
  const { lang = 'en', eventBudget, ...picture } = options;
  await loadLanguage(lang);
  const language = languageOf(lang);
  const run = simulate(scenario, eventBudget === undefined ? {} : { eventBudget });
  const lanes = run.lanes.map((trace, index) =>
    pictureLane(trace, must(scenario.techniques[index], 'traces come in the order of the lanes'), scenario, language),
  );
  return renderTimelineSvg({ ...picture, lanes, labels: timelineLabels(language) });
}
