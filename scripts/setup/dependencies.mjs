// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot, runNpm, SetupError } from './run.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage */
/** @typedef {{ packages: Record<string, LockedPackage> }} LockFile */

/**
 * Folders of the packages that the lock file asks for and that are missing or different in what is installed.
 * An optional package may be missing (npm leaves out those for other systems).
 * @param {LockFile} wanted  package-lock.json
 * @param {LockFile} installed  node_modules/.package-lock.json, which npm writes after each install
 */
export function stalePackages(wanted, installed) {
  return Object.entries(wanted.packages)
    .filter(([folder, locked]) => {
      if (folder === '') return false;
      const found = installed.packages[folder];
      if (found === undefined) return locked.optional !== true;
      return found.version !== locked.version || found.integrity !== locked.integrity;
    })
    .map(([folder]) => folder);
}

/**
 * Installs what package-lock.json asks for, unless it is there already.
 * @param {string} folder  of the package, relative to the project; without it the project itself
 */
export function installDependencies(folder = '') {
  const packageFolder = path.join(projectRoot, folder);
  const reason = reasonToInstall(packageFolder);
  if (reason === '') return;
  console.log(`Installing dependencies into ${path.posix.join(folder, 'node_modules')}: ${reason}.`);
  // A first install takes the lock file as it is; a later one changes only what differs, so that
  // nothing is pulled from under a dev server that runs at the same time. Neither writes the lock file.
  const command = existsSync(path.join(packageFolder, 'node_modules')) ? ['install', '--no-save'] : ['ci'];
  const isInstalled = runNpm([...command, '--prefix', packageFolder, '--no-audit', '--no-fund', '--loglevel=error'], {
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1', // the browser is found or installed by chromium.mjs
  });
  if (!isInstalled) {
    throw new SetupError(
      'The dependencies could not be installed; npm says why above. A first install needs the network ' +
        '(or a filled npm cache). When that is mended, run the same command again.',
    );
  }
}

/**
 * Why an install is needed, for a sentence; an empty string when it is not.
 * @param {string} packageFolder
 */
function reasonToInstall(packageFolder) {
  const installedFile = path.join(packageFolder, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return 'they are not there yet';
  const stale = stalePackages(readJson(path.join(packageFolder, 'package-lock.json')), readJson(installedFile));
  if (stale.length === 0) return '';
  const named = stale.slice(0, 3).map((folder) => folder.replace(/^node_modules\//, ''));
  return `${named.join(', ')}${stale.length > 3 ? ` and ${stale.length - 3} more` : ''} changed in package-lock.json`;
}

/**
 * @param {string} file
 * @returns {LockFile}
 */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
