// @ts-check
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** A fault in the surroundings (no network, no browser), told without a stack: the reader can't mend our code. */
export class SetupError extends Error {}

/**
 * Runs a command in the project's folder, its output going straight to the terminal.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env  added to the surroundings' own
 * @returns {boolean} whether it ended with exit code 0
 */
export function run(command, args, env = {}) {
  const result = spawnSync(command, args, { cwd: projectRoot, stdio: 'inherit', env: { ...process.env, ...env } });
  return result.status === 0;
}

/**
 * The same for npm. npm on Windows is a script that Node can't start by itself, so the npm that
 * runs us is started again by its own file, and by name only where we were started without npm.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
export function runNpm(args, env) {
  const npmFile = process.env.npm_execpath;
  return npmFile?.endsWith('npm-cli.js') ? run(process.execPath, [npmFile, ...args], env) : run('npm', args, env);
}

/**
 * The arguments that make Node start an installed package's command, without a shell and on every system.
 * @param {string} packageName
 */
export function toolFile(packageName) {
  const folder = path.join(projectRoot, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return path.join(folder, typeof bin === 'string' ? bin : bin[packageName]);
}

/**
 * Runs `main` and turns what it returns or throws into this process's exit code.
 * @param {() => boolean | void | Promise<boolean | void>} main  false means that it failed and has said why
 */
export async function runMain(main) {
  try {
    if ((await main()) === false) process.exitCode = 1;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}
