import { must } from '../../src/core/assert';
import { simulate } from '../../src/simulate';
import { buildSpans } from '../../src/trace/build-spans';
import type { LaneRun } from './runs';
import { parsed } from './scenarios';

type Parts = Readonly<Record<string, unknown>>;

/** One `set` and what it changes: two lanes of one technique, of which it names one. */
export interface SetCase {
  readonly path: string;
  readonly value: unknown;
  readonly atMs: number;
  readonly id: string;
  readonly params?: Parts;
  /** Parts of the scenario. Without messages of its own it has none but those published by hand. */
  readonly rest?: Parts;
  readonly publishedAtMs?: readonly number[];
  /** Acts on requests, by their ids: in both lanes. */
  readonly onRequests?: readonly (readonly [id: number, act: string])[];
  /** Acts at a moment, as they stand. */
  readonly acts?: readonly Parts[];
  readonly look: (run: LaneRun) => unknown;
  /** What is seen in a lane that the act does not mean, and in the one that it does. */
  readonly untouched: unknown;
  readonly changed: unknown;
}

/** The lane that the act does not mean, and the one that it does. */
export function runSetCase(given: SetCase): { readonly untouched: LaneRun; readonly changed: LaneRun } {
  const { path, value, atMs, id, params = {}, rest = {}, publishedAtMs = [], onRequests = [], acts = [] } = given;
  const keys = ['untouched', 'changed'];
  const scenario = parsed({
    version: 1,
    durationMs: 20_000,
    messages: { kind: 'at', timesMs: publishedAtMs },
    ...rest,
    techniques: keys.map((key) => ({ id, key, params })),
    interventions: [
      { atMs, do: 'set', path, value, lane: 'changed' },
      ...acts,
      ...keys.flatMap((key) => onRequests.map(([request, act]) => ({ on: `${key}/request/${request}`, do: act }))),
    ],
  });
  const [untouched, changed] = simulate(scenario).lanes.map((trace) => ({ trace, ...buildSpans(trace) }));
  return { untouched: must(untouched, 'the first lane'), changed: must(changed, 'the second lane') };
}

/** What had happened before a moment; but not at which place of the list an act stands, which is another in each lane. */
export function pastOf({ trace }: LaneRun, atMs: number): readonly unknown[] {
  return trace.events.filter((event) => event.atMs < atMs).map((event) => ({ ...event, index: null }));
}
