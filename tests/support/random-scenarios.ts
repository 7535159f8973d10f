import fc from 'fast-check';
import { must } from '../../src/core/assert';
import type { Intervention, Scenario } from '../../src/scenario/schema';
import { connectionActsOf, paramSetsOf, requestActsOf, timedActsOf } from './random-acts';
import { arbitrariesOf, paramsOf, partsOf, type Kind } from './random-parts';
import { parsed } from './scenarios';

function inputsOf(kind: Kind, lanesMax: number): fc.Arbitrary<Record<string, unknown>> {
  const arbitraries = arbitrariesOf(kind);
  const params = paramsOf(arbitraries);
  const lane = fc
    .constantFrom(...Object.keys(params))
    .chain((id) => fc.record({ id: fc.constant(id), params: params[id] ?? fc.constant({}) }));
  const lanes = fc
    .array(lane, { minLength: 1, maxLength: lanesMax })
    .map((list) => list.map((each, index) => ({ ...each, key: `${each.id}-${index}` })));
  return lanes.chain((techniques) => {
    const keys = techniques.map(({ key }) => key);
    const acts = fc.oneof(
      { weight: 5, arbitrary: timedActsOf(arbitraries) },
      { weight: 2, arbitrary: connectionActsOf(arbitraries, keys) },
      { weight: 3, arbitrary: requestActsOf(arbitraries, keys) },
      ...techniques.flatMap((each) => paramSetsOf(arbitraries, each)),
    );
    return fc
      .record(
        {
          version: fc.constant(1),
          techniques: fc.constant(techniques),
          seed: arbitraries.whole([0, 1000], [0, 0xffff_ffff]),
          durationMs: arbitraries.durationMs,
          clients: arbitraries.whole([1, 3], [1, 1000]),
          ...partsOf(arbitraries),
          interventions: fc.array(acts, { maxLength: 5 }),
        },
        { requiredKeys: ['version', 'techniques', 'durationMs'] },
      )
      .map(withTabsFor);
  });
}

/** A thousand pages are run in full so far: a crowd has one tab each. */
function withTabsFor(input: Record<string, unknown>): Record<string, unknown> {
  return Number(input['clients'] ?? 1) > 50
    ? { ...input, browser: { ...(input['browser'] as object), tabs: 1 } }
    : input;
}

/** Whatever the contract allows and is built: for readers and writers of scenarios. */
export const anyScenarioInput = inputsOf('any', 6);
/** One to three lanes, some seconds, every technique, part and act that is built: for runs. */
export const runnableScenario: fc.Arbitrary<Scenario> = inputsOf('runnable', 3).map(parsed);
/** Something that happens at a moment, and may be added to any scenario. */
export const timedAct: fc.Arbitrary<Intervention> = timedActsOf(arbitrariesOf('runnable')).map((act) =>
  parsedAct(act, 'sse'),
);
/** The same, or something that happens to a connection of one of its lanes. */
export function momentActFor({ techniques }: Scenario): fc.Arbitrary<Intervention> {
  const keys = techniques.map(({ key }) => key);
  const onConnection = connectionActsOf(arbitrariesOf('runnable'), keys);
  return fc.oneof(
    { weight: 3, arbitrary: timedAct },
    onConnection.map((act) => parsedAct(act, ...keys)),
  );
}

function parsedAct(act: unknown, ...keys: readonly string[]): Intervention {
  const techniques = keys.map((key) => ({ id: 'sse', key }));
  return must(parsed({ version: 1, techniques, interventions: [act] }).interventions[0], 'the act');
}
