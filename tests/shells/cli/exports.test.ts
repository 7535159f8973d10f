import { chmodSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../../scripts/setup/find-chromium.mjs';
import { writeMessagesCsv, writeMetricsCsv } from '../../../src/exports/csv';
import { writeHar } from '../../../src/exports/har';
import { writeMarkdown } from '../../../src/exports/markdown';
import { writeMermaid } from '../../../src/exports/mermaid';
import { languageOf } from '../../../src/i18n/catalogue';
import { techniqueText } from '../../../src/techniques/texts';
import { pollscope, projectFolder, TestFolder } from '../../support/command-line';
import { exportedRun } from '../../support/exported-runs';
import { parsed } from '../../support/scenarios';

const folder = new TestFolder();
const input = {
  version: 1,
  durationMs: 8000,
  techniques: [{ id: 'long-polling' }, { id: 'websocket', key: 'ws' }],
  messages: { kind: 'every', periodMs: 2000 },
};
const file = folder.write('scenario.json', JSON.stringify(input));
const { version } = JSON.parse(readFileSync(path.join(projectFolder, 'package.json'), 'utf8')) as { version: string };
const english = languageOf('en');
const chinese = languageOf('zh-CN');
const run = (locale: 'en' | 'zh-CN' = 'en') =>
  exportedRun(parsed(input), ({ techniqueId }) => techniqueText(techniqueId, locale)?.name ?? '');
const browser = findChromium(process.env);

// Where the sources have changed since the last build, the first run builds.
beforeAll(() => pollscope(['--version']), 60_000);
afterAll(() => {
  folder.remove();
});

describe('pollscope har, csv, mermaid, markdown', () => {
  it.each([
    [['har'], () => writeHar(run(), english, version)],
    [['csv'], () => writeMessagesCsv(run(), english)],
    [['csv', '--table', 'messages', '--lang', 'zh-CN'], () => writeMessagesCsv(run('zh-CN'), chinese)],
    [['csv', '--table=metrics'], () => writeMetricsCsv(run())],
    [['mermaid'], () => writeMermaid(run(), english)],
    [['mermaid', '--from', '2s', '--to', '3500ms'], () => writeMermaid(run(), english, { fromMs: 2000, toMs: 3500 })],
    [['markdown'], () => writeMarkdown(run(), english)],
    [['markdown', '--lang', 'zh'], () => writeMarkdown(run('zh-CN'), chinese)],
    [['markdown', '--lang', 'zh-CN'], () => writeMarkdown(run('zh-CN'), chinese)],
  ])('%s FILE prints the export, and nothing else', async ([command = '', ...options], write) => {
    expect(await pollscope([command, file, ...options])).toEqual({ exitCode: 0, stdout: write(), stderr: '' });
  });

  it('markdown LINK speaks as the link says, unless it is told otherwise', async () => {
    const link = 'https://pollscope.example/?technique=sse&lang=zh';
    expect((await pollscope(['markdown', link])).stdout).toContain('## 经过');
    expect((await pollscope(['markdown', link, '--lang', 'en'])).stdout).toContain('## What happened');
  });

  it.each([
    [['csv', '--table', 'all'], 2, 'pollscope: --table: expected one of messages, metrics, got "all"\n'],
    [['har', '--from', '2s'], 2, 'pollscope: har: no such option: --from (it knows --lang, --event-budget)\n'],
    [['mermaid', '--from', '9s'], 2, 'pollscope: --from: the run ends at 8000 ms, got 9000 ms\n'],
    [['mermaid', '--from', '3s', '--to', '2s'], 2, 'pollscope: --to: expected a moment after 3000 ms, got 2000 ms\n'],
    [['markdown', '--event-budget', '10'], 1, 'pollscope: lane long-polling: event budget of 10 spent at '],
  ])('%s is refused in words, and prints nothing', async ([command = '', ...options], exitCode, words) => {
    const finished = await pollscope([command, file, ...options]);
    expect({ exitCode: finished.exitCode, stdout: finished.stdout }).toEqual({ exitCode, stdout: '' });
    expect(finished.stderr.slice(0, words.length)).toBe(words);
  });
});

describe('pollscope png', () => {
  it.runIf(browser !== null)(
    'draws the picture of svg with so many pixels for each px, the same every time',
    async () => {
      const args = ['png', file, '--width', '500', '--height', '300', '--scale', '3'];
      const first = await pollscope(args, { readsBytes: true });
      expect({ exitCode: first.exitCode, stderr: first.stderr }).toEqual({ exitCode: 0, stderr: '' });
      const bytes = Buffer.from(first.stdout, 'latin1');
      expect(bytes.subarray(1, 4).toString()).toBe('PNG');
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1500, 900]);
      expect(await pollscope(args, { readsBytes: true })).toEqual(first);
    },
    60_000,
  );

  it.runIf(process.platform === 'linux')('says what to do where there is no browser', async () => {
    const empty = { PATH: folder.path, HOME: folder.path, PLAYWRIGHT_BROWSERS_PATH: folder.path };
    const finished = await pollscope(['png', file], { env: { ...empty, CHROMIUM: '' } });
    expect(finished).toMatchObject({ exitCode: 1, stdout: '' });
    expect(finished.stderr).toMatch(/^pollscope: no Chromium was found.*CHROMIUM.*pollscope svg needs none\n$/);
  });

  it('says whose fault it is where the program that was named is no browser', async () => {
    const gone = await pollscope(['png', file], { env: { CHROMIUM: path.join(folder.path, 'gone') } });
    expect(gone).toMatchObject({ exitCode: 1, stdout: '' });
    expect(gone.stderr).toMatch(/^pollscope: The environment variable CHROMIUM is ".*gone", and no browser starts/);
  });

  it.runIf(process.platform !== 'win32')('says whose fault it is where a program ends instead of drawing', async () => {
    const fake = folder.write('browser', '#!/bin/sh\n[ "$1" = --version ] || exit 3\n');
    chmodSync(fake, 0o755);
    const { exitCode, stdout, stderr } = await pollscope(['png', file], { env: { CHROMIUM: fake } });
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `pollscope: ${fake} could not draw the picture: it has ended\n`,
    });
  });

  it.each([
    ['0', 'pollscope: --scale: expected a whole number from 1 to 4, got "0"\n'],
    ['5', 'pollscope: --scale: expected a whole number from 1 to 4, got "5"\n'],
    ['4', 'pollscope: --scale: the picture would have 20000 pixels on a side, at most 16384 can be drawn\n'],
  ])('refuses a scale of %s for a picture of 5000 px', async (scale, words) => {
    const { exitCode, stdout, stderr } = await pollscope(['png', file, '--width', '5000', '--scale', scale]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr.startsWith(words)).toBe(true);
  });
});
