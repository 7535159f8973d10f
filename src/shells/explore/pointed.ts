import { causalTies } from '../../layout/causal-ties';
import { splitLaneItemKey, type LaneItemKey } from '../../layout/item-keys';
import { indexLane, type LaneIndex } from '../../layout/lane-index';
import { indexTransitionTies, type TransitionTies } from '../../layout/transition-ties';
import type { Spans, StateSpan } from '../../trace/spans';
import { pageName, type PageId } from '../../trace/page-id';
import type { LitMarks } from '../../views/timeline/props';
import type { LaneRun } from './run';

/** What the reader points at, with the pointer or the focus, wherever it stands: picture, chart, code, log or table. */
export type Pointed =
  | { readonly kind: 'mark'; readonly key: LaneItemKey }
  /** A transition of a chart, or a line of code: each time that it was taken. */
  | { readonly kind: 'moves'; readonly laneKey: string; readonly moves: readonly StateSpan[] };

/** All that lights up then, in one lane. */
export interface Lit extends LitMarks {
  readonly moves: ReadonlySet<StateSpan>;
}

/** In what the page that is looked at did and met. Null for what this run does not have. */
export function litBy(pointed: Pointed, lanes: readonly LaneRun[], page: PageId): Lit | null {
  const laneKey = pointed.kind === 'mark' ? splitLaneItemKey(pointed.key).laneKey : pointed.laneKey;
  const run = lanes.find(({ lane }) => lane.key === laneKey);
  if (run === undefined) return null;
  const { index, ties } = tablesOf(run, page);
  if (pointed.kind === 'moves') {
    const keys = pointed.moves.map((move) => ties.marksOf(move)).flatMap(({ causes, sent }) => [...causes, ...sent]);
    return { laneKey, keys: new Set(keys), moves: new Set(pointed.moves) };
  }
  const { itemKey } = splitLaneItemKey(pointed.key);
  const { sentBy, triggered } = ties.transitionsOf(itemKey);
  const moves = sentBy === null ? triggered : [sentBy, ...triggered];
  return { laneKey, keys: causalTies(index, itemKey), moves: new Set(moves) };
}

/** Whether this mark is among what is lit. */
export function isLit(lit: Lit | null, key: LaneItemKey): boolean {
  if (lit === null) return false;
  const { laneKey, itemKey } = splitLaneItemKey(key);
  return laneKey === lit.laneKey && lit.keys.has(itemKey);
}

interface RunTables {
  readonly index: LaneIndex;
  readonly ties: TransitionTies;
}

const tables = new WeakMap<Spans, Map<string, RunTables>>();

/** Made when something is first pointed at in a run, for each page that is looked at. */
function tablesOf({ spans, trace }: LaneRun, page: PageId): RunTables {
  const known = tables.get(spans) ?? new Map<string, RunTables>();
  tables.set(spans, known);
  const [other] = known.values();
  const made = known.get(pageName(page)) ?? {
    index: indexLane(spans, page, trace.untilMs),
    ties: other?.ties ?? indexTransitionTies(trace, spans),
  };
  known.set(pageName(page), made);
  return made;
}
