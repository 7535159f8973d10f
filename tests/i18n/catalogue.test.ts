import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/i18n/catalogue';
import { LOCALES, parseLocale } from '../../src/i18n/locale';
import { metricEntries } from '../../src/metrics/registry';
import { scenes } from '../../src/shells/explore/scenes';
import { controlGroups } from '../../src/shells/explore/control-groups';
import { parsed } from '../support/scenarios';
import { readProjectFiles } from '../support/project-files';
import { textsOf } from '../support/text-pairs';

const [english, chinese] = LOCALES.map((locale) => textsOf(languageOf(locale).words)) as [
  ReturnType<typeof textsOf>,
  ReturnType<typeof textsOf>,
];

describe('the catalogues', () => {
  it('have the same keys, and no empty text', () => {
    expect(chinese.map(([path]) => path)).toEqual(english.map(([path]) => path));
    expect([...english, ...chinese].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('Chinese texts end no sentence with a Latin full stop, and have no space between Han characters', () => {
    const faults = chinese.filter(([, text]) => /[\u4e00-\u9fff]\.|[\u4e00-\u9fff] [\u4e00-\u9fff]/.test(text));
    expect(faults).toEqual([]);
  });

  it('each text is used somewhere in views, exports and shells', () => {
    const code = readProjectFiles()
      .filter(({ path }) => /^src\/(views|exports|shells)\//.test(path))
      .map(({ text }) => text)
      .join('\n');
    // Looked up by a value, not by name: the types hold these.
    const byValue =
      /^(fields|options|nulls|metrics|scenes|systems\.of|trace|problems\.allowed\.(unit|form)|notices\.happening\.other|explain\.lane|diagram\.(legend|loss)|transport\.key|transport\.keyNames|panels\.(best|worst)|machine\.(guard|serverState)|faults\.(offer|idle|field|section)|closeUps\.(name|charts\.series|bytes\.(part|frame))|page\.theme)\./;
    const unused = english
      .map(([path]) => path)
      .filter((path) => !byValue.test(path) && !new RegExp(`\\b${path.split('.').at(-1) ?? ''}\\b`).test(code));
    expect(unused).toEqual([]);
  });

  it('name every metric, and every scene that is no technique', () => {
    for (const { name } of metricEntries) expect(languageOf('en').words.metrics).toHaveProperty(name);
    const { scenes: own, systems, beliefs } = languageOf('en').words;
    const texts = { ...own, ...systems.of, ...beliefs };
    for (const { id, group } of scenes) if (group !== 'techniques') expect(texts).toHaveProperty(id);
  });

  it.each(LOCALES)('name every field of the form with a label and a line of help (%s)', (locale) => {
    const everyKind = [
      ...['none', 'uniform', 'normal', 'logNormal', 'pareto'].map((kind) => ({ network: { jitter: { kind } } })),
      ...[{ kind: 'at', timesMs: [1] }, { kind: 'every' }, { kind: 'bursts' }].map((messages) => ({ messages })),
    ];
    for (const rest of everyKind) {
      const scenario = parsed({
        version: 1,
        techniques: [{ id: 'ajax-polling' }, { id: 'long-polling' }, { id: 'sse' }, { id: 'websocket' }],
        ...rest,
      });
      for (const { first, more } of controlGroups(scenario, languageOf(locale))) {
        for (const field of [...first, ...more]) {
          expect(field.label, field.id).not.toBe(field.id.split('.').at(-1));
          expect(field.help, field.id).not.toBe('');
          if (field.type === 'choice')
            for (const { value, text } of field.options) expect(text, `${field.id}=${value}`).not.toBe('');
        }
      }
    }
  });
});

it.each([
  ['zh', 'zh-CN'],
  ['zh-CN', 'zh-CN'],
  ['zh-Hans-SG', 'zh-CN'],
  ['zh_TW', 'zh-CN'],
  ['en-GB', 'en'],
  ['zha', 'en'],
  ['', 'en'],
  [null, 'en'],
])('parseLocale(%j) is %s', (tag, locale) => {
  expect(parseLocale(tag)).toBe(locale);
});
