import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

interface Generator {
  readonly generate: () => Promise<readonly { readonly path: string; readonly text: string }[]>;
}

const generators = import.meta.glob<Generator>('../scripts/generate/*.ts', { eager: true });
const projectRoot = path.join(import.meta.dirname, '..');

describe('npm run generate', () => {
  it.each(Object.entries(generators))('%s would write what is there', async (_script, { generate }) => {
    for (const { path: filePath, text } of await generate()) {
      const absolutePath = path.join(projectRoot, filePath);
      const isFresh = existsSync(absolutePath) && readFileSync(absolutePath, 'utf8') === text;
      expect(isFresh ? '' : `${filePath} is stale: npm run generate, and look at the difference.`).toBe('');
    }
  });

  it.each(Object.entries(generators))('%s writes the same each time', async (_script, { generate }) => {
    expect(await generate()).toEqual(await generate());
  });
});
