// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run, SetupError } from './run.mjs';

/** How tests and pictures start the browser: no GPU (its drawing differs between machines), no traffic of its own. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

// In the order in which they are tried. A bare name is looked up in PATH.
const browserFiles = [
  'chromium',
  'chromium-browser',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'google-chrome',
  'google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'microsoft-edge',
  'microsoft-edge-stable',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

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

/**
 * The first browser that starts: CHROMIUM, Chromium, Chrome, Edge, what Playwright has downloaded. Null when there is none.
 * Throws SetupError when CHROMIUM names something that doesn't start, because running another browser than
 * the one asked for would mislead.
 * @param {NodeJS.ProcessEnv} env
 * @param {(file: string) => boolean} starts
 */
export function findChromium(env, starts = startsAsBrowser) {
  const chosen = env.CHROMIUM;
  if (chosen !== undefined && chosen !== '') {
    if (starts(chosen)) return chosen;
    throw new SetupError(`The environment variable CHROMIUM is "${chosen}", and no browser starts from there.`);
  }
  const candidates = browserFiles.map((name) => (/[\\/]/.test(name) ? name : findInPath(name, env)));
  for (const file of [...candidates, ...playwrightFiles(env)]) {
    if (file !== null && existsSync(file) && starts(file)) return file;
  }
  return null;
}

/** @param {string} file */
function startsAsBrowser(file) {
  if (!existsSync(file)) return false;
  if (process.platform === 'win32') return true; // there `--version` opens a window instead of answering
  // Asked because a file alone proves nothing: Ubuntu's chromium-browser is a stub that only says "install the snap".
  return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/**
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 */
function findInPath(name, env) {
  const folders = (env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file)) ?? null;
}

/**
 * Browsers in Playwright's download folder, the newest first.
 * @param {NodeJS.ProcessEnv} env
 */
function playwrightFiles(env) {
  /** @type {Partial<Record<NodeJS.Platform, string>>} */
  const caches = {
    darwin: path.join(os.homedir(), 'Library', 'Caches'),
    win32: env.LOCALAPPDATA ?? path.join(os.homedir(), 'AppData', 'Local'),
  };
  const cache = caches[process.platform] ?? path.join(os.homedir(), '.cache');
  const folder = env.PLAYWRIGHT_BROWSERS_PATH ?? path.join(cache, 'ms-playwright');
  if (!existsSync(folder)) return [];
  const programs = /^(chrome|chrome\.exe|Chromium|Google Chrome for Testing)$/;
  return readdirSync(folder)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((left, right) => Number(right.slice(9)) - Number(left.slice(9)))
    .flatMap((name) =>
      readdirSync(path.join(folder, name), { recursive: true, encoding: 'utf8' })
        .filter((file) => programs.test(path.basename(file)))
        .map((file) => path.join(folder, name, file)),
    );
}
