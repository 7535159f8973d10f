// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SetupError } from './run.mjs';

/** How pictures and tests start the browser: no GPU (its drawing differs between machines), no traffic of its own. */
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
export function findInPath(name, env) {
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
