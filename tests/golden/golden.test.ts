import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/simulate';
import { checkTrace } from '../../src/trace/check-trace';
import { formatTrace } from '../../src/trace/text-form';
import { checkedWorldOf } from '../support/any-scenario';
import { firstDifference } from '../support/compare-texts';
import { presets } from '../support/presets';
import { faultScenarios } from './fault-scenarios';
import { parsed } from '../support/scenarios';

/** `npm run golden` sets it: the files are written instead of read. */
const isUpdating = process.env['UPDATE_GOLDEN'] === '1';
const inputs: Readonly<Record<string, unknown>> = { ...presets, ...faultScenarios };
const names = Object.keys(inputs).sort();
const fileOf = (name: string) => path.join(import.meta.dirname, `${name}.txt`);
const knownNames = () => readdirSync(import.meta.dirname).flatMap((file) => (file.endsWith('.txt') ? [file.slice(0, -'.txt'.length)] : []));

/** The trace as a person can review it; of several lanes, each under its name. */
function runText(name: string): string {
  const { lanes } = simulate(parsed(inputs[name]));
  if (lanes.length === 1) return lanes.map(formatTrace).join('');
  return lanes.map((trace) => `lane ${trace.laneKey}\n${formatTrace(trace)}`).join('\n');
}

describe('the presets, and scenes with faults by hand, as they ran when somebody last looked', () => {
  it('each has its golden file, and no file is left over', () => {
    for (const name of isUpdating ? knownNames() : []) if (!names.includes(name)) rmSync(fileOf(name));
    const wanted = isUpdating ? knownNames() : names;
    expect(knownNames(), 'npm run golden writes what is missing and removes what is left over').toEqual(wanted);
  });

  it.each(names)('%s runs as its golden file says', (name) => {
    const actual = runText(name);
    if (isUpdating) writeFileSync(fileOf(name), actual);
    const expected = existsSync(fileOf(name)) ? readFileSync(fileOf(name), 'utf8') : '';
    const difference = firstDifference(expected, actual);
    const advice = 'If this change is meant: npm run golden, and look at the difference.';
    expect(difference === null ? '' : `${name} runs otherwise than tests/golden/${name}.txt, from ${difference}\n${advice}`).toBe('');
  });

  it.each(names)('%s is sound', (name) => {
    const scenario = parsed(inputs[name]);
    for (const trace of simulate(scenario).lanes) expect(checkTrace(trace, checkedWorldOf(scenario))).toEqual([]);
  });
});
