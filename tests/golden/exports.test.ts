import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeMessagesCsv, writeMetricsCsv } from '../../src/exports/csv';
import type { ExportedRun } from '../../src/exports/exported-run';
import { writeHar } from '../../src/exports/har';
import { writeMarkdown } from '../../src/exports/markdown';
import { writeMermaid } from '../../src/exports/mermaid';
import { languageOf } from '../../src/i18n/catalogue';
import type { Locale } from '../../src/i18n/locale';
import { techniqueText } from '../../src/techniques/texts';
import { firstDifference } from '../support/compare-texts';
import { exportedRun } from '../support/exported-runs';
import { presets } from '../support/presets';
import { parsed } from '../support/scenarios';

/** `npm run golden` sets it: the files are written instead of read. */
const isUpdating = process.env['UPDATE_GOLDEN'] === '1';
const folder = path.join(import.meta.dirname, 'exports');
/** A failure and its retry, a stream, a socket that ends: so much of each that a person reads it to the end. */
const scenes = ['figure-1', 'sse', 'websocket'];
const DURATION_MS = 9000;

type Write = (run: ExportedRun) => string;

const formats: Readonly<Record<string, readonly [locale: Locale, write: Write]>> = {
  'har': ['en', (run) => writeHar(run, languageOf('en'), '0.0.0')],
  'messages.csv': ['en', (run) => writeMessagesCsv(run, languageOf('en'))],
  'metrics.csv': ['en', writeMetricsCsv],
  'mmd': ['en', (run) => writeMermaid(run, languageOf('en'))],
  'zh-CN.mmd': ['zh-CN', (run) => writeMermaid(run, languageOf('zh-CN'))],
  'md': ['en', (run) => writeMarkdown(run, languageOf('en'))],
  'zh-CN.md': ['zh-CN', (run) => writeMarkdown(run, languageOf('zh-CN'))],
}; // prettier-ignore

const names = scenes.flatMap((scene) => Object.keys(formats).map((format) => `${scene}.${format}`)).sort();

function exportText(name: string): string {
  const [scene = '', ...rest] = name.split('.');
  const [locale, write] = formats[rest.join('.')] ?? [];
  if (locale === undefined || write === undefined) throw new Error(`no format ${rest.join('.')}`);
  const scenario = parsed({ ...(presets[scene] as object), durationMs: DURATION_MS });
  return write(exportedRun(scenario, ({ techniqueId }) => techniqueText(techniqueId, locale)?.name ?? techniqueId));
}

describe('exports of some presets, as they read when somebody last looked', () => {
  it('each has its golden file, and no file is left over', () => {
    if (isUpdating) {
      mkdirSync(folder, { recursive: true });
      for (const file of readdirSync(folder)) if (!names.includes(file)) rmSync(path.join(folder, file));
      for (const name of names) writeFileSync(path.join(folder, name), exportText(name));
    }
    expect(readdirSync(folder).sort(), 'npm run golden writes what is missing and removes what is left over').toEqual(names);
  });

  it.each(names)('%s reads as its golden file', (name) => {
    const file = path.join(folder, name);
    const difference = firstDifference(existsSync(file) ? readFileSync(file, 'utf8') : '', exportText(name));
    const advice = 'If this change is meant: npm run golden, and look at the difference.';
    expect(difference === null ? '' : `${name} reads otherwise, from ${difference}\n${advice}`).toBe('');
  });
});
