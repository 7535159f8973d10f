import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { withValue } from '../../src/scenario/edits';
import { decodeLink, encodeLink, type LinkContext, type ReadLink } from '../../src/scenario/link';
import type { Scenario } from '../../src/scenario/schema';
import { paramsSchemas } from '../../src/techniques/index';
import { presets } from '../support/presets';
import { anyScenarioInput } from '../support/random-scenarios';
import { parsed } from '../support/scenarios';

const context: LinkContext = { schemas: paramsSchemas, presets, defaultPreset: 'long-polling' };
const presetOf = (name: string) => parsed(presets[name]);

async function read(link: string): Promise<Extract<ReadLink, { ok: true }>> {
  const result = await decodeLink(link, context);
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('\n'));
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
    await expect(encodeLink(long, null, {}, context)).rejects.toThrow(
      new RangeError('this run takes 149003 characters, a link carries at most 65536'),
    );
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

  it('what it does not know is not its business', async () => {
    expect(await read('?scenario=sse&utm_source=a&__proto__=1&constructor=2')).toMatchObject({
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
        { path: 'scenario', value: name, allowed: expect.stringContaining('long-polling') },
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
        if (!result.ok) expect(must(result.problems[0], 'a reason').message).not.toBe('');
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
