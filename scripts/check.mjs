// @ts-check
// `npm run check`: everything that can be said about the code without running it. Prints only what is wrong.
import { spawnSync } from 'node:child_process';
import { setUp } from './setup.mjs';
import { projectRoot, runMain, toolFile } from './setup/run.mjs';

/** @type {[name: string, toolPackage: string, args: string[]][]} */
const tools = [
  ['types', 'svelte-check', ['--tsconfig', 'tsconfig.json', '--fail-on-warnings', '--output', 'human']],
  ['lint', 'eslint', ['.', '--max-warnings=0']],
  ['format', 'prettier', ['--check', '.']],
  ['unused code', 'knip', []],
];

await runMain(() => {
  setUp();
  const results = [
    ...tools.map(([name, toolPackage, args]) => checkWith(name, [toolFile(toolPackage), ...args])),
    checkWith('generated files', ['scripts/generate.mjs', '--check']),
  ];
  return results.every((isSound) => isSound);
});

/**
 * @param {string} name
 * @param {string[]} nodeArguments
 */
function checkWith(name, nodeArguments) {
  const startedAtMs = Date.now();
  const result = spawnSync(process.execPath, nodeArguments, { cwd: projectRoot, encoding: 'utf8', maxBuffer: 1e8 });
  const isSound = result.status === 0;
  console.log(`${name}: ${isSound ? 'ok' : 'FAILED'}, ${((Date.now() - startedAtMs) / 1000).toFixed(1)} s`);
  if (!isSound) console.log(result.stdout + result.stderr);
  return isSound;
}
