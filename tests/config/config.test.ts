import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfig, serializeConfig, type ConfigContext, type Pair } from '../../src/config/config';
import { pairsOfAttributes, pairsOfData, pairsOfOptions } from '../../src/config/options';
import { DEFAULT_CONFIG, PARAMETER_NAMES, PARAMETERS } from '../../src/config/parameters';
import { anyConfig } from '../support/any-config';
import { messageOf } from '../support/scenarios';

const context: ConfigContext = {
  languages: ['en', 'zh-CN'],
  themes: ['auto', 'light', 'dark'],
  reaches: ['run', 'picture', 'embed', 'frame'],
};
const read = (...pairs: readonly Pair[]) => parseConfig(pairs, context);
const everyWay = { seed: 1, numRuns: 500 };

describe('parseConfig and serializeConfig', () => {
  it('parseConfig(serializeConfig(config)) is the configuration, for any configuration', () => {
    fc.assert(
      fc.property(anyConfig, (config) => {
        expect(parseConfig(serializeConfig(config), context)).toEqual({ config, problems: [] });
      }),
      everyWay,
    );
  });

  it('the same through a query, through options, and through options in JSON', () => {
    fc.assert(
      fc.property(anyConfig, (config) => {
        const pairs = serializeConfig(config);
        const query = new URLSearchParams(pairs.map(([name, text]) => [name, text])).toString();
        const options = Object.fromEntries(pairs);
        for (const way of [
          [...new URLSearchParams(query)],
          pairsOfOptions(options).pairs,
          pairsOfOptions(JSON.parse(JSON.stringify(options))).pairs,
          pairsOfAttributes(pairs),
          pairsOfData(pairs.map(([name, text]) => [`data-${name}`, text])),
        ])
          expect(parseConfig(way, context)).toEqual({ config, problems: [] });
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  it('serializeConfig(config) has nothing left to leave out: without any pair it says something else', () => {
    fc.assert(
      fc.property(anyConfig, (config) => {
        const pairs = serializeConfig(config);
        pairs.forEach((_, left) =>
          expect(
            parseConfig(
              pairs.filter((__, place) => place !== left),
              context,
            ).config,
          ).not.toEqual(config),
        );
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  it('serializeConfig writes numbers with units, the shortest way', () => {
    const written = serializeConfig({
      latency: 80,
      until: 90_000,
      hold: 1500,
      loss: 0.02,
      bandwidth: 1000,
      rate: 2,
      t: 5900,
    });
    expect(written).toEqual([
      ['until', '90s'],
      ['latency', '80ms'],
      ['loss', '2%'],
      ['bandwidth', '1Mbps'],
      ['hold', '1.5s'],
      ['rate', '2/s'],
      ['t', '5.9s'],
    ]);
  });

  it('serializeConfig leaves out every default', () => {
    expect(serializeConfig(DEFAULT_CONFIG)).toEqual([]);
    expect(read()).toEqual({ config: DEFAULT_CONFIG, problems: [] });
  });
});

describe('parseConfig(pairs)', () => {
  it.each([
    ['', true],
    ['true', true],
    ['TRUE', true],
    ['1', true],
    ['yes', true],
    ['on', true],
    ['false', false],
    ['0', false],
    ['no', false],
    [' off ', false],
  ])('reads autoplay="%s" as %s', (text, autoplay) => {
    expect(read(['autoplay', text])).toMatchObject({ config: { autoplay }, problems: [] });
    expect(read(['links', text])).toMatchObject({ config: { links: autoplay }, problems: [] });
  });

  it.each([
    ['latency', 'fast', 'latency: expected a number with its unit, such as 80ms, 1.5s or 2%, got "fast"'],
    ['autoplay', 'perhaps', 'autoplay: expected true or false, got "perhaps"'],
    ['controls', 'ful', 'controls: expected one of: none, minimal, full, got "ful"; did you mean full?'],
    [
      'view',
      'timeline,tabel',
      'view: expected one of: timeline, state, metrics, table, code, got "tabel"; did you mean table?',
    ],
    ['speed', '1000', 'speed: expected a number from 0.001 to 100, got "1000"'],
    ['lang', 'fr', 'lang: expected one of: en, zh-CN, got "fr"'],
    ['theme', 'pink', 'theme: expected one of: auto, light, dark, got "pink"'],
    ['t', '-1s', 't: expected a moment of the run, such as 5.9s, got "-1s"'],
    ['faults', '8s:outage', 'faults: expected faults such as 8s:outage:2s, request/3:drop-response, got "8s:outage"'],
    ['scenario', '{', 'scenario: expected the name of a scene, or a scenario in JSON, got "{"'],
  ])('%s="%s" is its default, and told', (name, text, message) => {
    const { config, problems } = read([name, text], ['seed', '9']);
    expect(config).toEqual({ ...DEFAULT_CONFIG, seed: 9 });
    expect(problems.map(messageOf)).toHaveLength(1);
    expect(messageOf(problems[0]!)).toContain(message);
  });

  it('takes what is right of a list, and tells the rest', () => {
    const { config, problems } = read(['view', 'table, chart timeline'], ['faults', '8s:outage:2s,9s:flood']);
    expect(config.view).toEqual(['table', 'timeline']);
    expect(config.faults).toMatchObject([{ do: 'outage', atMs: 8000, amounts: [2000] }]);
    expect(problems.map(({ path, value }) => [path, value])).toEqual([
      ['view', 'chart'],
      ['faults', '9s:flood'],
    ]);
  });

  it('tells what only an embed has where there is none', () => {
    const page: ConfigContext = { ...context, reaches: ['run', 'picture'] };
    const { config, problems } = parseConfig(
      [
        ['autoplay', ''],
        ['t', '3s'],
      ],
      page,
    );
    expect(config).toEqual({ ...DEFAULT_CONFIG, t: 3000 });
    expect(problems).toMatchObject([{ path: 'autoplay', allowed: { kind: 'in-embed-only' } }]);
  });

  it('never throws and always gives a whole configuration, for any pairs', () => {
    const anyName = fc.oneof(fc.constantFrom(...PARAMETER_NAMES), fc.string());
    const anyText = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.stringMatching(/^[\d.,:/smh%{}[\]"a-z-]{0,30}$/),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(anyName, anyText)), (pairs) => {
        const { config } = parseConfig(pairs, context);
        expect(Object.keys(config)).toEqual([...PARAMETER_NAMES]);
        expect(parseConfig(serializeConfig(config), context).config).toEqual(config);
      }),
      { seed: 4, numRuns: 5000 },
    );
  });
});

describe('the doors', () => {
  it('pairsOfOptions(options) takes numbers, booleans, lists and scenarios as they are', () => {
    const scenario = { version: 1, techniques: [{ id: 'sse' }] };
    const { pairs, problems } = pairsOfOptions({
      latency: 80,
      autoplay: true,
      links: false,
      technique: ['sse', 'websocket'],
      scenario,
      hold: null,
      t: undefined,
    });
    expect(problems).toEqual([]);
    expect(read(...pairs)).toEqual({
      config: {
        ...DEFAULT_CONFIG,
        latency: 80,
        autoplay: true,
        links: false,
        technique: ['sse', 'websocket'],
        scenario,
      },
      problems: [],
    });
  });

  it.each([[null], ['latency=80'], [[1]], [7]])('pairsOfOptions(%j) is told, and says nothing', (options) => {
    expect(pairsOfOptions(options)).toMatchObject({ pairs: [], problems: [{ path: '' }] });
  });

  it('pairsOfOptions(options) tells by name what no text can say', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    const told = pairsOfOptions({ latency: () => 80, scenario: circle, technique: [{}], seed: 3 });
    expect(told.problems.map(({ path }) => path)).toEqual(['latency', 'scenario', 'technique']);
    expect(told.pairs).toEqual([['seed', '3']]);
  });

  it('pairsOfAttributes(attributes) passes over what is the host’s own, and keeps a slip of the finger', () => {
    const attributes: Pair[] = [
      'class',
      'id',
      'style',
      'slot',
      'title',
      'aria-label',
      'onclick',
      'data-v-7ba5bd90',
    ].map((name) => [name, 'x']);
    expect(pairsOfAttributes([...attributes, ['latencey', '80ms'], ['t', '1s']])).toEqual([
      ['latencey', '80ms'],
      ['t', '1s'],
    ]);
    expect(pairsOfData([...attributes, ['data-latency', '80ms'], ['t', '1s']])).toEqual([['latency', '80ms']]);
  });

  it('every parameter has a name that HTML takes for an attribute', () => {
    for (const name of PARAMETER_NAMES) expect(name).toMatch(/^[a-z\d]+$/);
    expect(PARAMETER_NAMES.filter((name) => PARAMETERS[name].reach === 'frame')).toEqual(['api', 'resize', 'host']);
  });
});
