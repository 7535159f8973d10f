import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { causalTies } from '../../src/layout/causal-ties';
import { indexLane } from '../../src/layout/lane-index';
import { marblePaths } from '../../src/layout/marble-path';
import { layoutSequence, type SequenceGeometry } from '../../src/layout/sequence-layout';
import { Viewport } from '../../src/layout/viewport';
import { buildSpans } from '../../src/trace/build-spans';
import { FIRST_PAGE } from '../../src/trace/page-id';
import type { Spans } from '../../src/trace/spans';
import { lanesOf, LAW_LIMIT_MS, lawParameters } from '../support/law-runs';
import { runnableScenario } from '../support/random-scenarios';
import { oneLane } from '../support/scenarios';
import { runLane } from '../support/runs';
import { densityText, words } from './lane-scenes';

function pictureOf(spans: Spans, untilMs: number): { geometry: SequenceGeometry; index: ReturnType<typeof indexLane> } {
  const index = indexLane(spans, FIRST_PAGE, untilMs);
  const geometry = layoutSequence({
    lanes: [
      { key: 'lane', index, texts: { title: 'Lane', note: '', client: '', browser: 'browser', server: 'server' } },
    ],
    viewport: new Viewport(0, untilMs),
    widthPx: 500,
    heightPx: 900,
    textPx: 11.5,
    densityText,
    words,
  });
  return { geometry, index };
}

function expectUnique(keys: readonly string[]): void {
  expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
}

describe('marblePaths(lane, tied)', () => {
  it('leads each of two messages that shared an answer along it to their ring', () => {
    const spans = runLane(
      oneLane(
        'ajax-polling',
        { answers: 'at-once', pollIntervalMs: 2000 },
        { messages: { kind: 'at', timesMs: [2500, 3100] }, network: { oneWayLatencyMs: 300 }, durationMs: 6000 },
      ),
    );
    const { geometry, index } = pictureOf(spans, 6000);
    const [lane] = geometry.lanes;
    const paths = marblePaths(lane!, causalTies(index, 'message/2'));
    expect(paths).toHaveLength(2);
    expectUnique(paths.map(({ key }) => key));
    const ring = lane!.marks.marbles.find(({ kind }) => kind === 'delivered')!;
    for (const { path } of paths) expect(path.endsWith(`L${ring.center.xPx},${ring.center.yPx}`)).toBe(true);
  });

  it('leads a message that died on the way to where it died, which is where it is marked', () => {
    // The article's program 2 reloads its frame at 6 s; the answer of 6.2 s meets a browser that has closed.
    const spans = runLane(
      oneLane(
        'iframe-polling',
        {},
        { seed: 3, network: { oneWayLatencyMs: 300 }, articleLoop: { draws: [[29]] }, durationMs: 8000 },
      ),
    );
    const { geometry, index } = pictureOf(spans, 8000);
    const [lane] = geometry.lanes;
    const lost = lane!.marks.marbles.find(({ kind }) => kind === 'lost')!;
    expect(lost.side).toBe('wire');
    const [path] = marblePaths(lane!, causalTies(index, 'message/1'));
    expect(path?.path.endsWith(`L${lost.center.xPx},${lost.center.yPx}`)).toBe(true);
  });

  it(
    'whatever is pointed at in whatever run, no two things that are drawn have one key',
    () => {
      fc.assert(
        fc.property(runnableScenario, (scenario) => {
          for (const trace of lanesOf(scenario)) {
            const { geometry, index } = pictureOf(buildSpans(trace), trace.untilMs);
            for (const { marks, labels } of geometry.lanes) {
              const { arrows, work, waits, ends, marbles, connections, streams, outages, serverStops } = marks;
              for (const list of [
                arrows,
                work,
                waits,
                ends,
                marbles,
                connections,
                streams,
                outages,
                serverStops,
                labels,
              ])
                expectUnique(list.map(({ key }) => key));
            }
            for (const { key } of index.listed.items.slice(0, 60))
              expectUnique(
                geometry.lanes.flatMap((lane) => marblePaths(lane, causalTies(index, key))).map((each) => each.key),
              );
          }
        }),
        lawParameters(25),
      );
    },
    LAW_LIMIT_MS,
  );
});
