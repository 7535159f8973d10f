// @ts-check
// `npm test`: everything, in Node and in a real browser. What follows `--` goes to Vitest.
import { setUp, setUpWithChromium } from './setup.mjs';
import { run, runMain, toolFile } from './setup/run.mjs';

await runMain(() => {
  const vitestArguments = process.argv.slice(2);
  const needsBrowser = !/--project[= ]node\b/.test(vitestArguments.join(' '));
  const env = needsBrowser ? { CHROMIUM: setUpWithChromium() } : {};
  if (!needsBrowser) setUp();
  return run(process.execPath, [toolFile('vitest'), 'run', ...vitestArguments], env);
});
