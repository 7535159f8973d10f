// The presets as a module: files of public/ are served as they stand and cannot be imported.
import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../public/scenarios/', import.meta.url);

/** `src/generated/presets.ts`: every file of public/scenarios by its name, input for `parseScenario`. */
export function generate(): Promise<{ path: string; text: string }[]> {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  const presets = Object.fromEntries(
    names
      .sort()
      .map((name) => [
        name.slice(0, -'.json'.length),
        JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as unknown,
      ]),
  );
  const text = [
    '// Written by `npm run generate` from public/scenarios; do not edit.',
    `export const presets: Readonly<Record<string, unknown>> = ${JSON.stringify(presets)};`,
    '',
  ].join('\n');
  return Promise.resolve([{ path: 'src/generated/presets.ts', text }]);
}
