// @ts-check
// `npm run golden`: writes the golden files anew from what the code does now. Read the difference before committing it.
import { setUp } from './setup.mjs';
import { run, runMain, toolFile } from './setup/run.mjs';

await runMain(() => {
  setUp();
  const isWritten = run(process.execPath, [toolFile('vitest'), 'run', '--project=node', 'golden'], {
    UPDATE_GOLDEN: '1',
  });
  if (isWritten)
    console.log('The golden files are written. `git diff` shows what changed; every change needs a reason.');
  return isWritten;
});
