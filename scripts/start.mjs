// @ts-check
// `npm start`: builds the site and serves it until it is stopped.
import { setUp } from './setup.mjs';
import { runMain } from './setup/run.mjs';

await runMain(async () => {
  setUp();
  const { buildSite, serveSite } = await import('./site.mjs'); // needs Vite, which may only just have been installed
  await buildSite();
  const { address } = await serveSite();
  console.log(`Pollscope is at ${address} (Ctrl+C stops it)`);
});
