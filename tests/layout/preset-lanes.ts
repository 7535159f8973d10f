import { readdirSync, readFileSync } from 'node:fs';
import { indexLane, type LaneIndex } from '../../src/layout/lane-index';
import { hasProxy } from '../../src/scenario/lane-proxy';
import { parseScenario } from '../../src/scenario/parse';
import { simulate } from '../../src/simulate';
import { paramsSchemas } from '../../src/techniques/index';
import { buildSpans } from '../../src/trace/build-spans';
import { FIRST_PAGE } from '../../src/trace/page-id';
import type { Spans } from '../../src/trace/spans';

const folder = new URL('../../public/scenarios/', import.meta.url);

export const presetNames: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''));

export interface RunLane {
  readonly key: string;
  readonly index: LaneIndex;
  readonly spans: Spans;
  readonly untilMs: number;
  readonly hasProxy: boolean;
}

/** The lanes of a scenario, run to its end. */
export function runLanes(scenario: unknown): readonly RunLane[] {
  const parsed = parseScenario(scenario, paramsSchemas);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return simulate(parsed.scenario).lanes.map((trace) => {
    const spans = buildSpans(trace);
    const isBehindProxy = hasProxy(trace.laneKey, parsed.scenario);
    return {
      key: trace.laneKey,
      hasProxy: isBehindProxy,
      spans,
      untilMs: trace.untilMs,
      index: indexLane(spans, FIRST_PAGE, trace.untilMs),
    };
  });
}

export function presetLanes(name: string): readonly RunLane[] {
  return runLanes(JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')));
}
