/** A scenario as a configuration bends it, one parameter after the other: a wrong one is told and counts for nothing, the others count. */
import { oneOf } from '../scenario/allowed';
import { parseScenario } from '../scenario/parse';
import { problem, toldAt, type Problem } from '../scenario/problems';
import type { ParamsSchemas } from '../scenario/schema';
import { withValueAt } from '../scenario/set-value';
import { actsOf } from './fault-codec';
import type { Config } from './parameters';

/** Those that are a number, and what they set. */
const NUMBERS = {
  seed: ['seed'],
  until: ['durationMs'],
  latency: ['network', 'oneWayLatencyMs'],
  jitter: ['network', 'jitter', 'spreadMs'],
  loss: ['network', 'lossProbability'],
  bandwidth: ['network', 'bandwidthKbps'],
  hold: ['server', 'holdLimitMs'],
  rate: ['messages', 'perSecond'],
} as const satisfies Partial<Record<keyof Config, readonly string[]>>;

/** `input` (for `parseScenario`) as the configuration bends it, and what is wrong with that. Never throws. */
export function configuredScenario(
  input: unknown,
  config: Config,
  schemas: ParamsSchemas,
): { readonly input: unknown; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  let current = input;
  const attempt = (name: string, next: unknown) => {
    const parsed = parseScenario(next, schemas);
    if (parsed.ok || !parseScenario(current, schemas).ok) current = next;
    else problems.push(...parsed.problems.map((each) => toldAt(name, each)));
  };
  const { known, unknown } = namedTechniques(config, schemas);
  if (known.length > 0) attempt('technique', withTechniques(current, known));
  problems.push(...unknown.map((id) => problem('technique', id, oneOf(Object.keys(schemas)))));
  for (const name of Object.keys(NUMBERS) as readonly (keyof typeof NUMBERS)[]) {
    const value = config[name];
    if (value !== null) attempt(name, withValueAt(withKinds(current, name), NUMBERS[name], value));
  }
  if (config.interval !== null) {
    const next = withIntervals(current, config.interval, schemas);
    if (next === current) problems.push(problem('interval', config.interval, { kind: 'run-with-intervals' }));
    else attempt('interval', next);
  }
  for (const fault of config.faults) attempt('faults', withActs(current, actsOf(fault, laneKeysOf(current, schemas))));
  return { input: current, problems };
}

/** What `technique` names; without it, nothing. */
export function namedTechniques(
  { technique }: Config,
  schemas: ParamsSchemas,
): { readonly known: readonly string[]; readonly unknown: readonly string[] } {
  return {
    known: technique.filter((id) => Object.hasOwn(schemas, id)),
    unknown: technique.filter((id) => !Object.hasOwn(schemas, id)),
  };
}

function laneKeysOf(input: unknown, schemas: ParamsSchemas): readonly string[] {
  const parsed = parseScenario(input, schemas);
  return parsed.ok ? parsed.scenario.techniques.map(({ key }) => key) : [];
}

function withActs(input: unknown, acts: readonly object[]): unknown {
  const { interventions } = (input ?? {}) as { readonly interventions?: unknown };
  const before: readonly unknown[] = Array.isArray(interventions) ? interventions : [];
  return withValueAt(input, ['interventions'], [...before, ...acts]);
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
