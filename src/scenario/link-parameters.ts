/** The readable parameters of a link, each on its own: a wrong one is told and counts for nothing, the others count. */
import { oneOf } from './allowed';
import type { Unit } from './fields';
import { parseScenario } from './parse';
import { problem, toldAt, unknownName, type Problem } from './problems';
import { readQuantity } from './quantity';
import type { ParamsSchemas } from './schema';
import { withValueAt } from './set-value';

/** Those that are a number: what they set, and in which unit they may be written. */
const QUANTITIES: Readonly<Record<string, { readonly path: readonly string[]; readonly unit: Unit }>> = {
  seed: { path: ['seed'], unit: 'none' },
  until: { path: ['durationMs'], unit: 'ms' },
  latency: { path: ['network', 'oneWayLatencyMs'], unit: 'ms' },
  jitter: { path: ['network', 'jitter', 'spreadMs'], unit: 'ms' },
  loss: { path: ['network', 'lossProbability'], unit: 'fraction' },
  bandwidth: { path: ['network', 'bandwidthKbps'], unit: 'kbps' },
  hold: { path: ['server', 'holdLimitMs'], unit: 'ms' },
  rate: { path: ['messages', 'perSecond'], unit: 'per-second' },
};

/** The parameter that sets a field, by its path; null where a link has no short word for it. */
export function linkParameterOf(path: string): string | null {
  if (path === 'pollIntervalMs') return 'interval';
  return Object.entries(QUANTITIES).find(([, quantity]) => quantity.path.join('.') === path)?.[0] ?? null;
}

const QUERY_NAMES = [
  ...['scenario', 'technique', ...Object.keys(QUANTITIES), 'interval'],
  ...['t', 'end', 'lang', 'theme', 'selected', 'idle'],
];
const FRAGMENT_NAMES = ['s', 'b'];

/** What mail programs and networks hang on to every link that is passed on. Nobody means anything by them. */
const TRACKING_NAME = /^(utm_\w+|fbclid|gclid|msclkid|mc_[ce]id)$/;

/** What nothing reads: a name that there is not, a second value of one, a scene beside the state of a whole run. */
export function findUnread(query: URLSearchParams, fragment: URLSearchParams): readonly Problem[] {
  return [
    ...unreadNames(query, QUERY_NAMES, ''),
    ...unreadNames(fragment, FRAGMENT_NAMES, '#'),
    ...(fragment.has('s') && query.has('scenario')
      ? [problem('scenario', query.get('scenario'), { kind: 'no-scene-beside-state' })]
      : []),
  ];
}

function unreadNames(parameters: URLSearchParams, known: readonly string[], sign: string): readonly Problem[] {
  const read = new Set<string>();
  const problems: Problem[] = [];
  for (const [name, value] of parameters) {
    if (TRACKING_NAME.test(name)) continue;
    const path = name === '' ? '""' : sign + name;
    if (read.has(name)) problems.push(problem(path, value, { kind: 'parameter-once' }));
    else if (!known.includes(name)) problems.push(unknownName(path, name, value, { kind: 'known-parameter', known }));
    read.add(name);
  }
  return problems;
}

/** `input` as the parameters bend it, and what is wrong with them. */
export function withParameters(
  input: unknown,
  query: URLSearchParams,
  schemas: ParamsSchemas,
): { readonly input: unknown; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  let current = input;
  const attempt = (name: string, next: unknown) => {
    const parsed = parseScenario(next, schemas);
    if (parsed.ok || !parseScenario(current, schemas).ok) current = next;
    else problems.push(...parsed.problems.map((each) => toldAt(name, each)));
  };
  const attemptQuantity = (name: string, unit: Unit, change: (value: number) => unknown) => {
    const entry = query.get(name);
    if (entry === null) return;
    const quantity = readQuantity(entry, unit);
    if (!quantity.isRead) {
      problems.push(problem(name, entry, { kind: 'quantity' }));
      return;
    }
    const next = change(quantity.value);
    if (next === current) problems.push(problem(name, entry, { kind: 'run-with-intervals' }));
    else attempt(name, next);
  };
  const { known, unknown } = namedTechniques(query, schemas);
  if (known.length > 0) attempt('technique', withTechniques(current, known));
  problems.push(...unknown.map((id) => problem('technique', id, oneOf(Object.keys(schemas)))));
  for (const [name, { path, unit }] of Object.entries(QUANTITIES)) {
    attemptQuantity(name, unit, (value) => withValueAt(withKinds(current, name), path, value));
  }
  attemptQuantity('interval', 'ms', (value) => withIntervals(current, value, schemas));
  return { input: current, problems };
}

/** What `?technique=` names; without the parameter, nothing. A value that names nothing is itself unknown. */
export function namedTechniques(
  query: URLSearchParams,
  schemas: ParamsSchemas,
): { readonly known: readonly string[]; readonly unknown: readonly string[] } {
  const named = query.get('technique');
  if (named === null) return { known: [], unknown: [] };
  const ids = named.split(/[\s,]+/).filter((id) => id !== '');
  const known = ids.filter((id) => Object.hasOwn(schemas, id));
  const unknown = ids.length === 0 ? [named] : ids.filter((id) => !Object.hasOwn(schemas, id));
  return { known, unknown };
}

/** What was done by hand to lanes that are not on stage is left out, as where a lane is taken off it. */
function withTechniques(input: unknown, ids: readonly string[]): unknown {
  const lanes = ids.map(withOwnKey);
  const keys = new Set(lanes.map(({ id, key = id }) => key));
  const staged = withValueAt(input, ['techniques'], lanes) as { readonly interventions?: unknown };
  if (!Array.isArray(staged.interventions)) return staged;
  const acts = staged.interventions.filter((act: unknown) => {
    const { on, lane } = (act ?? {}) as { readonly on?: unknown; readonly lane?: unknown };
    const key = typeof on === 'string' ? on.split('/', 1)[0] : lane;
    return typeof key !== 'string' || keys.has(key);
  });
  return { ...staged, interventions: acts };
}

/** A technique named twice makes two lanes: the second one's key is `<id>-2`. */
function withOwnKey(id: string, index: number, ids: readonly string[]): { readonly id: string; readonly key?: string } {
  const number = ids.slice(0, index).filter((each) => each === id).length + 1;
  return number === 1 ? { id } : { id, key: `${id}-${number}` };
}

/** `jitter` means uniform jitter, `rate` a Poisson source: the variants that have the parameter. */
function withKinds(input: unknown, name: string): unknown {
  if (name === 'jitter') return withValueAt(input, ['network', 'jitter'], { kind: 'uniform' });
  if (name !== 'rate') return input;
  const messages = (input as { readonly messages?: { readonly payloadBytes?: unknown } } | null)?.messages;
  const payloadBytes = messages?.payloadBytes;
  return withValueAt(input, ['messages'], { kind: 'poisson', ...(payloadBytes === undefined ? {} : { payloadBytes }) });
}

/** The interval of every lane whose technique polls on a timer. */
function withIntervals(input: unknown, pollIntervalMs: number, schemas: ParamsSchemas): unknown {
  const parsed = parseScenario(input, schemas);
  const lanes = parsed.ok ? parsed.scenario.techniques : [];
  return lanes.reduce<unknown>(
    (changed, { params }, index) =>
      'pollIntervalMs' in params
        ? withValueAt(changed, ['techniques', String(index), 'params', 'pollIntervalMs'], pollIntervalMs)
        : changed,
    input,
  );
}
