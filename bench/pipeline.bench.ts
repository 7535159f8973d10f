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
import { FIRST_PAGE } from '../src/trace/page-id';
import { timelineLabels } from '../src/views/chrome/timeline-labels';
import { Recorder } from '../src/trace/recorder';
import { VirtualClock } from '../src/world/virtual-clock';
import { BareHeap } from './support/bare-heap';
import { goalLine } from './support/goal';
import { medianMs } from './support/median';

const RUN_MS = 60_000;
const WINDOW_MS = 12_000;
/** About as many wait in the run of one technique. */
const TECHNIQUE_PENDING_COUNT = 20;
const PENDING_COUNTS = [20, 1000, 10_000];
const KERNEL_EVENT_COUNT = 100_000;
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
          index: indexLane(each, FIRST_PAGE, RUN_MS),
          texts: { title: 'A lane', note: '', client: '', browser: 'browser', server: 'server' },
        })),
      }),
    ),
    metricsMs: medianMs(() => spans.map((each) => measure(each, RUN_MS / 2))),
  };
}

/** The least that any simulation does: so many pops and pushes of the bare heap, of which `pendingCount` wait at any time. */
function bareLoopMs(eventCount: number, pendingCount: number): number {
  return medianMs(() => {
    const heap = new BareHeap(pendingCount + 1);
    const draw = createSfc32(1, 2, 3);
    for (let index = 0; index < pendingCount; index++) heap.push(index);
    for (let index = 0; index < eventCount; index++) heap.push(heap.pop() + 1 + (draw() % 1000));
  });
}

/** The same of the kernel: its queue, its clock that hands out events with their causes, its trace, one event told for each. */
function kernelMs(eventCount: number, pendingCount: number): number {
  return medianMs(() => {
    const recorder: Recorder = new Recorder(() => clock.nowMs);
    const clock = new VirtualClock({
      startMs: 0,
      eventBudget: Infinity,
      causes: recorder,
      blame: () => ({ fields: [], crowd: null }),
    });
    const draw = createSfc32(1, 2, 3);
    const act = () => {
      const sequence = recorder.record({
        kind: 'timer-fired',
        client: 0,
        exchangeId: null,
        attempt: null,
        setSequence: 0,
        event: 'after pollInterval',
      });
      if (sequence + pendingCount < eventCount)
        recorder.causedBy(sequence, () => clock.schedule(1 + (draw() % 1000), 'tick', act));
    };
    for (let index = 0; index < pendingCount; index++) clock.scheduleAt(index, 'tick', act);
    clock.advanceTo(Infinity);
  });
}

/** Events per second of the kernel as a part of the bare loop's. */
function kernelLines(): string[] {
  const ratios = PENDING_COUNTS.map((pendingCount) => {
    const [bareMs, ownMs] = [bareLoopMs(KERNEL_EVENT_COUNT, pendingCount), kernelMs(KERNEL_EVENT_COUNT, pendingCount)];
    const perSecond = (ms: number) => `${(KERNEL_EVENT_COUNT / ms / 1000).toFixed(2)} million events per second`;
    const name = `kernel, ${pendingCount.toLocaleString('en')} pending`;
    return {
      ratio: bareMs / ownMs,
      line: `${name.padEnd(24)} ${perSecond(ownMs)}, bare heap ${perSecond(bareMs)}: ${(bareMs / ownMs).toFixed(2)} ×`,
    };
  });
  const worst = Math.min(...ratios.map(({ ratio }) => ratio));
  return [
    ...ratios.map(({ line }) => line),
    goalLine('kernel (queue, dispatch, trace) ÷ bare heap loop, the worst of these', worst, '≥', 0.5),
  ];
}

/** A 60 s run of each technique, and of three lanes: every stage from scenario to geometry. */
export function bench(): string[] {
  const row = (name: string, { eventCount, simulateMs, spansMs, layoutMs, metricsMs }: Stages) => {
    const ratio = simulateMs / bareLoopMs(eventCount, TECHNIQUE_PENDING_COUNT);
    const cells = [simulateMs, spansMs, layoutMs, metricsMs, simulateMs + spansMs + layoutMs].map((ms) =>
      ms.toFixed(2).padStart(9),
    );
    return [name.padEnd(22), String(eventCount).padStart(7), ...cells, `${ratio.toFixed(0)} ×`.padStart(9)].join('');
  };
  const head = ['lanes', 'events', 'simulate', 'spans', 'layout', 'metrics', 'to paint', '÷ heap'];
  return [
    [(head[0] ?? '').padEnd(22), (head[1] ?? '').padStart(7), ...head.slice(2).map((text) => text.padStart(9))].join(
      '',
    ),
    ...techniques.map(({ id }) => row(id, measureStages([id]))),
    row('three lanes', measureStages(['ajax-polling', 'long-polling', 'websocket'])),
    'ms of processor time, medians of 15 after a warm-up; "to paint" is simulate + spans + layout; "÷ heap" the bare heap with as many events',
    ...kernelLines(),
  ];
}
