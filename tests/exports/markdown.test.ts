import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import type { ExportedRun } from '../../src/exports/exported-run';
import { writeMarkdown } from '../../src/exports/markdown';
import { markdownText } from '../../src/exports/markdown-text';
import { exportWords } from '../../src/i18n/export-words';
import { languageOf } from '../../src/i18n/catalogue';
import { LOCALES } from '../../src/i18n/locale';
import { metricEntries } from '../../src/metrics/registry';
import { isSamePage, pagesOf } from '../../src/trace/page-id';
import { exportedRun } from '../support/exported-runs';
import { LAW_LIMIT_MS, lawParameters } from '../support/law-runs';
import { presets } from '../support/presets';
import { runnableScenario } from '../support/random-scenarios';
import { readMarkdown } from '../support/read-markdown';
import { oneLane, parsed } from '../support/scenarios';

const english = languageOf('en');
const momentOf = (item: string) => {
  const [, text = ''] = /^(?:At|Since) ([\d,.]+) s/.exec(item) ?? [];
  return Number(text.replaceAll(',', ''));
};

/** Every message, loss and request of the run is told, to each page, in the order of time. */
function expectAllTold(run: ExportedRun) {
  const { lanes } = run;
  const pages = pagesOf(must(lanes[0], 'a lane').trace);
  const sections = readMarkdown(writeMarkdown(run, english));
  const told = sections.filter(({ items, depth }) => items.length > 0 && depth > 1);
  const logs = sections.slice(sections.findIndex(({ heading }) => heading === 'Log') + 1);
  expect(told).toHaveLength(pages.length);
  told.forEach(({ items }, place) => {
    const page = must(pages[place], 'told for each page');
    const moments = items.filter((item) => /^(At|Since)/.test(item)).map(momentOf);
    expect(moments).toEqual(moments.toSorted((one, other) => one - other));
    for (const { spans } of lanes) {
      for (const { id, toPage, losses } of spans.messages) {
        if (toPage !== null && !isSamePage(toPage, page)) continue;
        const named = new RegExp(`\\bmessage ${id}( of [^;]+)? is published`);
        expect(
          items.some((item) => named.test(item)),
          `message ${id}`,
        ).toBe(true);
        if (losses.some((loss) => isSamePage(loss, page)))
          expect(
            items.some((item) => new RegExp(`\\bmessage ${id} was lost for `).test(item)),
            `loss of ${id}`,
          ).toBe(true);
      }
    }
  });
  lanes.forEach(({ spans }, place) => {
    for (const exchange of spans.exchanges) {
      const { id } = exchange;
      const pagePlace = pages.findIndex((page) => isSamePage(page, exchange));
      const { logged } = must(logs[place * pages.length + pagePlace], 'a log for each lane and page');
      expect(
        logged.some((line) => new RegExp(`#${id}\\b`).test(line)),
        `request ${id}`,
      ).toBe(true);
    }
  });
}

describe('writeMarkdown(run, language)', () => {
  it('tells every message, loss and request, in every preset', () => {
    for (const input of Object.values(presets)) expectAllTold(exportedRun(parsed(input)));
  });

  it(
    'tells every message, loss and request, whatever is run',
    () => {
      fc.assert(
        fc.property(runnableScenario, (scenario) => expectAllTold(exportedRun(scenario))),
        lawParameters(30),
      );
    },
    LAW_LIMIT_MS,
  );

  it('says what happened at one moment in one sentence, and what lasted with its length', () => {
    const sections = readMarkdown(writeMarkdown(exportedRun(parsed(presets['figure-1'])), english));
    expect(sections[1]?.items).toContain('Since 7.000 s the server is down. It lasts for 1.40 s.');
    const compared = readMarkdown(writeMarkdown(exportedRun(parsed(presets['compare'])), english));
    expect(compared[1]?.items).toContain(
      'At 7.561 s message 4 is published; message 4 was lost for websocket: no socket was open (since 5.400 s).',
    );
  });

  it('says once what several lanes met alike', () => {
    const techniques = [{ id: 'websocket', key: 'one' }, { id: 'websocket', key: 'two' }]; // prettier-ignore
    const scenario = parsed({
      version: 1,
      durationMs: 4000,
      techniques,
      network: { oneWayLatencyMs: 1000 },
      messages: { kind: 'at', timesMs: [500] },
    });
    const [, moments] = readMarkdown(writeMarkdown(exportedRun(scenario), english));
    expect(moments?.items).toEqual([
      'At 0.500 s message 1 is published; message 1 was lost for all: nobody was listening.',
    ]);
  });

  it('says so where nothing happens', () => {
    const scenario = oneLane('websocket', {}, { durationMs: 4000, messages: { kind: 'at', timesMs: [] } });
    const [, moments] = readMarkdown(writeMarkdown(exportedRun(scenario), english));
    expect(moments?.items).toEqual([exportWords.en.nothing]);
  });

  it('has a table of all numbers, with a column for each lane', () => {
    const run = exportedRun(parsed(presets['compare']));
    const { rows } = must(readMarkdown(writeMarkdown(run, english)).at(-1), 'the numbers');
    const [head, , ...numbers] = rows;
    expect(head).toEqual(['Metric', ...run.lanes.map(({ name }) => name)]);
    expect(numbers.map(([label]) => label)).toEqual(metricEntries.map(({ name }) => english.words.metrics[name].label));
    expect(new Set(rows.map((cells) => cells.length))).toEqual(new Set([run.lanes.length + 1]));
  });

  it.each(LOCALES)('is plain text whatever its lanes are called (%s)', (locale) => {
    const name = '# <img src=x> | [a](javascript:b) `c` **d** https://e.example www.f.example &amp; \\ \r\n```\n# g';
    const run = exportedRun(parsed(presets['compare']), () => name);
    const [title] = readMarkdown(writeMarkdown(run, languageOf(locale)));
    expect(title?.heading).toContain(name.replace(/\s+/g, ' '));
  });
});

describe('markdownText(text)', () => {
  it('is one line without markup, and shows the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = markdownText(text);
        expect(written).not.toMatch(/(?<!\\)(?:\\\\)*[`*_[\]<>&|~#$@]|[\p{Cc}\u2028\u2029]/u);
        expect(written.replace(/\\([\p{P}\p{S}])/gu, '$1').replace(/\s/g, '')).toBe(text.replace(/[\s\p{Cc}]/gu, ''));
      }),
    );
  });
});
