// @ts-check
// Makes a fresh clone ready, with nothing but Node and npm: `npm run setup`, and the first step of every other command.
import { fileURLToPath } from 'node:url';
import { findOrInstallChromium } from './setup/chromium.mjs';
import { installDependencies } from './setup/dependencies.mjs';
import { nodeVersionFault } from './setup/node-version.mjs';
import { runMain, SetupError } from './setup/run.mjs';

/** Throws SetupError, in plain words, when this Node is too old or the packages can't be had. */
export function setUp() {
  const fault = nodeVersionFault(process.versions.node);
  if (fault !== '') throw new SetupError(fault);
  installDependencies();
}

/** The same with a browser; returns the path of its program. */
export function setUpWithChromium() {
  setUp();
  return findOrInstallChromium();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runMain(setUp);
