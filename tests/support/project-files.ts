import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceFile } from './source-code';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
const foreignFolders = ['.git', 'node_modules', 'dist'];
const textNames = /(\.(ts|js|mjs|svelte|css|html|json|md|yml|yaml|txt|svg)|(^|\/)[^.]+|(^|\/)\.[^/]+)$/;

/** Every text file of the project that is ours. Walked, not asked of git, which a machine that only tests may not have. */
export function readProjectFiles(folder = ''): SourceFile[] {
  return readdirSync(path.join(projectRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    const entryPath = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return foreignFolders.includes(entry.name) ? [] : readProjectFiles(entryPath);
    if (!entry.isFile() || !textNames.test(entryPath)) return [];
    return [{ path: entryPath, text: readFileSync(path.join(projectRoot, entryPath), 'utf8') }];
  });
}
