import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toWholeMicroseconds } from '../../src/core/units';
import { withIntervention } from '../../src/scenario/edits';
import type { Intervention, Scenario } from '../../src/scenario/schema';
import { simulate } from '../../src/simulate';
import { checkTrace } from '../../src/trace/check-trace';
import type { Trace } from '../../src/trace/events';
import { anyScenario, checkedWorldOf } from '../support/any-scenario';
import { firstDifference } from '../support/compare-texts';
import { eventsBefore, lanesInSteps, lawParameters, writeEvents, writeLanes } from '../support/law-runs';
import { loopsWithoutDelay } from '../support/loops-without-delay';
import { momentActFor, runnableScenario } from '../support/random-scenarios';
import { parsed } from '../support/scenarios';

/** A scenario that ends: every technique, part and fault that is built, the proxy and a busy server with them. */
const endingScenario = fc.oneof(anyScenario, runnableScenario).filter((scenario) => !loopsWithoutDelay(scenario));
const inputs = endingScenario.chain((scenario) =>
  fc.tuple(fc.constant(scenario), momentActFor(scenario), fc.integer({ min: 7, max: 2500 })),
);

/** `npm run soak` does this with ten thousand of them, and says with which seed. */
const scenarioCount = Number(process.env['SOAK_RUNS'] ?? 100);
/** A tenth of a second each, on a machine that is busy with other things. */
const limitMs = 60_000 + 500 * scenarioCount;

describe('simulate(scenario), all laws at once for each scenario', () => {
  it(
    'spends no budget, throws nothing, is sound, repeatable, the same in steps and alone, and a change leaves the past',
    () => {
      fc.assert(
        fc.property(inputs, ([scenario, act, stepMs]) => {
          const lanes = simulate(scenario).lanes;
          const world = checkedWorldOf(scenario);
          for (const trace of lanes) expect(checkTrace(trace, world)).toEqual([]);
          expectSame(
            lanes,
            lanesInSteps(scenario, stepMs, () => undefined),
          );
          if (lanes.length > 1)
            expectSame(
              lanes,
              scenario.techniques.flatMap((lane) => laneAlone(scenario, lane)),
            );
          expectPastKept(scenario, lanes, act);
        }),
        { ...lawParameters(1), numRuns: scenarioCount },
      );
    },
    limitMs,
  );
});

function laneAlone(scenario: Scenario, lane: Scenario['techniques'][number]): readonly Trace[] {
  return simulate({ ...scenario, techniques: [lane] }).lanes;
}

function expectSame(expected: readonly Trace[], actual: readonly Trace[]): void {
  expect(firstDifference(writeLanes(expected), writeLanes(actual))).toBeNull();
}

/** The act may make a scenario that has no end; what has happened before it is all that is looked at. */
function expectPastKept(scenario: Scenario, lanes: readonly Trace[], act: Intervention): void {
  const atMs = toWholeMicroseconds('atMs' in act ? act.atMs : 0);
  const changed = parsed(withIntervention(scenario, act));
  const shortened = { ...changed, durationMs: Math.max(1, Math.min(scenario.durationMs, atMs)) };
  const past = (traces: readonly Trace[]) => traces.map((trace) => writeEvents(eventsBefore(trace, atMs))).join('\n');
  if (!loopsWithoutDelay(shortened)) expect(firstDifference(past(lanes), past(simulate(shortened).lanes))).toBeNull();
}
