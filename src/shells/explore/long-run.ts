/** A run that goes on past its scenario's end, of which a window is kept. */
import { must } from '../../core/assert';
import type { TimeRange } from '../../layout/viewport';
import type { Scenario } from '../../scenario/schema';
import { createRun, EventBudgetError, type Run } from '../../simulate';
import { SpanBuilder } from '../../trace/build-spans';
import type { Spans } from '../../trace/spans';
import { KEPT_MS } from './run-reach';
import type { LaneRun } from './run';

/** A lane of more events than this in the time that is kept keeps the newest of them. */
const KEPT_EVENTS = 50_000;
/** It advances in strides, and forgets after each: its memory never holds more than one stride over what is kept. */
const STRIDE_MS = 10_000;
/** A page must answer: what takes more events of a lane than this in one go stops there, and goes on when asked again. */
const MOST_EVENTS_AT_ONCE = 40_000;
const STRIDE_EVENT_BUDGET = 400_000;

interface GrowingLane {
  readonly builder: SpanBuilder;
  /** The sequence of the first event that the builder has not seen. */
  nextSequence: number;
}

export class LongRun {
  readonly scenario: Scenario;
  readonly #run: Run;
  readonly #lanes: readonly GrowingLane[];
  #range: TimeRange = { fromMs: 0, toMs: 0 };
  /** It loops without delay, or the like: it goes no further. */
  #isStuck = false;

  constructor(scenario: Scenario) {
    this.scenario = scenario;
    this.#run = createRun(scenario, { eventBudget: STRIDE_EVENT_BUDGET });
    this.#lanes = scenario.techniques.map(() => ({
      builder: new SpanBuilder({ clients: scenario.clients, tabs: scenario.browser.tabs }),
      nextSequence: 0,
    }));
  }

  /** The stretch of time that is kept. */
  get range(): TimeRange {
    return this.#range;
  }

  get isStuck(): boolean {
    return this.#isStuck;
  }

  /** How many events are in memory, of all lanes. */
  get keptEventCount(): number {
    return this.#run.lanes.reduce((sum, { events }) => sum + events.length, 0);
  }

  /** On to `untilMs`, or as far as can be answered for in one go. */
  advanceTo(untilMs: number): void {
    let eventCount = 0;
    while (this.#range.toMs < untilMs && !this.#isStuck && eventCount < MOST_EVENTS_AT_ONCE) {
      const toMs = Math.min(untilMs, this.#range.toMs + STRIDE_MS);
      try {
        this.#run.advanceTo(toMs);
      } catch (error) {
        if (!(error instanceof EventBudgetError)) throw error;
        this.#isStuck = true;
      }
      eventCount += Math.max(...this.#lanes.map((_, place) => this.#readNewEvents(place)));
      this.#range = { fromMs: this.#range.fromMs, toMs: Math.min(...this.#run.lanes.map((lane) => lane.untilMs)) };
      this.#forget();
    }
  }

  /** What is kept, as lists of its own: what is on the page does not change when the run goes on. */
  lanes(): readonly LaneRun[] {
    return this.#run.lanes.map((trace, place) => {
      const lane = must(this.scenario.techniques[place], 'a run has as many traces as its scenario has lanes');
      const { builder } = must(this.#lanes[place], 'each trace has a builder');
      return { lane, trace: { ...trace, events: [...trace.events] }, spans: copied(builder.spans) };
    });
  }

  #readNewEvents(place: number): number {
    const growing = must(this.#lanes[place], 'each trace has a builder');
    const { events } = must(this.#run.lanes[place], 'each builder has a trace');
    const from = growing.nextSequence - (events[0]?.sequence ?? growing.nextSequence);
    for (let index = from; index < events.length; index++)
      growing.builder.add(must(events[index], 'it is in the list'));
    growing.nextSequence += events.length - from;
    return events.length - from;
  }

  #forget(): void {
    const crowdedFromMs = Math.max(...this.#run.lanes.map(({ events }) => events.at(-KEPT_EVENTS)?.atMs ?? 0));
    const fromMs = Math.min(this.#range.toMs, Math.max(this.#range.toMs - KEPT_MS, crowdedFromMs));
    this.#range = { fromMs: Math.max(this.#range.fromMs, fromMs), toMs: this.#range.toMs };
    // Also what is kept from the beginning is off the budget.
    this.#run.forgetBefore(fromMs <= 0 ? -Infinity : fromMs);
    if (fromMs > 0) for (const { builder } of this.#lanes) builder.forgetBefore(fromMs);
  }
}

function copied(spans: Spans): Spans {
  return {
    exchanges: [...spans.exchanges],
    transits: [...spans.transits],
    connections: [...spans.connections],
    messages: [...spans.messages],
    uplink: [...spans.uplink],
    states: [...spans.states],
    timers: [...spans.timers],
    outages: [...spans.outages],
    serverStops: [...spans.serverStops],
    serverStalls: [...spans.serverStalls],
    slowdowns: [...spans.slowdowns],
    tabHidings: [...spans.tabHidings],
    sleeps: [...spans.sleeps],
  };
}
