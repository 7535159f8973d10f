import { EventQueue } from '../src/core/event-queue';
import { createSfc32 } from '../src/core/random';
import { languageOf } from '../src/i18n/catalogue';
import { indexLane } from '../src/layout/lane-index';
import { layoutSequence } from '../src/layout/sequence-layout';
import { Viewport } from '../src/layout/viewport';
import { measure } from '../src/metrics/measure';
import { parseScenario } from '../src/scenario/parse';
import { simulate } from '../src/simulate';
import { paramsSchemas, techniques } from '../src/techniques/index';
import { buildSpans } from '../src/trace/build-spans';
import { timelineLabels } from '../src/views/chrome/timeline-labels';
import { medianMs } from './support/median';

const RUN_MS = 60_000;
const WINDOW_MS = 12_000;
const PICTURE_PX = { widthPx: 820, heightPx: 680 };

interface Stages {
  readonly eventCount: number;
  readonly simulateMs: number;
  readonly spansMs: number;
  readonly layoutMs: number;
  readonly metricsMs: number;
}

/** Medians of each stage, for lanes side by side. */
function measureStages(ids: readonly string[]): Stages {
  const parsed = parseScenario(
    { version: 1, durationMs: RUN_MS, techniques: ids.map((id) => ({ id })) },
    paramsSchemas,
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const run = simulate(parsed.scenario);
  const spans = run.lanes.map(buildSpans);
  const labels = timelineLabels(languageOf('en'));
  return {
    eventCount: run.lanes.reduce((sum, { events }) => sum + events.length, 0),
    simulateMs: medianMs(() => simulate(parsed.scenario)),
    spansMs: medianMs(() => run.lanes.map(buildSpans)),
    layoutMs: medianMs(() =>
      layoutSequence({
        ...PICTURE_PX,
        textPx: 11.5,
        words: labels.words,
        densityText: labels.density,
        viewport: new Viewport(0, WINDOW_MS),
        lanes: spans.map((each, index) => ({
          key: String(index),
          index: indexLane(each, 0, RUN_MS),
          texts: { title: 'A lane', note: '', client: '', browser: 'browser', server: 'server' },
        })),
      }),
    ),
    metricsMs: medianMs(() => spans.map((each) => measure(each, RUN_MS / 2))),
  };
}

/** The least that any simulation does: so many pops and pushes of a queue ordered by time and sequence. */
function bareLoopMs(eventCount: number): number {
  return medianMs(() => {
    const queue = new EventQueue<number>();
    const draw = createSfc32(1, 2, 3);
    for (let index = 0; index < 20; index++) queue.push(index, index);
    for (let index = 0; index < eventCount; index++) {
      const next = queue.pop();
      if (next) queue.push(next.atMs + (draw() % 1000), index);
    }
  });
}

/** A 60 s run of each technique, and of three lanes: every stage from scenario to geometry. */
export function bench(): string[] {
  const row = (name: string, { eventCount, simulateMs, spansMs, layoutMs, metricsMs }: Stages) => {
    const ratio = simulateMs / bareLoopMs(eventCount);
    const cells = [simulateMs, spansMs, layoutMs, metricsMs, simulateMs + spansMs + layoutMs].map((ms) =>
      ms.toFixed(2).padStart(9),
    );
    return [name.padEnd(22), String(eventCount).padStart(7), ...cells, `${ratio.toFixed(0)} ×`.padStart(9)].join('');
  };
  const head = ['lanes', 'events', 'simulate', 'spans', 'layout', 'metrics', 'to paint', '÷ queue'];
  return [
    [(head[0] ?? '').padEnd(22), (head[1] ?? '').padStart(7), ...head.slice(2).map((text) => text.padStart(9))].join(
      '',
    ),
    ...techniques.map(({ id }) => row(id, measureStages([id]))),
    row('three lanes', measureStages(['ajax-polling', 'long-polling', 'websocket'])),
    'ms, medians of 15 after a warm-up; "to paint" is simulate + spans + layout; "÷ queue" the bare event queue with as many events',
  ];
}
