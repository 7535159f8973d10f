import { describe, expect, it } from 'vitest';
import { decodeLink } from '../../src/config/link';
import { withoutDefaults } from '../../src/scenario/compact';
import { linkContext } from '../../src/shells/explore/scenes';
import { paramsSchemas } from '../../src/techniques/index';
import { parsed } from '../support/scenarios';

/** Links as they stand in other people's pages. What is here is never changed, only added to: each must be read for ever. */
const LINKS: readonly (readonly [link: string, preset: string | null, scenario: unknown, view: unknown])[] = [
  ['?scenario=figure-2&t=8500ms&lang=en', 'figure-2', null, { playheadMs: 8500, lang: 'en' }],
  [
    '?scenario=bosh&t=65500ms&end=75000ms&lang=zh-CN&theme=projector&idle=to-scale',
    'bosh',
    null,
    { playheadMs: 65_500, endMs: 75_000, lang: 'zh-CN', theme: 'projector', foldsIdle: false },
  ],
  [
    '?scenario=compare&t=8700ms&lang=en&selected=websocket%2Ftransit%2F3',
    'compare',
    null,
    { playheadMs: 8700, lang: 'en', selectedKey: 'websocket/transit/3' },
  ],
  [
    '?t=5900ms&lang=zh-CN&selected=sse%2Ftransit%2F3#s=dVZDBTsMwDIbfxeeMpZOQIHduIHFA4oB2yFqvmKV2sdNOU5V3R-mGBFf7_z7Z_wIzqpEwhMaBtchRSSAs_-eIHYSmcdBNGjMJvxiEnffeO2DMZ9FTZYTxPV6eY0ZuLzXS7LyDL8oZte5PxB0EmJiOogM4sFExdldZcZDE7FXlEA-UKF8g-Du_Kw4GNIs92h8HzqgXcDCikqyG5t5XR8b2k-l7qumPBaiGk3C_GSUl4r4yUeOwytpEyPmNBpQpV8mj974Ud-PMEMreAXFGnZHr51dtXNMPawGdQACZcuwRHBxFf8upntpg9WwV60156-FGdCrjRtFGYasg2RPHQ6pNH2MyLPviYCY8Q1hK-QE&b=dVcgxCoAwDAXQu_y5i2uuIg5aPxiEFpvaDiF3d_aNzzHYTGuBLAmWWfamFeK_78xX0eelQVaHnhBMHlbzzY7YImEoJ8QjPg',
    null,
    {
      version: 1,
      seed: 11,
      durationMs: 20_000,
      techniques: [{ id: 'long-polling', params: { clientTimeoutMs: 9000 } }, { id: 'sse' }],
      network: { oneWayLatencyMs: 120, jitter: { kind: 'uniform', spreadMs: 20 }, lossProbability: 0.02 },
      messages: { kind: 'every', periodMs: 1500 },
      interventions: [
        { atMs: 8000, do: 'outage', forMs: 2000 },
        { on: 'sse/request/0', do: 'drop-response', isEnabled: false },
      ],
    },
    {
      playheadMs: 5900,
      lang: 'zh-CN',
      selectedKey: 'sse/transit/3',
      before: parsed({ version: 1, techniques: [{ id: 'websocket' }] }),
    },
  ],
  [
    '#s=jeyJ2ZXJzaW9uIjoxLCJzY2VuYXJpbyI6eyJ2ZXJzaW9uIjoxLCJ0ZWNobmlxdWVzIjpbeyJpZCI6InNzZSJ9XX0sInZpZXciOnt9fQ',
    null,
    { version: 1, techniques: [{ id: 'sse' }] },
    {},
  ],
];

describe('decodeLink(a link of an earlier version)', () => {
  it.each(LINKS)('%s is the run that it was', async (link, preset, input, view) => {
    const read = await decodeLink(link, linkContext);
    expect(read).toMatchObject({ ok: true, preset, view, problems: [] });
    const scenario = input === null ? parsed(linkContext.presets[preset ?? '']) : parsed(input);
    if (read.ok)
      expect(withoutDefaults(read.scenario, paramsSchemas)).toEqual(withoutDefaults(scenario, paramsSchemas));
  });

  it('?technique=…&… bends the usual world as it did', async () => {
    const read = await decodeLink(
      '?technique=ajax-polling,sse&latency=80ms&loss=2%25&interval=2s&until=60s&rate=30/min',
      linkContext,
    );
    const usual = parsed(linkContext.presets['compare']);
    expect(read).toMatchObject({
      ok: true,
      problems: [],
      preset: null,
      scenario: {
        seed: usual.seed,
        durationMs: 60_000,
        techniques: [{ id: 'ajax-polling', params: { pollIntervalMs: 2000 } }, { id: 'sse' }],
        network: { ...usual.network, oneWayLatencyMs: 80, lossProbability: 0.02 },
        messages: { kind: 'poisson', perSecond: 0.5 },
        interventions: [],
      },
    });
  });
});
