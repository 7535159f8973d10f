import { withoutDefaults } from './compact';
import { packLinkState, unpackLinkState } from './link-state';
import { parseScenario } from './parse';
import { problem, type Problem } from './problems';
import { readQuantity } from './quantity';
import type { Unit } from './fields';
import type { ParamsSchemas, Scenario } from './schema';
import { withValueAt } from './set-value';

/** What a link needs to know of the application that writes and reads it. */
export interface LinkContext {
  readonly schemas: ParamsSchemas;
  /** Named scenarios, by the name that `?scenario=` gives; input for `parseScenario`. */
  readonly presets: Readonly<Record<string, unknown>>;
  /** The preset that a link means which names none. */
  readonly defaultPreset: string;
}

/** What the reader looks at, beside the run itself. All optional: an absent value is the reader's own choice. */
export interface LinkView {
  readonly playheadMs?: number;
  readonly lang?: string;
  readonly selectedKey?: string;
}

export type ReadLink =
  | {
      readonly ok: true;
      readonly scenario: Scenario;
      readonly preset: string | null;
      readonly view: LinkView;
      readonly problems: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Short readable parameters: what they set, and in which unit they may be written. */
const READABLE: Readonly<Record<string, { readonly path: readonly string[]; readonly unit: Unit }>> = {
  seed: { path: ['seed'], unit: 'none' },
  until: { path: ['durationMs'], unit: 'ms' },
  latency: { path: ['network', 'oneWayLatencyMs'], unit: 'ms' },
  jitter: { path: ['network', 'jitter', 'spreadMs'], unit: 'ms' },
  loss: { path: ['network', 'lossProbability'], unit: 'fraction' },
  bandwidth: { path: ['network', 'bandwidthKbps'], unit: 'kbps' },
  hold: { path: ['server', 'holdLimitMs'], unit: 'ms' },
  rate: { path: ['messages', 'perSecond'], unit: 'per-second' },
};

/**
 * The link's query and fragment, `?scenario=figure-2&t=5.9s`, or `?t=5.9s#s=d…` for a run that no preset names.
 * `preset` is the one that the scenario was made from, if any. The same run always gives the same link. Rejects with
 * RangeError for a run that takes more than a link can carry.
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
  if (view.lang !== undefined) query.set('lang', view.lang);
  if (view.selectedKey !== undefined) query.set('selected', view.selectedKey);
  const search = query.size === 0 ? '' : `?${query.toString()}`;
  if (isPreset) return search;
  return `${search}#s=${await packLinkState({ scenario: withoutDefaults(scenario, context.schemas), view: {} })}`;
}

/**
 * Reads a whole link, or its query and fragment. Parameters that are wrong are told and count for nothing; only a
 * state that cannot be read, or a scenario that is wrong, makes the link as a whole fail. Never throws.
 */
export async function decodeLink(link: string, context: LinkContext): Promise<ReadLink> {
  const { query, fragment } = splitLink(link);
  const problems: Problem[] = [];
  const packed = fragment.get('s');
  const named = query.get('scenario');
  let input: unknown;
  let preset: string | null = null;
  if (packed !== null) {
    const read = await unpackLinkState(packed);
    if (!read.ok) return read;
    input = read.state.scenario;
  } else {
    const isKnown = named !== null && Object.hasOwn(context.presets, named);
    if (named !== null && !isKnown)
      problems.push(problem('scenario', named, `one of: ${Object.keys(context.presets).join(', ')}`));
    preset = isKnown ? named : context.defaultPreset;
    input = context.presets[preset];
  }
  const parsed = parseScenario(withReadable(input, query, context.schemas, problems), context.schemas);
  if (!parsed.ok) return { ok: false, problems: [...problems, ...parsed.problems] };
  const isPreset = preset !== null && isSameRun(parsed.scenario, context.presets[preset], context.schemas);
  return {
    ok: true,
    scenario: parsed.scenario,
    preset: isPreset ? preset : null,
    view: readView(query, problems),
    problems,
  };
}

function splitLink(link: string): { query: URLSearchParams; fragment: URLSearchParams } {
  const [beforeHash = '', ...afterHash] = link.split('#');
  const queryStart = beforeHash.indexOf('?');
  return {
    query: new URLSearchParams(queryStart < 0 ? '' : beforeHash.slice(queryStart + 1)),
    fragment: new URLSearchParams(afterHash.join('#')),
  };
}

/** Each readable parameter on its own: a wrong one is told and left out, the others count. */
function withReadable(input: unknown, query: URLSearchParams, schemas: ParamsSchemas, problems: Problem[]): unknown {
  let current = input;
  const attempt = (name: string, next: unknown) => {
    const parsed = parseScenario(next, schemas);
    if (parsed.ok || !parseScenario(current, schemas).ok) current = next;
    else problems.push(...parsed.problems.map((each) => ({ ...each, path: name })));
  };
  const attemptQuantity = (name: string, unit: Unit, change: (value: number) => unknown) => {
    const entry = query.get(name);
    if (entry === null) return;
    const quantity = readQuantity(entry, unit);
    if (!quantity.isRead) {
      problems.push(problem(name, entry, 'a number with its unit, such as 80ms, 1.5s or 2%'));
      return;
    }
    const next = change(quantity.value);
    if (next === current) problems.push(problem(name, entry, 'a run with a lane that asks at intervals'));
    else attempt(name, next);
  };
  const ids = (query.get('technique') ?? '').split(/[\s,]+/).filter((id) => id !== '');
  if (ids.length > 0)
    attempt(
      'technique',
      withValueAt(
        current,
        ['techniques'],
        ids.map((id, index) => withOwnKey(id, ids.slice(0, index))),
      ),
    );
  for (const [name, { path, unit }] of Object.entries(READABLE)) {
    attemptQuantity(name, unit, (value) => withValueAt(withKinds(current, name), path, value));
  }
  attemptQuantity('interval', 'ms', (value) => withIntervals(current, value, schemas));
  return current;
}

/** A technique named twice makes two lanes: the second one's key is `<id>-2`. */
function withOwnKey(id: string, before: readonly string[]): { readonly id: string; readonly key?: string } {
  const number = before.filter((each) => each === id).length + 1;
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

function readView(query: URLSearchParams, problems: Problem[]): LinkView {
  const [t, lang, selectedKey] = [query.get('t'), query.get('lang'), query.get('selected')];
  const playhead = t === null ? null : readQuantity(t, 'ms');
  const isMoment = playhead?.isRead === true && playhead.value >= 0 && playhead.value < Infinity;
  if (t !== null && !isMoment) problems.push(problem('t', t, 'a moment of the run, such as 5.9s'));
  return {
    ...(isMoment ? { playheadMs: playhead.value } : {}),
    ...(lang === null ? {} : { lang }),
    ...(selectedKey === null ? {} : { selectedKey }),
  };
}

function isSameRun(scenario: Scenario, preset: unknown, schemas: ParamsSchemas): boolean {
  const parsed = parseScenario(preset, schemas);
  return (
    parsed.ok &&
    JSON.stringify(withoutDefaults(parsed.scenario, schemas)) === JSON.stringify(withoutDefaults(scenario, schemas))
  );
}
