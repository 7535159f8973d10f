import { spawnSync } from 'node:child_process';
import path from 'node:path';

const projectRoot = path.join(import.meta.dirname, '..', '..');

/** `vite build` with these arguments. As anywhere else: under Vitest, what is built has the checks of development in it. */
export function runBuild(args: readonly string[]): void {
  const vite = path.join(projectRoot, 'node_modules', 'vite', 'bin', 'vite.js');
  const env = { ...process.env };
  for (const name of ['VITEST', 'NODE_ENV']) Reflect.deleteProperty(env, name);
  const run = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'error', ...args], {
    cwd: projectRoot,
    env,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`${run.stdout}${run.stderr}`);
}
