import { oneOf, type Allowed } from './allowed';
import { withoutDefaults } from './compact';
import { findUnread, namedTechniques, withParameters } from './link-parameters';
import { packLinkState, unpackLinkState } from './link-state';
import { parseScenario } from './parse';
import { problem, type Problem } from './problems';
import { readQuantity } from './quantity';
import type { ParamsSchemas, Scenario } from './schema';

/** What a link needs to know of the application that writes and reads it. */
export interface LinkContext {
  readonly schemas: ParamsSchemas;
  /** Named scenarios, by the name that `?scenario=` gives; input for `parseScenario`. */
  readonly presets: Readonly<Record<string, unknown>>;
  /** The preset that a link means which names none. */
  readonly defaultPreset: string;
  /** The languages that `lang` may name, as BCP 47 tags; it may name a dialect of them: `zh-Hans`. */
  readonly languages: readonly string[];
  /** The palettes that `theme` may name. */
  readonly themes: readonly string[];
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
  /** The run that this one is compared with. */
  readonly before?: Scenario;
}

export type ReadLink =
  | {
      readonly ok: true;
      readonly scenario: Scenario;
      readonly preset: string | null;
      readonly view: LinkView;
      readonly problems: readonly Problem[];
    }
  | { readonly ok: false; readonly view: LinkView; readonly problems: readonly Problem[] };

/**
 * The link's query and fragment, `?scenario=figure-2&t=5.9s`, or `?t=5.9s#s=d…` for a run that no preset names.
 * `preset` is the one that the scenario was made from, if any. The same run always gives the same link. Rejects with
 * LinkTooLongError for a run that takes more than a link can carry.
 */
export async function encodeLink(
  scenario: Scenario,
  preset: string | null,
  view: LinkView,
  context: LinkContext,
): Promise<string> {
  const query = new URLSearchParams();
  const isPreset = preset !== null && isSameRun(scenario, context.presets[preset], context.schemas);
  if (isPreset) query.set('scenario', preset);
  if (view.playheadMs !== undefined) query.set('t', `${view.playheadMs}ms`);
  if (view.endMs !== undefined) query.set('end', `${view.endMs}ms`);
  if (view.lang !== undefined) query.set('lang', view.lang);
  if (view.theme !== undefined) query.set('theme', view.theme);
  if (view.selectedKey !== undefined) query.set('selected', view.selectedKey);
  if (view.foldsIdle !== undefined) query.set('idle', view.foldsIdle ? 'folded' : 'to-scale');
  const search = query.size === 0 ? '' : `?${query.toString()}`;
  const parts = [
    ...(isPreset ? [] : [`s=${await packScenario(scenario, context)}`]),
    ...(view.before === undefined ? [] : [`b=${await packScenario(view.before, context)}`]),
  ];
  return parts.length === 0 ? search : `${search}#${parts.join('&')}`;
}

function packScenario(scenario: Scenario, { schemas }: LinkContext): Promise<string> {
  return packLinkState({ scenario: withoutDefaults(scenario, schemas), view: {} });
}

/**
 * Reads a whole link, or its query and fragment. Nothing in it is passed over in silence: what is wrong or unknown is
 * told and counts for nothing, the rest counts. Only a state that cannot be read, or a scenario that is wrong, makes the
 * link as a whole fail. Never throws.
 */
export async function decodeLink(link: string, context: LinkContext): Promise<ReadLink> {
  const { query, fragment } = splitLink(link);
  const base = await readBase(query, fragment.get('s'), context);
  if (!base.ok) return { ok: false, view: readView(query, Infinity, context).view, problems: base.problems };
  const bent = withParameters(base.input, query, context.schemas);
  const parsed = parseScenario(bent.input, context.schemas);
  const { view, problems: viewProblems } = readView(query, parsed.ok ? parsed.scenario.durationMs : Infinity, context);
  const before = await readBefore(fragment.get('b'), context);
  const problems = [
    ...[...findUnread(query, fragment), ...base.problems],
    ...[...bent.problems, ...viewProblems, ...before.problems],
  ];
  if (!parsed.ok) return { ok: false, view, problems: [...problems, ...parsed.problems] };
  const { preset } = base;
  const isPreset = preset !== null && isSameRun(parsed.scenario, context.presets[preset], context.schemas);
  const seen = before.scenario === null ? view : { ...view, before: before.scenario };
  return { ok: true, scenario: parsed.scenario, preset: isPreset ? preset : null, view: seen, problems };
}

type ReadBase =
  | {
      readonly ok: true;
      readonly input: unknown;
      readonly preset: string | null;
      readonly problems: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What the parameters bend: the run in the fragment, or a preset. */
async function readBase(query: URLSearchParams, packed: string | null, context: LinkContext): Promise<ReadBase> {
  if (packed !== null) {
    const read = await unpackLinkState(packed);
    return read.ok ? { ok: true, input: read.state.scenario, preset: null, problems: [] } : read;
  }
  const named = query.get('scenario');
  const isKnown = named !== null && Object.hasOwn(context.presets, named);
  const preset = isKnown ? named : context.defaultPreset;
  const isWrong = named !== null && !isKnown;
  const problems = isWrong ? [problem('scenario', named, oneOf(Object.keys(context.presets)))] : [];
  const input = context.presets[preset];
  // The faults of a scene that was not asked for would puzzle whoever asked only for techniques.
  const isOnlyTechniques = named === null && namedTechniques(query, context.schemas).known.length > 0;
  return { ok: true, input: isOnlyTechniques ? { ...(input as object), interventions: [] } : input, preset, problems };
}

/** The run to compare with; one that is wrong counts for nothing. */
async function readBefore(
  packed: string | null,
  { schemas }: LinkContext,
): Promise<{ readonly scenario: Scenario | null; readonly problems: readonly Problem[] }> {
  if (packed === null) return { scenario: null, problems: [] };
  const read = await unpackLinkState(packed);
  if (!read.ok) return { scenario: null, problems: read.problems };
  const parsed = parseScenario(read.state.scenario, schemas);
  return parsed.ok ? { scenario: parsed.scenario, problems: [] } : { scenario: null, problems: parsed.problems };
}

function splitLink(link: string): { query: URLSearchParams; fragment: URLSearchParams } {
  const [beforeHash = '', ...afterHash] = link.split('#');
  const queryStart = beforeHash.indexOf('?');
  return {
    query: new URLSearchParams(queryStart < 0 ? '' : beforeHash.slice(queryStart + 1)),
    fragment: new URLSearchParams(afterHash.join('#')),
  };
}

/** How idle time may be drawn. */
export const IDLE_SCALES = ['to-scale', 'folded'] as const;

/** An hour: further on, a link would take too long to open. */
export const LATEST_MOMENT_MS = 3_600_000;

function readView(
  query: URLSearchParams,
  durationMs: number,
  { languages, themes }: LinkContext,
): { readonly view: LinkView; readonly problems: readonly Problem[] } {
  const [t, end, lang] = [query.get('t'), query.get('end'), query.get('lang')];
  const [theme, selectedKey] = [query.get('theme'), query.get('selected')];
  const isThemeRead = theme === null || themes.includes(theme);
  const idle = query.get('idle');
  const isIdleRead = idle === null || IDLE_SCALES.some((scale) => scale === idle);
  const moment = t === null ? null : readMoment(t, durationMs);
  const endMoment = end === null ? null : readMoment(end, durationMs);
  const isSpoken = lang !== null && languages.some((tag) => primaryLanguage(tag) === primaryLanguage(lang));
  return {
    view: {
      ...(typeof moment === 'number' ? { playheadMs: moment } : {}),
      ...(typeof endMoment === 'number' ? { endMs: endMoment } : {}),
      ...(isSpoken ? { lang } : {}),
      ...(theme !== null && isThemeRead ? { theme } : {}),
      ...(selectedKey === null ? {} : { selectedKey }),
      ...(idle !== null && isIdleRead ? { foldsIdle: idle === 'folded' } : {}),
    },
    problems: [
      ...(moment === null || typeof moment === 'number' ? [] : [problem('t', t, moment)]),
      ...(endMoment === null || typeof endMoment === 'number' ? [] : [problem('end', end, endMoment)]),
      ...(lang === null || isSpoken ? [] : [problem('lang', lang, oneOf(languages))]),
      ...(isThemeRead ? [] : [problem('theme', theme, oneOf(themes))]),
      ...(isIdleRead ? [] : [problem('idle', idle, oneOf(IDLE_SCALES))]),
    ],
  };
}

/** In ms; or what a moment of the run would be. */
function readMoment(entry: string, durationMs: number): number | Allowed {
  const quantity = readQuantity(entry, 'ms');
  if (!quantity.isRead || quantity.value < 0 || quantity.value === Infinity) return { kind: 'moment' };
  // A run can be played on past the end of its scenario.
  const maxMs = Math.max(Math.ceil(durationMs), LATEST_MOMENT_MS);
  if (quantity.value <= maxMs) return quantity.value;
  return { kind: 'number', isWhole: false, min: 0, max: maxMs, unit: 'ms', isNullable: false };
}

/** `zh` of `zh-CN` and `zh_TW`. */
function primaryLanguage(tag: string): string {
  return (tag.split(/[-_]/, 1)[0] ?? '').toLowerCase();
}

function isSameRun(scenario: Scenario, preset: unknown, schemas: ParamsSchemas): boolean {
  const parsed = parseScenario(preset, schemas);
  return (
    parsed.ok &&
    JSON.stringify(withoutDefaults(parsed.scenario, schemas)) === JSON.stringify(withoutDefaults(scenario, schemas))
  );
}
