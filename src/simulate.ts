import type { AnyStateMachine } from 'xstate';
import { must } from './core/assert';
import { MachineActor, MachineStepper } from './machine-actor';
import type { Lane, Scenario } from './scenario/schema';
import { behaviourMachines } from './techniques/behaviours/behaviour-machines';
import { findTechnique } from './techniques/index';
import type { Trace } from './trace/events';
import type { Recorder } from './trace/recorder';
import { LaneWorld } from './world/lane-world';
import type { Stage } from './world/scene';
import { DEFAULT_EVENT_BUDGET } from './world/virtual-clock';

export { EventBudgetError, type SpentBudget } from './world/spent-budget';

/** A run of a scenario: one trace a lane, which grows as the run is advanced; what is in a trace never changes. */
export interface Run {
  readonly scenario: Scenario;
  readonly lanes: readonly Trace[];
  /** Runs every lane up to and including `untilMs` of virtual time. Throws EventBudgetError when a lane's budget is spent. */
  advanceTo(untilMs: number): void;
  /**
   * Drops the events before `atMs` from the traces, so that a run may go on without end in bounded memory; their
   * sequences stay as they were. The event budget begins anew.
   */
  forgetBefore(atMs: number): void;
}

export interface RunOptions {
  /** The most events a lane may take. */
  readonly eventBudget?: number;
}

/** Runs a scenario to its end. Pure: the same scenario gives the same traces, to the byte. Throws EventBudgetError. */
export function simulate(scenario: Scenario, options: RunOptions = {}): Run {
  const run = createRun(scenario, options);
  run.advanceTo(scenario.durationMs);
  return run;
}

/** A run at its beginning. Lanes share nothing, so each is the same alone or beside others. */
export function createRun(scenario: Scenario, options: RunOptions = {}): Run {
  const lanes = scenario.techniques.map((lane) =>
    createLane(scenario, lane, options.eventBudget ?? DEFAULT_EVENT_BUDGET),
  );
  return {
    scenario,
    lanes: lanes.map(({ trace }) => trace),
    advanceTo: (untilMs) => {
      for (const lane of lanes) lane.advanceTo(untilMs);
    },
    forgetBefore: (atMs) => {
      for (const lane of lanes) lane.forgetBefore(atMs);
    },
  };
}

function createLane(scenario: Scenario, lane: Lane, eventBudget: number) {
  const technique = must(findTechnique(lane.id), `parseScenario lets no unknown technique through, but got ${lane.id}`);
  const world = new LaneWorld({
    scenario,
    lane,
    cast: technique.cast,
    eventBudget,
    stageFor: (recorder) => createStage(technique.machine, recorder),
  });
  const trace: { -readonly [Key in keyof Trace]: Trace[Key] } = {
    laneKey: lane.key,
    techniqueId: lane.id,
    clients: scenario.clients,
    tabs: scenario.browser.tabs,
    untilMs: 0,
    events: world.recorder.events,
  };
  return {
    trace,
    advanceTo: (untilMs: number) => {
      try {
        world.advanceTo(untilMs);
      } finally {
        // Where a budget is spent, the trace is sound up to there.
        trace.untilMs = Math.max(trace.untilMs, world.nowMs);
      }
    },
    forgetBefore: (atMs: number) => {
      world.forgetBefore(atMs);
      trace.keptFromMs = Math.max(trace.keptFromMs ?? 0, atMs);
    },
  };
}

/** Runs the machines that a world asks for: the technique's for each page, a behaviour for each request. */
function createStage(clientMachine: AnyStateMachine, recorder: Recorder): Stage {
  const steppers = new Map<AnyStateMachine, MachineStepper>();
  const stepperOf = (machine: AnyStateMachine, input: unknown) => {
    const stepper = steppers.get(machine) ?? new MachineStepper(machine, input);
    steppers.set(machine, stepper);
    return stepper;
  };
  return {
    startPage: (page, params, timers, onWish) => {
      const stepper = stepperOf(clientMachine, params);
      const place = { ...page, exchangeId: null, attempt: null };
      return new MachineActor({ stepper, timers, recorder, place, onWish }).start(params);
    },
    startHandler: (handler, input, place, timers, onWish) => {
      const stepper = stepperOf(behaviourMachines[handler], input);
      return new MachineActor({ stepper, timers, recorder, place, onWish }).start(input);
    },
  };
}
