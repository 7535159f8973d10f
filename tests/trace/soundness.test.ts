import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTrace } from '../../src/trace/check-trace';
import type { Trace, TraceEvent, TraceEventKind } from '../../src/trace/events';
import { anyScenario, checkedWorldOf, tracesOf } from '../support/any-scenario';

describe('simulate(scenario)', () => {
  it('is sound for any scenario: checkTrace finds nothing', () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        for (const trace of tracesOf(scenario)) {
          expect(checkTrace(trace, checkedWorldOf(scenario))).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('has nothing that could be told twice: checkTrace finds it', () => {
    fc.assert(
      fc.property(anyScenario, fc.nat(), (scenario, number) => {
        const [trace] = tracesOf(scenario);
        const tellings = trace?.events.filter((event) => !mayComeAgain(event)) ?? [];
        const told = tellings[number % tellings.length];
        if (!trace || !told) return;
        expect(checkTrace(toldTwice(trace, told), checkedWorldOf(scenario))).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});

/** Nothing is wrong with these when they come again at the same moment. */
const MAY_COME_AGAIN: ReadonlySet<TraceEventKind> = new Set([
  'request-queued',
  'transit-resent',
  'draw-made',
  'close-noticed',
  'proxy-withheld',
  'intervention-applied',
  'outage-started',
  'outage-ended',
  'server-stopped',
  'server-started',
  'server-slowed',
  'server-recovered',
]);

function mayComeAgain(event: TraceEvent): boolean {
  if (event.kind === 'machine-moved') return event.from === event.to;
  // A machine may plan the same fact several times; of its delays each runs once.
  if (event.kind === 'timer-set') return !event.event.startsWith('after ');
  return MAY_COME_AGAIN.has(event.kind) || (event.kind === 'message-delivered' && event.isDuplicate);
}

/** The trace with one event doubled, its sequences and causes counted anew. */
function toldTwice(trace: Trace, told: TraceEvent): Trace {
  const events = trace.events.flatMap((event) => (event === told ? [event, event] : [event]));
  const shift = (sequence: number) => (sequence > told.sequence ? sequence + 1 : sequence);
  return {
    ...trace,
    events: events.map((event, sequence) => ({
      ...event,
      sequence,
      cause: event.cause === null ? null : shift(event.cause),
      ...('setSequence' in event ? { setSequence: shift(event.setSequence) } : {}),
    })),
  };
}
