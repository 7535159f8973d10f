import { must } from '../../src/core/assert';
import type { Scenario } from '../../src/scenario/schema';
import { simulate } from '../../src/simulate';
import { buildSpans } from '../../src/trace/build-spans';
import type { Trace, TraceEvent, TraceEventKind } from '../../src/trace/events';
import type { ExchangeSpan, Spans } from '../../src/trace/spans';

/** One lane's run: its trace and its spans. */
export interface LaneRun extends Spans {
  readonly trace: Trace;
}

/** Runs a scenario of one lane. */
export function runLane(scenario: Scenario): LaneRun {
  const trace = must(simulate(scenario).lanes[0], 'a scenario has a lane');
  return { trace, ...buildSpans(trace) };
}

/** The request with this id; the test fails where there is none. */
export function requestOf({ exchanges }: Spans, id: number): ExchangeSpan {
  return must(exchanges[id], `request ${id}`);
}

/** When each attempt of a request reached the server, in ms. */
export function arrivalsOf(exchange: ExchangeSpan): (number | null)[] {
  return exchange.attempts.map(({ arrivedAtMs }) => arrivedAtMs);
}

export function eventsOf<Kind extends TraceEventKind>(
  { trace }: LaneRun,
  kind: Kind,
): Extract<TraceEvent, { kind: Kind }>[] {
  return trace.events.filter((event): event is Extract<TraceEvent, { kind: Kind }> => event.kind === kind);
}
