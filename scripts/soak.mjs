// @ts-check
// `npm run soak`: all laws over ten thousand random scenarios, drawn anew each time, and closed forms of waits that take
// minutes to tell. `npm run soak -- --seed 5` draws those
// of seed 5 again, `--runs 500` fewer of them. What fails is reduced to a small scenario first, which takes its time.
import { setUp } from './setup.mjs';
import { run, runMain, SetupError, toolFile } from './setup/run.mjs';

const RUNS = 10_000;
const SEED_END = 0x8000_0000;

await runMain(() => {
  const runs = argumentOf('--runs') ?? RUNS;
  const seed = argumentOf('--seed') ?? Math.floor(Math.random() * SEED_END);
  setUp();
  console.log(`${runs} scenarios of seed ${seed}; again with: npm run soak -- --seed ${seed} --runs ${runs}`);
  const tests = ['tests/laws/soak.test.ts', 'tests/facts/closed-forms-queueing.test.ts'];
  return run(process.execPath, [toolFile('vitest'), 'run', '--project=node', ...tests], {
    LAW_SEED: String(seed),
    SOAK_RUNS: String(runs),
  });
});

/**
 * @param {string} name
 * @returns {number | null} the whole number after `name`
 */
function argumentOf(name) {
  const index = process.argv.indexOf(name);
  if (index < 0) return null;
  const text = process.argv[index + 1] ?? '';
  if (!/^\d+$/.test(text)) throw new SetupError(`${name} needs a whole number, such as ${name} 5.`);
  return Number(text);
}
