import { it } from 'vitest';
import { simulate } from '../../src/simulate';
import { parseScenario } from '../../src/scenario/parse';
import { paramsSchemas, techniques } from '../../src/techniques/index';
import { checkTrace } from '../../src/trace/check-trace';
import { buildSpans } from '../../src/trace/build-spans';
import { measure } from '../../src/metrics/measure';
it('try', () => {
  for (const t of techniques) {
    const r = parseScenario({ version: 1, techniques: [{ id: t.id }], durationMs: 60000 }, paramsSchemas);
    if (!r.ok) { console.log(r.problems); continue; }
    const [trace] = simulate(r.scenario).lanes;
    const faults = checkTrace(trace!, { connectionsPerHost: 6, oneWayLatencyMs: 60, jitterKind: 'none' });
    console.log(t.id, trace!.events.length, faults.slice(0, 5), JSON.stringify(measure(buildSpans(trace!), 60000)));
  }
});
