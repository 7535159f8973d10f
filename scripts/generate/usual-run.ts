// The run that the page opens with, as a module: the first picture is drawn before the simulator has come.
import { readFileSync } from 'node:fs';
import { must } from '../../src/core/assert';
import { parseScenario } from '../../src/scenario/parse';
import { simulate } from '../../src/simulate';
import { paramsSchemas } from '../../src/techniques/index';
import { packTrace } from '../../src/trace/packed-trace';

const USUAL_SCENE_ID = 'compare';

/** `src/generated/usual-run.ts`: the usual scenario with its defaults filled in, and its traces. */
export function generate(): Promise<{ path: string; text: string }[]> {
  const file = new URL(`../../public/scenarios/${USUAL_SCENE_ID}.json`, import.meta.url);
  const parsed = parseScenario(JSON.parse(readFileSync(file, 'utf8')), paramsSchemas);
  if (!parsed.ok) throw new Error(`${file.pathname}: ${JSON.stringify(parsed.problems)}`);
  const { scenario } = parsed;
  const planned = simulate({ ...scenario, interventions: [] }).lanes;
  // What is alike stands together, so that it compresses well.
  const lanes = simulate(scenario).lanes.map((trace, place) => ({
    trace: packTrace(trace),
    planned: packTrace(must(planned[place], 'both have the same lanes')),
  }));
  const text = [
    '// Written by `npm run generate` from public/scenarios and the simulator; do not edit.',
    "import type { Scenario } from '../scenario/schema';",
    "import type { PackedTrace } from '../trace/packed-trace';",
    '',
    '/** The scene that the page opens with. */',
    `export const USUAL_SCENE_ID = '${USUAL_SCENE_ID}';`,
    '',
    `export const usualScenario: Scenario = ${JSON.stringify(scenario)};`,
    '',
    '/** What `simulate` makes of it, lane by lane: as it is, and as it was planned, without its acts. */',
    'export const usualLanes: readonly { readonly trace: PackedTrace; readonly planned: PackedTrace }[] =',
    `  ${JSON.stringify(lanes)};`,
    '',
  ].join('\n');
  return Promise.resolve([{ path: 'src/generated/usual-run.ts', text }]);
}
