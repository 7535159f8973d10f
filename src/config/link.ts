/** The door of links: a query, and in the fragment what is never sent to a server. */
import { withoutDefaults } from '../scenario/compact';
import { problem, unknownName, type Problem } from '../scenario/problems';
import type { Scenario } from '../scenario/schema';
import { parseConfig, serializeConfig, type Pair } from './config';
import {
  isSameRun,
  readConfiguredRun,
  type ConfiguredRun,
  type LinkView,
  type PackedRuns,
  type RunContext,
} from './configured-run';
import { packLinkState } from './link-state';
import type { Reach } from './parameters';

export type { LinkView } from './configured-run';
export { LATEST_MOMENT_MS } from './configured-run';
export { IDLE_SCALES } from './parameters';

/** What a link needs to know of the application that writes and reads it. */
export type LinkContext = RunContext;

export type ReadLink = ConfiguredRun;

/** What counts in a link to a page that is no embed. */
const PAGE_REACHES: readonly Reach[] = ['run', 'picture'];
const FRAGMENT_NAMES = ['s', 'b'];

/**
 * The link's query and fragment, `?scenario=figure-2&t=5.9s`, or `?t=5.9s#s=d…` for a run that no preset names.
 * `preset` is the one that the scenario was made from, if any. The same run always gives the same link. Rejects with
 * LinkTooLongError for a run that takes more than a link can carry.
 */
export async function encodeLink(
  scenario: Scenario,
  preset: string | null,
  view: LinkView,
  context: RunContext,
): Promise<string> {
  const isPreset = preset !== null && isSameRun(scenario, context.presets[preset], context.schemas);
  const query = new URLSearchParams(
    serializeConfig({
      scenario: isPreset ? preset : null,
      t: view.playheadMs ?? null,
      end: view.endMs ?? null,
      lang: view.lang ?? null,
      theme: view.theme ?? null,
      selected: view.selectedKey ?? null,
      idle: view.foldsIdle === undefined ? null : view.foldsIdle ? 'folded' : 'to-scale',
      speed: view.speed ?? null,
    }).map(([name, text]) => [name, text]),
  );
  const search = query.size === 0 ? '' : `?${query.toString()}`;
  const parts = [
    ...(isPreset ? [] : [`s=${await packScenario(scenario, context)}`]),
    ...(view.before === undefined ? [] : [`b=${await packScenario(view.before, context)}`]),
  ];
  return parts.length === 0 ? search : `${search}#${parts.join('&')}`;
}

function packScenario(scenario: Scenario, { schemas }: RunContext): Promise<string> {
  return packLinkState({ scenario: withoutDefaults(scenario, schemas), view: {} });
}

/**
 * Reads a whole link, or its query and fragment. Nothing in it is passed over in silence: what is wrong or unknown is
 * told and counts for nothing, the rest counts. Only a state that cannot be read, or a scenario that is wrong, makes the
 * link as a whole fail. Never throws.
 */
export async function decodeLink(link: string, context: LinkContext): Promise<ReadLink> {
  const { pairs, packed, problems: ofFragment } = splitLink(link);
  const { config, problems: ofQuery } = parseConfig(pairs, { ...context, reaches: PAGE_REACHES });
  const ofBoth =
    packed.run !== null && config.scenario !== null
      ? [problem('scenario', config.scenario, { kind: 'no-scene-beside-state' })]
      : [];
  const read = await readConfiguredRun(config, packed, context);
  return { ...read, problems: [...ofQuery, ...ofFragment, ...ofBoth, ...read.problems] };
}

export interface SplitLink {
  readonly pairs: readonly Pair[];
  readonly packed: PackedRuns;
  readonly problems: readonly Problem[];
}

/** What a link says, and in which form; what its fragment has that nothing reads. */
export function splitLink(link: string): SplitLink {
  const [beforeHash = '', ...afterHash] = link.split('#');
  const queryStart = beforeHash.indexOf('?');
  const query = new URLSearchParams(queryStart < 0 ? '' : beforeHash.slice(queryStart + 1));
  const fragment = new URLSearchParams(afterHash.join('#'));
  return {
    pairs: [...query],
    packed: { run: fragment.get('s'), before: fragment.get('b') },
    problems: unreadNames(fragment),
  };
}

function unreadNames(fragment: URLSearchParams): readonly Problem[] {
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const [name, value] of fragment) {
    const path = `#${name}`;
    const known = FRAGMENT_NAMES;
    if (seen.has(name)) problems.push(problem(path, value, { kind: 'parameter-once' }));
    else if (!known.includes(name)) problems.push(unknownName(path, name, value, { kind: 'known-parameter', known }));
    seen.add(name);
  }
  return problems;
}
