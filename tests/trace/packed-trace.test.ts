import { describe, expect, it } from 'vitest';
import { usualLanes, usualScenario } from '../../src/generated/usual-run';
import { simulate } from '../../src/simulate';
import { packTrace, unpackTrace } from '../../src/trace/packed-trace';
import { presets } from '../support/presets';
import { parsed } from '../support/scenarios';

describe('unpackTrace(packTrace(trace))', () => {
  it.each(Object.keys(presets))('is the trace, also when it was written down in between (%s)', (name) => {
    for (const trace of simulate(parsed(presets[name])).lanes)
      expect(unpackTrace(JSON.parse(JSON.stringify(packTrace(trace))) as ReturnType<typeof packTrace>)).toEqual(trace);
  });
});

describe('the run that is written down', () => {
  it('is what the simulator makes of the usual scenario, and of it without its acts', () => {
    expect(usualScenario).toEqual(parsed(presets['compare']));
    expect(usualLanes.map(({ trace }) => unpackTrace(trace))).toEqual(simulate(usualScenario).lanes);
    const planned = simulate({ ...usualScenario, interventions: [] });
    expect(usualLanes.map((lane) => unpackTrace(lane.planned))).toEqual(planned.lanes);
  });
});
