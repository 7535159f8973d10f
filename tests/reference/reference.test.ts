import { describe, expect, it } from 'vitest';
import { parameterOf } from '../../src/config/parameter-paths';
import { languageOf } from '../../src/i18n/catalogue';
import { LOCALES } from '../../src/i18n/locale';
import { entriesFor } from '../../src/metrics/registry';
import { actNames } from '../../src/reference/act-sections';
import { buildReference } from '../../src/reference/build-reference';
import { sectionsIn, type Block, type ReferencePage, type Section } from '../../src/reference/document';
import { presets } from '../../src/generated/presets';
import { loadReferenceTexts, PAGE_IDS, type ReferenceTexts } from '../../src/reference/reference-texts';
import { scenarioFields } from '../../src/reference/scenario-sections';
import { sourceNames } from '../../src/reference/sources-of';
import { paramTextKey } from '../../src/reference/technique-sections';
import { describeFields } from '../../src/scenario/describe-fields';
import { knownDefaults } from '../../src/scenario/products';
import { scenarioSchema } from '../../src/scenario/schema';
import { techniques } from '../../src/techniques/index';

interface Told {
  readonly locale: (typeof LOCALES)[number];
  readonly texts: ReferenceTexts;
  readonly pages: readonly ReferencePage[];
}

const told: readonly Told[] = await Promise.all(
  LOCALES.map(async (locale) => {
    const texts = await loadReferenceTexts(locale);
    return { locale, texts, pages: await buildReference(languageOf(locale), texts) };
  }),
);
const [english, chinese] = told as [Told, Told];

const allSections = ({ pages }: Told): readonly Section[] => pages.flatMap(({ sections }) => sectionsIn(sections));
const idsOf = (each: Told): readonly string[] => [...PAGE_IDS, ...allSections(each).map(({ id }) => id)];
const blocksOf = (each: Told): readonly Block[] => allSections(each).flatMap(({ blocks }) => blocks);

/** Paths of fields, techniques' parameters by the key of their text, acts, metrics: all that the program has. */
const fieldPaths = [...scenarioFields().values()].flat().map(({ path }) => path);
const paramIds = techniques.flatMap(({ id, params }) => describeFields(params).map(({ name }) => [id, name] as const));

describe('buildReference(language, texts)', () => {
  it('has a section for every technique, parameter, field, act, metric and product', () => {
    const expected = [
      ...techniques.map(({ id }) => id),
      ...paramIds.map(([id, name]) => `${id}.${name}`),
      ...fieldPaths,
      ...actNames.map((name) => `act.${name}`),
      ...entriesFor(true).map(({ name }) => `metric.${name}`),
      ...knownDefaults.map(({ id }) => `defaults.${id}`),
    ];
    expect(expected.length).toBeGreaterThan(150);
    for (const each of told) expect(idsOf(each)).toEqual(expect.arrayContaining(expected));
  });

  it('speaks of every part of a scenario, but of what it is made of', () => {
    const parts = [...scenarioFields().keys(), ...fieldPaths];
    const left = Object.keys(scenarioSchema.entries).filter((part) => !parts.includes(part));
    expect(left).toEqual(['version', 'techniques', 'interventions']);
  });

  it('has the same sections in both languages, each id once', () => {
    expect(idsOf(chinese)).toEqual(idsOf(english));
    expect(new Set(idsOf(english)).size).toBe(idsOf(english).length);
  });

  it('gives every section a title, a first sentence or a table, and a technique, field, act and metric a paragraph', () => {
    for (const each of told)
      for (const { id, title, code, blocks } of allSections(each)) {
        const kinds = blocks.map(({ kind }) => kind);
        expect(title, id).not.toBe('');
        expect(
          kinds.some((kind) => kind === 'lead' || kind === 'table'),
          id,
        ).toBe(true);
        const isPart = id.startsWith('scenario.');
        if (code !== null && !isPart) expect(kinds, id).toEqual(expect.arrayContaining(['lead', 'paragraph']));
      }
  });

  it('links only to sections that there are, to scenes, and to addresses that are whole', () => {
    for (const each of told) {
      const ids = new Set(idsOf(each).map((id) => `#${id}`));
      for (const block of blocksOf(each)) {
        if (block.kind === 'table')
          for (const { href } of block.rows.flat()) if (href !== undefined) expect(ids).toContain(href);
        if (block.kind === 'sources')
          for (const { url, label } of block.sources) {
            expect(label).not.toBe('');
            if (url !== undefined) expect(new URL(url).protocol).toBe('https:');
          }
        if (block.kind !== 'run') continue;
        const query = new URL(block.href, 'https://example.org/').searchParams;
        const [technique, scene] = [query.get('technique'), query.get('scenario')];
        if (technique !== null) expect(techniques.map(({ id }) => id)).toContain(technique);
        else expect(Object.keys(presets)).toContain(scene);
      }
    }
  });

  it('leads from each technique to its scene and to the usual world, in the language that is read', () => {
    const runs = (each: Told) =>
      each.pages[0]?.sections.map(({ blocks }) =>
        blocks.flatMap((block) => (block.kind === 'run' ? [block.href] : [])),
      );
    expect(runs(english)).toEqual(techniques.map(({ id }) => [`./?scenario=${id}`, `./?technique=${id}`]));
    expect(runs(chinese)?.[0]?.[0]).toBe(`./?scenario=${techniques[0]?.id ?? ''}&lang=zh-CN`);
  });

  it('tells default, range, the word of a link and what real products have', () => {
    const of = (id: string) => allSections(english).find((section) => section.id === id)?.blocks ?? [];
    expect(of('server.holdLimitMs')).toContainEqual({
      kind: 'facts',
      facts: [
        { name: 'Default', value: '25\u00a0s' },
        { name: 'Range', value: '0\u00a0ms to 1\u00a0h' },
        { name: 'In a link', value: 'hold=' },
      ],
    });
    expect(of('websocket.reconnectMs')).toContainEqual({
      kind: 'facts',
      facts: [
        { name: 'Default', value: '1\u00a0s' },
        { name: 'Range', value: '0\u00a0ms to 1\u00a0h' },
        { name: 'Null', value: 'never' },
      ],
    });
    const products = of('server.keepAliveMs').find(({ kind }) => kind === 'table');
    expect(products).toMatchObject({
      rows: expect.arrayContaining([
        [
          { text: 'Apache Tomcat', href: '#defaults.tomcat' },
          { text: '20\u00a0s' },
          { text: 'connectionTimeout (server.xml)', isCode: true },
        ],
      ]) as unknown,
    });
  });
});

describe.each(told.map((each) => [each.locale, each] as const))(
  'the texts of the reference in %s',
  (locale, { texts }) => {
    it('are about what there is, and nothing else', () => {
      const used = (keys: readonly string[]) => [...new Set(keys)].sort();
      expect(Object.keys(texts.fields).sort()).toEqual(used(fieldPaths));
      expect(Object.keys(texts.params).sort()).toEqual(
        used(paramIds.map(([id, name]) => paramTextKey(id, name, texts.params))),
      );
      expect(Object.keys(texts.acts).sort()).toEqual(used(actNames));
      expect(Object.keys(texts.metrics).sort()).toEqual(used(entriesFor(true).map(({ name }) => name)));
      const shown: Readonly<Record<string, unknown>> = languageOf(locale).words.fields;
      const unshown = fieldPaths.filter((path) => shown[path] === undefined);
      expect(Object.keys(texts.unshownFields).sort()).toEqual(used(unshown));
    });

    it('are short paragraphs of whole sentences', () => {
      const paragraphs = [
        ...Object.values(texts.fields),
        ...Object.values(texts.params),
        ...Object.values(texts.metrics),
        ...Object.values(texts.acts).map(({ text }) => text),
      ];
      const [ends, most] = locale === 'en' ? [/[.]$/, 480] : [/。$/, 200];
      for (const text of paragraphs) {
        expect(text).toMatch(ends);
        expect(text.length, text).toBeLessThanOrEqual(most);
        expect(text).not.toMatch(/\d (ms|s|min|kB|KiB|km|bytes?)\b|[{}]| {2}/); // a number and its unit stay together
      }
    });

    it('name sources only for texts that there are', () => {
      const keys = [
        ...Object.keys(texts.fields),
        ...Object.keys(texts.params),
        ...actNames.map((name) => `act.${name}`),
      ];
      expect(keys).toEqual(expect.arrayContaining(Object.keys(sourceNames)));
    });
  },
);

describe('both languages of the reference', () => {
  const numbersIn = (text: string) => (text.match(/\d+(?:[.,]\d+)*/g) ?? []).sort();

  it('state the same numbers', () => {
    const pairs = (['fields', 'params', 'metrics'] as const).flatMap((part) =>
      Object.entries(english.texts[part]).map(([key, text]) => {
        const other: Readonly<Record<string, string>> = chinese.texts[part];
        return { key, en: numbersIn(text), zh: numbersIn(other[key] ?? '') };
      }),
    );
    const acts = Object.entries(english.texts.acts).map(([key, { help, text }]) => {
      const other = chinese.texts.acts[key];
      return { key, en: numbersIn(help + text), zh: numbersIn(`${other?.help ?? ''}${other?.text ?? ''}`) };
    });
    expect([...pairs, ...acts].filter(({ en, zh }) => JSON.stringify(en) !== JSON.stringify(zh))).toEqual([]);
  });

  it('keep to Chinese typography in Chinese', () => {
    const words = [
      ...Object.values(chinese.texts.fields),
      ...Object.values(chinese.texts.params),
      ...Object.values(chinese.texts.metrics),
      ...Object.values(chinese.texts.acts).flatMap(({ label, help, text }) => [label, help, text]),
    ];
    for (const text of words) {
      expect(text).not.toMatch(/\p{Script=Han}[.,;!?()]|[,;!?()]\p{Script=Han}/u);
      expect(text).not.toMatch(/\p{Script=Han} +[\p{Script=Latin}\d]|[\p{Script=Latin}\d] +\p{Script=Han}/u);
    }
  });
});

describe('parameterOf(path)', () => {
  it('is the short word of a link, or null', () => {
    expect(parameterOf('network.oneWayLatencyMs')).toBe('latency');
    expect(parameterOf('pollIntervalMs')).toBe('interval');
    expect(parameterOf('server.workers')).toBeNull();
  });
});
