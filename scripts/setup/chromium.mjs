// @ts-check
import { findChromium, findInPath } from './find-chromium.mjs';
import { run, SetupError } from './run.mjs';

const adviceByHand = `Pollscope's tests run in a real browser, and none was found. Any one of these will do:
  Debian, as root:  apt-get install -y chromium fonts-noto-cjk
  macOS:            brew install --cask google-chrome
  any system:       npx playwright-core install --with-deps chromium
  an own browser:   set the environment variable CHROMIUM to the program's path (Chromium, Chrome or Edge)
Then run the same command again. Without a browser, \`npm test -- --project=node\` runs the tests that need none.`;

/**
 * The path of a Chromium that starts, installing one where that is possible. Throws SetupError with
 * what to do by hand where it isn't.
 */
export function findOrInstallChromium() {
  const found = findChromium(process.env);
  if (found !== null) return found;
  if (process.getuid?.() === 0 && findInPath('apt-get', process.env) !== null) {
    console.log('No Chromium found; installing chromium and fonts-noto-cjk with apt-get.');
    const isInstalled =
      run('apt-get', ['update', '-q']) &&
      run('apt-get', ['install', '-y', '-q', 'chromium', 'fonts-noto-cjk'], { DEBIAN_FRONTEND: 'noninteractive' });
    const installed = findChromium(process.env);
    if (installed !== null) return installed;
    console.error(
      isInstalled ? 'The Chromium that was installed does not start.' : 'apt-get failed; it says why above.',
    );
  }
  throw new SetupError(adviceByHand);
}
