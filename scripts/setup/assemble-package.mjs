// @ts-check
// The npm package, from what was built: `npm pack` in its folder makes the file that is published.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DOOR_SOURCES, packageManifest } from './package-manifest.mjs';
import { writePackageTypes } from './package-types.mjs';
import { projectRoot } from './run.mjs';
import { thirdPartyLicences } from './third-party.mjs';

/** @param {string} built  with `site`, `element`, `cli` and the modules in `package` */
export function assemblePackage(built) {
  const target = path.join(built, 'package');
  for (const part of ['site', 'element', 'cli']) {
    cpSync(path.join(built, part), path.join(target, 'dist', part), { recursive: true });
  }
  /** @type {readonly (readonly [from: string, to: string])[]} */
  const files = [
    ['bin/pollscope.js', 'bin/pollscope.js'],
    ['public/schema.json', 'schema.json'],
    ['LICENSE', 'LICENSE'],
    ['docs/package.md', 'README.md'],
    ['docs/embedding.md', 'embedding.md'],
  ];
  for (const [from, to] of files) cpSync(path.join(projectRoot, from), path.join(target, to));
  const project = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8'));
  writeFileSync(path.join(target, 'package.json'), `${JSON.stringify(packageManifest(project), null, 2)}\n`);
  writeFileSync(path.join(target, 'THIRD-PARTY.md'), thirdPartyLicences(['d3', 'svelte', 'xstate']));
  writePackageTypes(DOOR_SOURCES, path.join(target, 'types'));
}
