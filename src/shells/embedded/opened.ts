/** What a figure shows, read from what was said of it: never without a run. */
import { parseConfig, type ConfigContext, type Pair } from '../../config/config';
import { NOTHING_PACKED, readConfiguredRun, type PackedRuns, type RunContext } from '../../config/configured-run';
import { DEFAULT_CONFIG, type Config, type Reach } from '../../config/parameters';
import { must } from '../../core/assert';
import { presets } from '../../generated/presets';
import { LOCALES, parseLocale, type Locale } from '../../i18n/locale';
import { problem, type Problem } from '../../scenario/problems';
import type { Scenario } from '../../scenario/schema';
import { createRun, EventBudgetError } from '../../simulate';
import { paramsSchemas } from '../../techniques/index';
import { THEMES, type Theme } from '../../views/chrome/theme';
import { laneRuns, type LaneRun } from '../explore/lane-run';
import { lookOf } from '../explore/looks';
import type { SceneLook } from '../explore/scene-look';
import { gatherPairs } from './config-pairs';
import { readItemKey } from './item-key';

/** `contrast` has the projector's colours with text of the usual size. */
export const EMBED_THEMES = [...THEMES, 'contrast'] as const;
export type EmbedTheme = (typeof EMBED_THEMES)[number];

/** Which sizes of text a theme has. */
export function paletteOf(theme: EmbedTheme): Theme {
  return theme === 'contrast' ? 'auto' : theme;
}

/** What is shown where nothing is said. */
const USUAL_SCENE_ID = 'long-polling';
/** A page must answer: a run that would take many seconds is told instead. */
const EVENT_BUDGET = 400_000;

export const runContext: RunContext = {
  schemas: paramsSchemas,
  presets,
  defaultPreset: 'compare',
  languages: LOCALES,
  themes: EMBED_THEMES,
};

export interface Opened {
  readonly config: Config;
  readonly scenario: Scenario;
  readonly preset: string | null;
  readonly lanes: readonly LaneRun[];
  readonly endMs: number;
  readonly look: SceneLook;
  readonly locale: Locale;
  readonly theme: EmbedTheme;
  readonly problems: readonly Problem[];
  /** It would have taken too many events, so another one is shown. */
  readonly isOtherRun: boolean;
}

/** `said` is read, and whatever it names; `ownLocale` is spoken where no language is said. Never rejects for what was said. */
export async function openRun(said: readonly Pair[], reaches: readonly Reach[], ownLocale: Locale): Promise<Opened> {
  const gathered = await gatherPairs(said);
  const context: ConfigContext = { ...runContext, reaches };
  const { config, problems } = parseConfig(gathered.pairs, context);
  const first = await attempt(config, gathered.packed);
  const told = [...problems, ...gathered.problems, ...first.problems];
  const run = first.run ?? must((await attempt(USUAL_CONFIG, NOTHING_PACKED)).run, 'the usual scene can be run');
  const selected =
    config.selected === null || readItemKey(config.selected, run.lanes) !== null ? [] : [markProblem(config)];
  return {
    ...run,
    config,
    locale: config.lang === null ? ownLocale : parseLocale(config.lang),
    theme: EMBED_THEMES.find((theme) => theme === config.theme) ?? 'auto',
    problems: [...told, ...selected],
    isOtherRun: first.isTooLong,
  };
}

const USUAL_CONFIG: Config = { ...DEFAULT_CONFIG, scenario: USUAL_SCENE_ID };

function markProblem({ selected }: Config): Problem {
  return problem('selected', selected, { kind: 'mark' });
}

interface Attempt {
  readonly run: Pick<Opened, 'scenario' | 'preset' | 'lanes' | 'endMs' | 'look'> | null;
  readonly problems: readonly Problem[];
  readonly isTooLong: boolean;
}

async function attempt(config: Config, packed: PackedRuns): Promise<Attempt> {
  const isUnsaid = config.scenario === null && config.technique.length === 0 && packed.run === null;
  const read = await readConfiguredRun(isUnsaid ? { ...config, scenario: USUAL_SCENE_ID } : config, packed, runContext);
  if (!read.ok) return { run: null, problems: read.problems, isTooLong: false };
  const { scenario, preset, view, problems } = read;
  const endMs = Math.max(scenario.durationMs, view.endMs ?? 0, view.playheadMs ?? 0);
  const lanes = runUntil(scenario, endMs);
  if (lanes === null) return { run: null, problems, isTooLong: true };
  const look = lookOf(preset);
  const run = { scenario, preset, lanes, endMs, look: { ...look, restAtMs: view.playheadMs ?? look.restAtMs } };
  return { run, problems, isTooLong: false };
}

/** Null where the run would take too many events. */
function runUntil(scenario: Scenario, endMs: number): readonly LaneRun[] | null {
  const run = createRun(scenario, { eventBudget: EVENT_BUDGET });
  try {
    run.advanceTo(endMs);
  } catch (error) {
    if (error instanceof EventBudgetError) return null;
    throw error;
  }
  return laneRuns(scenario, run.lanes);
}
