import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../../../src/core/assert';
import { clientCharts, serverCharts } from '../../../src/generated/statecharts';
import { languageOf } from '../../../src/i18n/catalogue';
import { behaviourMachines } from '../../../src/techniques/behaviours/behaviour-machines';
import { GUARD_JOINT } from '../../../src/techniques/describe-machine';
import { techniques } from '../../../src/techniques/index';
import { simulate } from '../../../src/simulate';
import { buildSpans } from '../../../src/trace/build-spans';
import { FIRST_PAGE, isSamePage, pageOf } from '../../../src/trace/page-id';
import type { TraceEvent } from '../../../src/trace/events';
import { transitionKey } from '../../../src/views/machine/chart-now';
import { clientMoves, clientNow, serverNow, takenCountAt } from '../../../src/views/machine/machine-now';
import { anyScenario, tracesOf } from '../../support/any-scenario';
import { anyNumber } from '../../support/any-number';
import { parsed } from '../../support/scenarios';

const english = languageOf('en');

/** A random run, and a moment of it: any, or that of an event, where things begin and end. */
const anyMoment = fc.record({
  scenario: anyScenario,
  part: anyNumber(0, 1),
  isOnEvent: fc.boolean(),
});
type Moment = typeof anyMoment extends fc.Arbitrary<infer Value> ? Value : never;

function momentOf({ scenario, part, isOnEvent }: Moment) {
  const trace = must(tracesOf(scenario)[0], 'a scenario has a lane');
  const event = trace.events[Math.round(part * (trace.events.length - 1))];
  const atMs = Math.max(0, isOnEvent && event !== undefined ? event.atMs : trace.untilMs * part);
  return { spans: buildSpans(trace), atMs, past: trace.events.filter((each) => each.atMs <= atMs) };
}

const isOwn = (event: TraceEvent) =>
  'exchangeId' in event && event.exchangeId === null && 'client' in event && isSamePage(pageOf(event), FIRST_PAGE);

describe('clientNow(spans, page, atMs, language), at any moment of any run', () => {
  it('is where a replay of the machine’s moves up to then ends', () => {
    fc.assert(
      fc.property(anyMoment, (moment) => {
        const { spans, atMs, past } = momentOf(moment);
        const moves = past.flatMap((event) => (event.kind === 'machine-moved' && isOwn(event) ? [event] : []));
        const { activeState, lastMove } = clientNow(spans, FIRST_PAGE, atMs, english);
        expect(activeState).toBe(moves.at(-1)?.to ?? null);
        expect(lastMove?.event ?? null).toBe(moves.at(-1)?.from == null ? null : moves.at(-1)?.event);
        const taken = clientMoves(spans, FIRST_PAGE);
        const counted = [...taken.values()].reduce((sum, each) => sum + takenCountAt(each, atMs), 0);
        expect(counted).toBe(moves.filter(({ from }) => from !== null).length);
      }),
      { numRuns: 60 },
    );
  });

  it('has a ring for each timer that was set and has neither fired nor been cancelled by then', () => {
    fc.assert(
      fc.property(anyMoment, (moment) => {
        const { spans, atMs, past } = momentOf(moment);
        const running = new Map<number, string>();
        for (const event of past.filter(isOwn)) {
          if (event.kind === 'timer-set') running.set(event.sequence, event.event);
          if (event.kind === 'timer-fired' || event.kind === 'timer-cancelled') running.delete(event.setSequence);
        }
        expect(clientNow(spans, FIRST_PAGE, atMs, english).timers.map(({ event }) => event)).toEqual([
          ...running.values(),
        ]);
      }),
      { numRuns: 60 },
    );
  });
});

it('serverNow(spans, page, atMs, language) is the last move of the server’s machines for that page, unless it stopped', () => {
  fc.assert(
    fc.property(anyMoment, (moment) => {
      const { spans, atMs, past } = momentOf(moment);
      const last = past.findLast(
        (event) => event.kind === 'machine-moved' && isSamePage(pageOf(event), FIRST_PAGE) && event.exchangeId !== null,
      );
      const now = serverNow(spans, FIRST_PAGE, atMs, english);
      const isStopped = past.some(
        (event) =>
          event.kind === 'work-ended' &&
          event.result === 'server-stopped' &&
          last?.kind === 'machine-moved' &&
          event.exchangeId === last.exchangeId &&
          event.attempt === last.attempt,
      );
      expect(now?.isStopped ?? false).toBe(isStopped);
      expect(now?.activeState).toBe(last?.kind !== 'machine-moved' ? undefined : isStopped ? null : last.to);
      expect(now?.exchangeId).toBe(last?.kind === 'machine-moved' ? last.exchangeId : undefined);
    }),
    { numRuns: 60 },
  );
});

describe('the charts', () => {
  const words = [languageOf('en'), languageOf('zh-CN')].map((language) => language.words);

  it.each(Object.entries({ ...clientCharts, ...serverCharts }))('%s: each event and guard has words', (_, chart) => {
    for (const { event, guard } of chart.states.flatMap(({ transitions }) => transitions))
      for (const { trace, machine } of words) {
        expect(trace.event).toHaveProperty([event]);
        for (const name of guard?.split(GUARD_JOINT) ?? []) expect(machine.guard).toHaveProperty([name]);
      }
  });

  it('there is one for each technique and each way to take a request, whose states have words', () => {
    expect(Object.keys(clientCharts)).toEqual(techniques.map(({ id }) => id));
    expect(Object.keys(serverCharts)).toEqual(Object.keys(behaviourMachines));
    for (const { states } of Object.values(serverCharts))
      for (const { id } of states) for (const { machine } of words) expect(machine.serverState).toHaveProperty([id]);
  });

  it('have one arrow for what a trace cannot tell apart, so that nothing is counted twice', () => {
    for (const { states } of Object.values({ ...clientCharts, ...serverCharts })) {
      const keys = states.flatMap(({ transitions }) => transitions.map(transitionKey));
      expect(keys).toEqual([...new Set(keys)]);
    }
  });

  it('know every move that any run makes', () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        const trace = must(tracesOf(scenario)[0], 'a scenario has a lane');
        const chart = must(clientCharts[trace.techniqueId], `no chart of ${trace.techniqueId}`);
        const drawn = new Set(chart.states.flatMap(({ transitions }) => transitions.map(transitionKey)));
        const taken = [...clientMoves(buildSpans(trace), FIRST_PAGE).keys()].filter(
          (key) => !key.includes('/params.changed/'),
        );
        expect(taken.filter((key) => !drawn.has(key))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

it('serverNow(spans, page, atMs, language) has no state from a crash until the next request is there', () => {
  const trace = must(
    simulate(
      parsed({
        version: 1,
        durationMs: 12_000,
        techniques: [{ id: 'long-polling', params: { retryJitterFraction: 0 } }],
        messages: { kind: 'at', timesMs: [] },
        interventions: [{ atMs: 2800, do: 'server-restart', forMs: 1000 }],
      }),
    ).lanes[0],
    'a scenario has a lane',
  );
  const at = (atMs: number) => serverNow(buildSpans(trace), FIRST_PAGE, atMs, english);
  expect(at(2799)).toMatchObject({ activeState: 'holding', isStopped: false, exchangeId: 0 });
  expect(at(2800)).toMatchObject({ activeState: null, isStopped: true, timers: [] });
  const back = trace.events.find(({ kind, atMs }) => kind === 'work-started' && atMs > 2800);
  expect(at(must(back, 'it asks again').atMs)).toMatchObject({ activeState: 'holding', isStopped: false });
});
