import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { withValue } from '../../src/scenario/edits';
import { decodeLink, encodeLink, type LinkContext, type ReadLink } from '../../src/config/link';
import { LinkTooLongError } from '../../src/config/link-state';
import type { Scenario } from '../../src/scenario/schema';
import { paramsSchemas } from '../../src/techniques/index';
import { presets } from '../support/presets';
import { anyScenarioInput } from '../support/random-scenarios';
import { messageOf, parsed } from '../support/scenarios';

const context: LinkContext = {
  schemas: paramsSchemas,
  presets,
  defaultPreset: 'long-polling',
  languages: ['en', 'zh-CN'],
  themes: ['auto', 'dark'],
};
const presetOf = (name: string) => parsed(presets[name]);

async function read(link: string): Promise<Extract<ReadLink, { ok: true }>> {
  const result = await decodeLink(link, context);
  if (!result.ok) throw new Error(result.problems.map(messageOf).join('\n'));
  return result;
}

async function scenarioOf(link: string): Promise<Scenario> {
  const { scenario, problems } = await read(link);
  expect(problems).toEqual([]);
  return scenario;
}

describe('encodeLink and decodeLink', () => {
  it('decodeLink(encodeLink(scenario)) is the scenario, for any scenario', async () => {
    await fc.assert(
      fc.asyncProperty(anyScenarioInput, async (input) => {
        const scenario = parsed(input);
        const link = await encodeLink(scenario, null, {}, context);
        expect(link).toMatch(/^#s=d[\w-]+$/);
        expect(await decodeLink(link, context)).toStrictEqual({
          ok: true,
          scenario,
          preset: null,
          view: {},
          problems: [],
        });
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  it.each(Object.keys(presets))('the link of the preset %s names it, and nothing else', async (name) => {
    const link = await encodeLink(presetOf(name), name, {}, context);
    expect(link).toBe(`?scenario=${name}`);
    expect(await read(link)).toEqual({ ok: true, scenario: presetOf(name), preset: name, view: {}, problems: [] });
  });

  it('a preset that was changed is told as a state; changed back, it is named again', async () => {
    const changed = withValue(presetOf('sse'), 'seed', 8);
    const link = await encodeLink(changed, 'sse', {}, context);
    expect(link).toMatch(/^#s=d/);
    expect(await read(link)).toMatchObject({ scenario: changed, preset: null });
    expect(await encodeLink(withValue(changed, 'seed', presetOf('sse').seed), 'sse', {}, context)).toBe(
      '?scenario=sse',
    );
    expect(await read(`?scenario=sse&seed=${presetOf('sse').seed}`)).toMatchObject({ preset: 'sse' });
    expect(await read('?scenario=sse&seed=8')).toMatchObject({ preset: null, scenario: changed });
  });

  it('the same run gives the same link, however it was said', async () => {
    const plain = parsed({ version: 1, techniques: [{ id: 'sse' }] });
    const wordy = parsed({
      messages: { payloadBytes: 20, perSecond: 0.5, kind: 'poisson' },
      techniques: [{ params: { reconnectMs: null }, key: 'sse', id: 'sse' }],
      version: 1,
      clients: 1,
    });
    expect(await encodeLink(wordy, null, {}, context)).toBe(await encodeLink(plain, null, {}, context));
  });
});

describe('encodeLink(scenario, preset, view)', () => {
  it('carries what the reader looks at, in the query', async () => {
    const view = { playheadMs: 5900, lang: 'zh-CN', selectedKey: 'sse/request/1 & more' };
    for (const [scenario, preset] of [
      [presetOf('sse'), 'sse'],
      [withValue(presetOf('sse'), 'seed', 9), null],
    ] as const) {
      const link = await encodeLink(scenario, preset, view, context);
      expect(await read(link)).toMatchObject({ scenario, preset, view, problems: [] });
    }
  });

  it.each([
    [true, 'folded'],
    [false, 'to-scale'],
  ])('tells whether idle time is folded (%s) only where it is asked to', async (foldsIdle, idle) => {
    const link = await encodeLink(presetOf('bosh'), 'bosh', { foldsIdle }, context);
    expect(link).toBe(`?scenario=bosh&idle=${idle}`);
    expect(await read(link)).toMatchObject({ preset: 'bosh', view: { foldsIdle }, problems: [] });
  });

  it('reads a whole address, or no more than its query and fragment', async () => {
    const link = await encodeLink(withValue(presetOf('sse'), 'seed', 9), null, { playheadMs: 1 }, context);
    for (const address of [link, `https://example.org/app/index.html${link}`, `/index.html${link}`])
      expect(await read(address)).toEqual(await read(link));
    expect(await read('')).toMatchObject({ preset: 'long-polling', scenario: presetOf('long-polling'), view: {} });
    expect(await read('https://example.org/#')).toMatchObject({ preset: 'long-polling' });
  });

  it('refuses to write what no reader would unpack', async () => {
    const timesMs = Array.from({ length: 20_000 }, (_, index) => index + 0.5);
    const long = parsed({ version: 1, techniques: [{ id: 'sse' }], messages: { kind: 'at', timesMs } });
    const refusal = encodeLink(long, null, {}, context);
    await expect(refusal).rejects.toThrow(LinkTooLongError);
    await expect(refusal).rejects.toThrow('this run takes 149003 characters, a link carries at most 65536');
    await expect(refusal).rejects.toMatchObject({ length: 149_003 });
  });
});

const WRONG_PARAMETERS = [
  ['latency=fast', 'latency'],
  ['latency=80kg', 'latency'],
  ['latency=-5ms', 'latency'],
  ['latency=2h', 'latency'],
  ['latency=', 'latency'],
  ['seed=1.5', 'seed'],
  ['loss=200%', 'loss'],
  ['until=0', 'until'],
  ['until=1e999', 'until'],
  ['rate=-1', 'rate'],
  ['bandwidth=0', 'bandwidth'],
  ['interval=5s', 'interval'],
  ['technique=telepathy', 'technique'],
  ['t=soon', 't'],
  ['t=-1s', 't'],
  ['t=1e999', 't'],
  ['t=constructor', 't'],
  ['t=3600.001s', 't'],
  ['lang=fr', 'lang'],
  ['lang=', 'lang'],
  ['lang=zha', 'lang'],
  ['idle=short', 'idle'],
  ['theme=pink', 'theme'],
  ['end=later', 'end'],
  ['technique=', 'technique'],
  ['technique=%20,', 'technique'],
];

describe('decodeLink(readable parameters)', () => {
  it.each([
    ['seed=9', 'seed', 9],
    ['until=1.5min', 'durationMs', 90_000],
    ['latency=80ms', 'network.oneWayLatencyMs', 80],
    ['latency=0.3s', 'network.oneWayLatencyMs', 300],
    ['latency=80', 'network.oneWayLatencyMs', 80],
    ['jitter=20ms', 'network.jitter', { kind: 'uniform', spreadMs: 20 }],
    ['loss=2%', 'network.lossProbability', 0.02],
    ['bandwidth=1Mbps', 'network.bandwidthKbps', 1000],
    ['hold=10s', 'server.holdLimitMs', 10_000],
    ['rate=2/s', 'messages', { kind: 'poisson', perSecond: 2, payloadBytes: 20 }],
    ['rate=30%2Fmin', 'messages', { kind: 'poisson', perSecond: 0.5, payloadBytes: 20 }],
  ])('%s sets %s', async (query, path, value) => {
    expect(await scenarioOf(`?scenario=sse&${query}`)).toEqual(withValue(presetOf('sse'), path, value));
  });

  it('technique=sse,sse makes two lanes, each with a key of its own', async () => {
    const scenario = await scenarioOf('?technique=sse,sse');
    expect(scenario.techniques.map(({ key }) => key)).toEqual(['sse', 'sse-2']);
  });

  it('technique=… without a scenario comes without the faults of the usual scene, whose network it has', async () => {
    const withFaults = { ...context, defaultPreset: 'websocket' };
    const usual = presetOf('websocket');
    const read = await decodeLink('?technique=sse', withFaults);
    expect(usual.interventions).toHaveLength(1);
    expect(read).toMatchObject({ ok: true, preset: null, scenario: { interventions: [], network: usual.network } });
    expect(await decodeLink('?technique=sse&scenario=websocket', withFaults)).toMatchObject({
      scenario: { interventions: usual.interventions },
    });
  });

  it('technique=… stages those that there are, tells each other one by its name, and guesses what was meant', async () => {
    const withFaults = { ...context, defaultPreset: 'websocket' };
    const some = await decodeLink('?technique=sse,web-socket,telepathy', withFaults);
    expect(some).toMatchObject({ ok: true, scenario: { techniques: [{ id: 'sse' }], interventions: [] } });
    expect(some.problems.map(({ path, value, nearest }) => [path, value, nearest])).toEqual([
      ['technique', 'web-socket', 'websocket'],
      ['technique', 'telepathy', null],
    ]);
    expect(await decodeLink('?technique=telepathy', withFaults)).toMatchObject({ scenario: presetOf('websocket') });
  });

  it('technique=… beside a scenario takes along what was done to all lanes, and leaves what was done to others', async () => {
    const acts = [
      { atMs: 5000, do: 'outage', forMs: 1000 },
      { on: 'sse/request/0', do: 'never-answer' },
      { on: 'websocket/connection/0', atMs: 900, do: 'cut-connection' },
    ];
    const own = {
      ...context,
      presets: {
        ...context.presets,
        own: { version: 1, techniques: [{ id: 'sse' }, { id: 'websocket' }], interventions: acts },
      },
    };
    const read = await decodeLink('?scenario=own&technique=websocket,ajax-polling', own);
    expect(read.problems).toEqual([]);
    expect(read).toMatchObject({ ok: true, scenario: { interventions: [{ do: 'outage' }, { do: 'cut-connection' }] } });
  });

  it('technique=… puts those on stage, interval=… sets every timer there is', async () => {
    const scenario = await scenarioOf('?technique=ajax-polling,sse iframe-polling&interval=700ms');
    expect(scenario.techniques.map(({ id, params }) => [id, params['pollIntervalMs']])).toEqual([
      ['ajax-polling', 700],
      ['sse', undefined],
      ['iframe-polling', 700],
    ]);
  });

  it('a parameter also changes a state', async () => {
    const link = await encodeLink(withValue(presetOf('sse'), 'seed', 9), null, {}, context);
    expect(await scenarioOf(`?latency=5ms${link}`)).toEqual(
      withValue(withValue(presetOf('sse'), 'seed', 9), 'network.oneWayLatencyMs', 5),
    );
  });

  it('passes over what mail programs and networks hang on to every link', async () => {
    expect(await read('?scenario=sse&utm_source=a&utm_campaign=b&fbclid=c&gclid=d')).toMatchObject({
      scenario: presetOf('sse'),
      problems: [],
    });
  });

  it.each(WRONG_PARAMETERS)('%s is told, and counts for nothing', async (query, name) => {
    const { scenario, problems, view } = await read(`?scenario=sse&${query}`);
    expect([scenario, view]).toEqual([presetOf('sse'), {}]);
    expect(problems).toMatchObject([{ path: name }]);
  });
});

describe('decodeLink(what nothing reads)', () => {
  it('tells an unknown parameter, and what was probably meant; the rest counts', async () => {
    const { scenario, problems } = await read('?scenario=sse&latencey=80ms&seed=9');
    expect(scenario).toEqual(withValue(presetOf('sse'), 'seed', 9));
    expect(problems).toMatchObject([
      { path: 'latencey', value: '80ms', allowed: { kind: 'known-parameter' }, nearest: 'latency' },
    ]);
    expect(problems.map(messageOf)).toEqual(['latencey: no such parameter, got "80ms"; did you mean latency?']);
    expect((await read('?wind=5')).problems.map(messageOf)).toEqual([
      'wind: no such parameter (known: scenario, technique, seed, until, latency, jitter, loss, bandwidth, hold, rate, interval, faults, t, end, lang, theme, selected, idle, speed), got "5"',
    ]);
  });

  it.each([
    ['?scenario=sse&', '__proto__=1', '__proto__'],
    ['?scenario=sse&', 'constructor', 'constructor'],
    ['?scenario=sse&', 'params.x=1', 'params.x'],
    ['?scenario=sse&', '=1', '""'],
    ['?scenario=sse', '#diagram', '#diagram'],
    ['?scenario=sse', '#S=dabc', '#S'],
    ['?scenario=sse', '#s%3Ddabc', '#s=dabc'],
  ])('%s%s is told as %s', async (start, rest, path) => {
    const { scenario, problems } = await read(start + rest);
    expect(scenario).toEqual(presetOf('sse'));
    expect(problems).toMatchObject([{ path, allowed: { kind: 'known-parameter' } }]);
  });

  it('tells a second value of one parameter; the first counts', async () => {
    const { scenario, problems } = await read('?scenario=sse&seed=9&seed=10&seed=11');
    expect(scenario.seed).toBe(9);
    expect(problems).toMatchObject([
      { path: 'seed', value: '10', allowed: { kind: 'parameter-once' } },
      { path: 'seed', value: '11' },
    ]);
  });

  it('tells a scene that is named beside a whole run', async () => {
    const link = await encodeLink(withValue(presetOf('sse'), 'seed', 9), null, {}, context);
    const { scenario, problems } = await read(`?scenario=websocket${link}`);
    expect(scenario).toEqual(withValue(presetOf('sse'), 'seed', 9));
    expect(problems).toMatchObject([
      { path: 'scenario', value: 'websocket', allowed: { kind: 'no-scene-beside-state' } },
    ]);
  });

  it('takes dialects of its languages, and the last whole millisecond of a run', async () => {
    for (const lang of ['en-GB', 'zh', 'zh-Hans-SG', 'zh_TW', 'ZH-cn'])
      expect(await read(`?scenario=sse&lang=${lang}`)).toMatchObject({ view: { lang }, problems: [] });
    expect(await read('?scenario=sse&until=1500.2ms&t=1501ms')).toMatchObject({
      view: { playheadMs: 1501 },
      problems: [],
    });
  });

  it('keeps the view of a link that cannot be read, so that it is told in its language', async () => {
    expect(await decodeLink('?lang=zh-CN#s=dabc', context)).toMatchObject({ ok: false, view: { lang: 'zh-CN' } });
  });

  it('tells the parameter and the field that it sets', async () => {
    const { problems } = await read('?scenario=sse&latency=-5ms&seed=1.5');
    expect(problems.map(messageOf).sort()).toEqual([
      'latency: network.oneWayLatencyMs: expected a number from 0 to 60000 ms, got -5',
      'seed: expected a whole number from 0 to 4294967295, got 1.5',
    ]);
  });
});

describe('decodeLink(parameters, right and wrong)', () => {
  it('the others count beside a wrong one', async () => {
    const { scenario, problems } = await read('?scenario=sse&latency=fast&seed=9&loss=7&hold=3s&t=2s');
    expect(scenario).toEqual(withValue(withValue(presetOf('sse'), 'seed', 9), 'server.holdLimitMs', 3000));
    expect(problems.map(({ path }) => path).sort()).toEqual(['latency', 'loss']);
  });

  it.each(['no-such', '__proto__', 'constructor', ''])(
    'the unknown preset %j is told, and the usual one is taken',
    async (name) => {
      const { scenario, preset, problems } = await read(`?scenario=${name}`);
      expect([scenario, preset]).toEqual([presetOf('long-polling'), 'long-polling']);
      expect(problems).toMatchObject([
        { path: 'scenario', value: name, allowed: { kind: 'choice', options: Object.keys(presets) } },
      ]);
    },
  );
});

describe('decodeLink(anything)', () => {
  it('never throws, and gives a scenario or says why not', async () => {
    const text = fc.oneof(
      fc.string(),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.string().map((part) => `?scenario=sse&latency=${part}&t=${part}#s=${part}`),
    );
    await fc.assert(
      fc.asyncProperty(text, async (link) => {
        const result = await decodeLink(link, context);
        if (!result.ok) expect(messageOf(must(result.problems[0], 'a reason'))).not.toBe('');
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
