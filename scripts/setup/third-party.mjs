// @ts-check
// The licences of what is bundled: they ask to go along with it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './run.mjs';

/**
 * One text with the licence of each package and of all that they need.
 * @param {readonly string[]} names
 */
export function thirdPartyLicences(names) {
  const packages = [...withTheirOwn(names)].sort();
  const texts = packages.map((name) => {
    const { version, license } = manifestOf(name);
    return `## ${name} ${version} (${license})\n\n${licenceText(name)}`;
  });
  return `# Licences of what is bundled with Pollscope\n\n${texts.join('\n\n')}\n`;
}

/**
 * @param {readonly string[]} names
 * @param {Set<string>} found
 */
function withTheirOwn(names, found = new Set()) {
  for (const name of names) {
    if (found.has(name)) continue;
    found.add(name);
    withTheirOwn(Object.keys(manifestOf(name).dependencies ?? {}), found);
  }
  return found;
}

/** @param {string} name */
const folderOf = (name) => path.join(projectRoot, 'node_modules', name);

/** @param {string} name */
const manifestOf = (name) => JSON.parse(readFileSync(path.join(folderOf(name), 'package.json'), 'utf8'));

/** @param {string} name */
function licenceText(name) {
  const file = readdirSync(folderOf(name)).find((each) => /^licen[cs]e/i.test(each));
  if (file === undefined || !existsSync(folderOf(name))) return 'It names its licence and brings no text of it.';
  return readFileSync(path.join(folderOf(name), file), 'utf8').trim();
}
