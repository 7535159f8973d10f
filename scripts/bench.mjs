// @ts-check
// `npm run bench`: runs each bench/*.bench.ts, which exports `bench(options)`: the lines to print, as an array, a promise
// of one, or one by one as they are found. `npm run bench -- size` runs only those with "size" in their name;
// `--all` asks for what takes very long, too.
import { setUp } from './setup.mjs';
import { runMain } from './setup/run.mjs';

await runMain(async () => {
  setUp();
  const { forEachModule } = await import('./load-typescript.mjs');
  const words = process.argv.slice(2);
  const wanted = words.find((word) => !word.startsWith('--')) ?? '';
  const options = { isAll: words.includes('--all') };
  let benchCount = 0;
  await forEachModule('bench', '.bench.ts', async (name, module) => {
    if (!name.includes(wanted)) return;
    if (typeof module.bench !== 'function') throw new Error(`bench/${name}.bench.ts exports no bench().`);
    console.log(`\n${name}`);
    for await (const line of await module.bench(options)) console.log(`  ${line}`);
    benchCount += 1;
  });
  if (benchCount === 0) console.log(`No benchmark in bench/ has "${wanted}" in its name.`);
  return benchCount > 0;
});
