#!/usr/bin/env node
// @ts-check
// Runs the command line. In a clone it is built first, where it has not been built since its sources changed.
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const builtFile = path.join(root, 'dist', 'cli', 'pollscope.js');
/** What the build is made from. An installed package has none of it, and nothing to build. */
const sources = [
  'src',
  'public/scenarios',
  'scripts/setup',
  'vite.config.cli.ts',
  'svelte.config.js',
  'package-lock.json',
];

/**
 * When this file, or the newest in this folder, was changed, in ms; 0 for what is not there.
 * @param {string} file
 * @returns {number}
 */
function changedAtMs(file) {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  // The folder's own time tells of files that were taken away.
  const times = readdirSync(file).map((name) => changedAtMs(path.join(file, name)));
  return Math.max(stats.mtimeMs, ...times);
}

/** Builds, and returns where the result is: beside the sources, or in a temporary folder where that cannot be written. */
async function buildCommandLine() {
  const beganAtSeconds = Date.now() / 1000;
  const { build } = await importVite();
  const result = await build({
    configFile: path.join(root, 'vite.config.cli.ts'),
    configLoader: 'runner', // it writes nothing into node_modules
    logLevel: 'error',
    build: { write: false },
  });
  const [output] = [result].flat();
  if (output === undefined || !('output' in output)) throw new Error('Vite has built nothing');
  try {
    return writeBuilt(builtFile, output.output[0].code, beganAtSeconds);
  } catch {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'pollscope-'));
    return writeBuilt(path.join(folder, 'pollscope.mjs'), output.output[0].code, beganAtSeconds);
  }
}

async function importVite() {
  try {
    return await import('vite');
  } catch {
    throw new Error(`its packages are missing; run "npm install" in ${root} first`);
  }
}

/**
 * Whole or not at all, since another process may be reading it; dated from the build's beginning, so that what was
 * changed meanwhile counts as newer. @param {string} file @param {string} code @param {number} atSeconds
 */
function writeBuilt(file, code, atSeconds) {
  mkdirSync(path.dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, code);
  utimesSync(unfinished, atSeconds, atSeconds);
  renameSync(unfinished, file);
  return file;
}

try {
  const newestAtMs = Math.max(...sources.map((source) => changedAtMs(path.join(root, source))));
  const isFresh = changedAtMs(builtFile) > 0 && changedAtMs(builtFile) >= newestAtMs;
  const file = isFresh ? builtFile : await buildCommandLine();
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const { main } = await import(pathToFileURL(file).href);
  await main(version, path.join(root, 'dist'));
} catch (error) {
  process.stderr.write(`pollscope: cannot start: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
