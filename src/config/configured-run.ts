/** The run that a configuration means, and what of it is looked at. */
import { oneOf, type Allowed } from '../scenario/allowed';
import { withoutDefaults } from '../scenario/compact';
import { parseScenario } from '../scenario/parse';
import { problem, type Problem } from '../scenario/problems';
import type { ParamsSchemas, Scenario } from '../scenario/schema';
import type { ConfigContext } from './config';
import { configuredScenario, namedTechniques } from './configured-scenario';
import { unpackLinkState } from './link-state';
import type { Config } from './parameters';

/** What the application knows of runs. */
export interface RunContext extends Omit<ConfigContext, 'reaches'> {
  readonly schemas: ParamsSchemas;
  /** Named scenarios, by the name that `scenario` gives; input for `parseScenario`. */
  readonly presets: Readonly<Record<string, unknown>>;
  /** The preset that is meant where none is named. */
  readonly defaultPreset: string;
}

/** What the reader looks at, beside the run itself. All optional: an absent value is the reader's own choice. */
export interface LinkView {
  readonly playheadMs?: number;
  readonly lang?: string;
  readonly theme?: string;
  readonly selectedKey?: string;
  /** How far a run that was played on past its scenario's end had come. */
  readonly endMs?: number;
  /** Whether idle time is drawn short; absent: as the preset has it at first. */
  readonly foldsIdle?: boolean;
  /** Virtual ms for each ms on the wall; absent: by the latency. */
  readonly speed?: number;
  /** The run that this one is compared with. */
  readonly before?: Scenario;
}

export type ConfiguredRun =
  | {
      readonly ok: true;
      readonly scenario: Scenario;
      /** The preset that this is, if any. */
      readonly preset: string | null;
      readonly view: LinkView;
      readonly problems: readonly Problem[];
    }
  | { readonly ok: false; readonly view: LinkView; readonly problems: readonly Problem[] };

/** What stands in a link's fragment: the packed run, and the one it is compared with. */
export interface PackedRuns {
  readonly run: string | null;
  readonly before: string | null;
}

export const NOTHING_PACKED: PackedRuns = { run: null, before: null };

/**
 * Only a packed state that cannot be read, or a scenario that is wrong as a whole, makes it fail; of all else what is
 * wrong is told and counts for nothing. Never throws.
 */
export async function readConfiguredRun(
  config: Config,
  packed: PackedRuns,
  context: RunContext,
): Promise<ConfiguredRun> {
  const base = await readBase(config, packed.run, context);
  if (!base.ok) return { ok: false, view: readView(config, Infinity).view, problems: base.problems };
  const bent = configuredScenario(base.input, config, context.schemas);
  const parsed = parseScenario(bent.input, context.schemas);
  const { view, problems: viewProblems } = readView(config, parsed.ok ? parsed.scenario.durationMs : Infinity);
  const before = await readBefore(packed.before, context);
  const problems = [...base.problems, ...bent.problems, ...viewProblems, ...before.problems];
  if (!parsed.ok) return { ok: false, view, problems: [...problems, ...parsed.problems] };
  const { preset } = base;
  const isPreset = preset !== null && isSameRun(parsed.scenario, context.presets[preset], context.schemas);
  const seen = before.scenario === null ? view : { ...view, before: before.scenario };
  return { ok: true, scenario: parsed.scenario, preset: isPreset ? preset : null, view: seen, problems };
}

export function isSameRun(scenario: Scenario, preset: unknown, schemas: ParamsSchemas): boolean {
  const parsed = parseScenario(preset, schemas);
  return (
    parsed.ok &&
    JSON.stringify(withoutDefaults(parsed.scenario, schemas)) === JSON.stringify(withoutDefaults(scenario, schemas))
  );
}

type ReadBase =
  | {
      readonly ok: true;
      readonly input: unknown;
      readonly preset: string | null;
      readonly problems: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What the parameters bend: a run that came packed or as an object, or a preset. */
async function readBase(config: Config, packed: string | null, context: RunContext): Promise<ReadBase> {
  const { scenario: named } = config;
  if (packed !== null) {
    const read = await unpackLinkState(packed);
    return read.ok ? { ok: true, input: read.state.scenario, preset: null, problems: [] } : read;
  }
  if (named !== null && typeof named !== 'string') return { ok: true, input: named, preset: null, problems: [] };
  const isKnown = named !== null && Object.hasOwn(context.presets, named);
  const preset = isKnown ? named : context.defaultPreset;
  const isWrong = named !== null && !isKnown;
  const problems = isWrong ? [problem('scenario', named, oneOf(Object.keys(context.presets)))] : [];
  const input = context.presets[preset];
  // The faults of a scene that was not asked for would puzzle whoever asked only for techniques.
  const isOnlyTechniques = named === null && namedTechniques(config, context.schemas).known.length > 0;
  return { ok: true, input: isOnlyTechniques ? { ...(input as object), interventions: [] } : input, preset, problems };
}

/** The run to compare with; one that is wrong counts for nothing. */
async function readBefore(
  packed: string | null,
  { schemas }: RunContext,
): Promise<{ readonly scenario: Scenario | null; readonly problems: readonly Problem[] }> {
  if (packed === null) return { scenario: null, problems: [] };
  const read = await unpackLinkState(packed);
  if (!read.ok) return { scenario: null, problems: read.problems };
  const parsed = parseScenario(read.state.scenario, schemas);
  return parsed.ok ? { scenario: parsed.scenario, problems: [] } : { scenario: null, problems: parsed.problems };
}

/** An hour: further on, a link would take too long to open. */
export const LATEST_MOMENT_MS = 3_600_000;

function readView(
  { t, end, lang, theme, selected, idle, speed }: Config,
  durationMs: number,
): { readonly view: LinkView; readonly problems: readonly Problem[] } {
  // A run can be played on past the end of its scenario.
  const maxMs = Math.max(Math.ceil(durationMs), LATEST_MOMENT_MS);
  const isThere = (atMs: number | null) => atMs !== null && atMs <= maxMs;
  const tooLate: Allowed = { kind: 'number', isWhole: false, min: 0, max: maxMs, unit: 'ms', isNullable: false };
  return {
    view: {
      ...(t !== null && isThere(t) ? { playheadMs: t } : {}),
      ...(end !== null && isThere(end) ? { endMs: end } : {}),
      ...(lang === null ? {} : { lang }),
      ...(theme === null ? {} : { theme }),
      ...(selected === null ? {} : { selectedKey: selected }),
      ...(idle === null ? {} : { foldsIdle: idle === 'folded' }),
      ...(speed === null ? {} : { speed }),
    },
    problems: [
      ...(t === null || isThere(t) ? [] : [problem('t', t, tooLate)]),
      ...(end === null || isThere(end) ? [] : [problem('end', end, tooLate)]),
    ],
  };
}
