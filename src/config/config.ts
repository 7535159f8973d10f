/** One parser and one writer for a configuration, whichever door it comes by: pairs of names and texts. */
import { oneOf } from '../scenario/allowed';
import { problem, unknownName, type Problem } from '../scenario/problems';
import { DEFAULT_CONFIG, PARAMETER_NAMES, PARAMETERS, type Config, type ParameterName, type Reach } from './parameters';
import type { ValueKind } from './value-kinds';

export type Pair = readonly [name: string, text: string];

/** What the application has to say about a configuration. */
export interface ConfigContext {
  /** The languages that `lang` may name, as BCP 47 tags; it may name a dialect of them: `zh-Hans`. */
  readonly languages: readonly string[];
  /** The palettes that `theme` may name. */
  readonly themes: readonly string[];
  /** What counts here; a parameter of another reach is told. */
  readonly reaches: readonly Reach[];
}

export interface ReadConfig {
  readonly config: Config;
  readonly problems: readonly Problem[];
}

/** What mail programs and networks hang on to every link that is passed on. Nobody means anything by them. */
const TRACKING_NAME = /^(utm_\w+|fbclid|gclid|msclkid|mc_[ce]id)$/;

/**
 * Untrusted → typed. Each pair on its own: what is wrong or unknown is told and its default counts, the rest counts; of
 * two values of one name, the first. Never throws.
 */
export function parseConfig(pairs: Iterable<Pair>, context: ConfigContext): ReadConfig {
  const problems: Problem[] = [];
  const said: Partial<Record<ParameterName, unknown>> = {};
  const seen = new Set<string>();
  const known = PARAMETER_NAMES.filter((name) => context.reaches.includes(PARAMETERS[name].reach));
  for (const [name, text] of pairs) {
    if (TRACKING_NAME.test(name)) continue;
    const path = name === '' ? '""' : name;
    const parameter = known.find((each) => each === name);
    if (seen.has(name)) problems.push(problem(path, text, { kind: 'parameter-once' }));
    else if (parameter !== undefined) {
      const read = readValue(parameter, text, context);
      if (read.value !== null) said[parameter] = read.value;
      problems.push(...read.faults.map((fault) => problem(name, fault.text, fault.allowed)));
    } else if (isParameter(name)) problems.push(problem(path, text, { kind: 'in-embed-only' }));
    else problems.push(unknownName(path, name, text, { kind: 'known-parameter', known }));
    seen.add(name);
  }
  return { config: { ...DEFAULT_CONFIG, ...said } as Config, problems };
}

/**
 * The shortest pairs that say the same: defaults are left out, and `parseConfig` gives the same configuration back. In the
 * order of the table.
 */
export function serializeConfig(config: Partial<Config>): readonly Pair[] {
  return PARAMETER_NAMES.flatMap((name) => {
    const value = config[name];
    if (value === undefined || value === null || isSame(value, DEFAULT_CONFIG[name])) return [];
    return [[name, kindOf(name).write(value)] as const];
  });
}

/** Names that are not a configuration's are none of ours: an element has others, a page's data too. */
export function isParameter(name: string): name is ParameterName {
  return Object.hasOwn(PARAMETERS, name);
}

/** `zh` of `zh-CN` and `zh_TW`. */
function primaryLanguage(tag: string): string {
  return (tag.split(/[-_]/, 1)[0] ?? '').toLowerCase();
}

function readValue(name: ParameterName, text: string, { languages, themes }: ConfigContext) {
  const isSpoken = () => languages.some((tag) => primaryLanguage(tag) === primaryLanguage(text));
  if (name === 'lang' && !isSpoken()) return { value: null, faults: [{ text, allowed: oneOf(languages) }] };
  if (name === 'theme' && !themes.includes(text)) return { value: null, faults: [{ text, allowed: oneOf(themes) }] };
  return kindOf(name).read(text);
}

function kindOf(name: ParameterName): ValueKind<unknown> {
  return PARAMETERS[name].kind as ValueKind<unknown>;
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
