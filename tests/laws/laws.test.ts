import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toWholeMicroseconds } from '../../src/core/units';
import { withIntervention, withInterventionEnabled, withoutIntervention } from '../../src/scenario/edits';
import type { Scenario } from '../../src/scenario/schema';
import { checkTrace } from '../../src/trace/check-trace';
import { checkedWorldOf } from '../support/any-scenario';
import { firstDifference } from '../support/compare-texts';
import {
  eventsBefore,
  lanesInSteps,
  lanesOf,
  lanesUpToTheBudget,
  LAW_LIMIT_MS,
  lawParameters,
  writeEvents,
  writeLanes,
} from '../support/law-runs';
import { momentActFor, runnableScenario } from '../support/random-scenarios';
import { parsed } from '../support/scenarios';

/** Fails with the first events that differ. */
function expectSame(expected: string, actual: string): void {
  expect(firstDifference(expected, actual)).toBeNull();
}

describe('simulate(scenario), for any scenario', () => {
  it(
    'writes sound traces: checkTrace finds no fault',
    () => {
      fc.assert(
        fc.property(runnableScenario, (scenario) => {
          const world = checkedWorldOf(scenario);
          const { lanes, budgetError } = lanesUpToTheBudget(scenario);
          for (const trace of lanes) expect(checkTrace(trace, world)).toEqual([]);
          if (budgetError !== null)
            expect(budgetError).toMatch(/^event budget of [\d,]+ spent at t = [\d.]+ ms, likely because "/);
        }),
        lawParameters(150),
      );
    },
    LAW_LIMIT_MS,
  );

  it(
    'is repeatable: the same scenario, or an equal one, gives the same traces',
    () => {
      fc.assert(
        fc.property(runnableScenario, (scenario) => {
          const lanes = writeLanes(lanesOf(scenario));
          expectSame(lanes, writeLanes(lanesOf(scenario)));
          expectSame(lanes, writeLanes(lanesOf(parsed(JSON.parse(JSON.stringify(scenario))))));
        }),
        lawParameters(30),
      );
    },
    LAW_LIMIT_MS,
  );
});

describe('run.advanceTo and simulate(scenario)', () => {
  it(
    'leaves the scenario alone',
    () => {
      fc.assert(
        fc.property(runnableScenario, (scenario) => {
          const before = JSON.stringify(scenario);
          lanesOf(scenario);
          expect(JSON.stringify(scenario)).toBe(before);
        }),
        lawParameters(20),
      );
    },
    LAW_LIMIT_MS,
  );

  it(
    'run.advanceTo in steps writes what one step writes, and what is written stays',
    () => {
      fc.assert(
        fc.property(runnableScenario, fc.integer({ min: 7, max: 2500 }), (scenario, stepMs) => {
          const atOnce = writeLanes(lanesOf(scenario));
          const seen: string[] = [];
          const lanes = lanesInSteps(scenario, stepMs, (soFar) => seen.push(writeEvents(soFar[0]?.events ?? [])));
          expectSame(atOnce, writeLanes(lanes));
          const whole = writeEvents(lanes[0]?.events ?? []);
          for (const part of seen) expect(whole.startsWith(part)).toBe(true);
        }),
        lawParameters(40),
      );
    },
    LAW_LIMIT_MS,
  );
});

/** A scenario, and something more that happens in it at a moment. */
const changedScenario = runnableScenario.chain((scenario) => fc.tuple(fc.constant(scenario), momentActFor(scenario)));

describe('a change of the scenario', () => {
  it(
    'at t leaves everything before t as it was',
    () => {
      fc.assert(
        fc.property(changedScenario, ([scenario, act]) => {
          const changed = parsed(withIntervention(scenario, act));
          const atMs = toWholeMicroseconds('atMs' in act ? act.atMs : 0);
          const lanes = lanesOf(changed);
          lanesOf(scenario).forEach((trace, index) => {
            const after = lanes[index];
            if (after) expectSame(writeEvents(eventsBefore(trace, atMs)), writeEvents(eventsBefore(after, atMs)));
          });
        }),
        lawParameters(100),
      );
    },
    LAW_LIMIT_MS,
  );

  it(
    'of the length only cuts the trace short',
    () => {
      fc.assert(
        fc.property(runnableScenario, fc.integer({ min: 1, max: 8000 }), (scenario, durationMs) => {
          const [short, long] = [Math.min(durationMs, scenario.durationMs), Math.max(durationMs, scenario.durationMs)];
          const [cut, whole] = [short, long].map((length) => lanesOf({ ...scenario, durationMs: length })[0]);
          expectSame(
            writeEvents(whole?.events.filter(({ atMs }) => atMs <= short) ?? []),
            writeEvents(cut?.events ?? []),
          );
        }),
        lawParameters(20),
      );
    },
    LAW_LIMIT_MS,
  );
});

/** A scenario of several lanes; of one lane, with a second of another technique. */
const severalLanes: fc.Arbitrary<Scenario> = runnableScenario.map((scenario) =>
  scenario.techniques.length > 1
    ? scenario
    : {
        ...scenario,
        techniques: [...scenario.techniques, { id: 'websocket', key: 'beside', params: { reconnectMs: 100 } }],
      },
);

describe('an act that is switched off', () => {
  it(
    'does nothing: the run is that of the scenario without it, and the others keep their numbers',
    () => {
      fc.assert(
        fc.property(changedScenario, fc.nat(), ([scenario, act], place) => {
          const acts = withIntervention(scenario, act).interventions;
          const index = place % acts.length;
          const off = withInterventionEnabled({ ...scenario, interventions: acts }, index, false);
          const without = withoutIntervention(off, index);
          const numbered = lanesOf(without).map((trace) => ({
            ...trace,
            events: trace.events.map((event) =>
              event.kind === 'intervention-applied' && event.index >= index
                ? { ...event, index: event.index + 1 }
                : event,
            ),
          }));
          expectSame(writeLanes(numbered), writeLanes(lanesOf(off)));
        }),
        lawParameters(60),
      );
    },
    LAW_LIMIT_MS,
  );
});

describe('a lane', () => {
  it(
    'is the same alone as beside others',
    () => {
      fc.assert(
        fc.property(severalLanes, (scenario) => {
          const together = lanesOf(scenario);
          scenario.techniques.forEach((lane, index) => {
            const [alone] = lanesOf({ ...scenario, techniques: [lane] });
            expectSame(writeEvents(together[index]?.events ?? []), writeEvents(alone?.events ?? []));
          });
        }),
        lawParameters(30),
      );
    },
    LAW_LIMIT_MS,
  );

  it(
    'is the same wherever it stands, whatever its neighbours are told',
    () => {
      fc.assert(
        fc.property(severalLanes, (scenario) => {
          const techniques = scenario.techniques.toReversed();
          const changed = techniques.map((lane, index) =>
            index === 0
              ? { ...lane, id: 'ajax-polling', params: { answers: 'at-once', pollIntervalMs: 77, usesCursor: true } }
              : lane,
          );
          const [forward, backward] = [lanesOf(scenario), lanesOf({ ...scenario, techniques })];
          expectSame(writeLanes(forward), writeLanes(backward.toReversed()));
          const beside = lanesOf({ ...scenario, techniques: changed });
          expectSame(writeLanes(backward.slice(1)), writeLanes(beside.slice(1)));
        }),
        lawParameters(30),
      );
    },
    LAW_LIMIT_MS,
  );
});
