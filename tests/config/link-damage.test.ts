import { constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { withoutDefaults } from '../../src/scenario/compact';
import { decodeLink, type LinkContext } from '../../src/config/link';
import { MAX_INFLATED_LENGTH, packLinkState, unpackLinkState } from '../../src/config/link-state';
import { paramsSchemas } from '../../src/techniques/index';
import { presets } from '../support/presets';
import { messageOf, parsed } from '../support/scenarios';

const context: LinkContext = {
  schemas: paramsSchemas,
  presets,
  defaultPreset: 'long-polling',
  languages: ['en', 'zh-CN'],
  themes: ['auto', 'dark'],
};
const scenario = parsed(presets['websocket']);
const state = { scenario: withoutDefaults(scenario, paramsSchemas), view: {} };

const base64Url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url');
const tooLong = { ok: false, problems: [{ path: 'link', allowed: { kind: 'short-state', maxLength: 65_536 } }] };
const deflated = (content: unknown) => `d${base64Url(deflateRawSync(JSON.stringify(content)))}`;

describe('packLinkState and unpackLinkState', () => {
  it('unpackLinkState(packLinkState(state)) is the state', async () => {
    expect(await unpackLinkState(await packLinkState(state))).toEqual({ ok: true, state });
  });

  it('carries any text: Chinese, emoji, half a pair', async () => {
    const odd = { scenario: { text: '长轮询 🛰 \ud800 "\\u0000' }, view: { lang: 'zh-CN' } };
    expect(await unpackLinkState(await packLinkState(odd))).toEqual({ ok: true, state: odd });
  });

  it('reads what another deflate has written, and plain JSON after a j', async () => {
    expect(await unpackLinkState(deflated({ version: 1, ...state }))).toEqual({ ok: true, state });
    expect(await unpackLinkState(`j${base64Url(JSON.stringify({ version: 1, ...state }))}`)).toEqual({
      ok: true,
      state,
    });
  });

  it('reads a link that was written today, for ever', async () => {
    const link = '#s=dVcghDoAwDAXQu3w9g-1VCIJsP6GmCytsound0Tz5ApPDtRtkK_BKO4d2SPz-Yb1M75cO2QPaIHAn8siCqVyQyPwA';
    const written = await decodeLink(
      '#s=j' + base64Url('{"version":1,"scenario":{"version":1,"techniques":[{"id":"sse"}]},"view":{}}'),
      context,
    );
    expect(written).toMatchObject({ ok: true, scenario: { techniques: [{ id: 'sse' }] } });
    expect(await decodeLink(link, context)).toEqual(written);
  });

  it.each([
    ['another version', { version: 2, ...state }],
    ['no version', state],
    ['a version in words', { version: '1', ...state }],
    ['a list', [1]],
  ])('refuses %s by name', async (_what, content) => {
    expect(await unpackLinkState(deflated(content))).toMatchObject({
      ok: false,
      problems: [{ path: 'link.version', allowed: { kind: 'link-version', version: 1 } }],
    });
  });
});

describe('unpackLinkState(what Pollscope has not written)', () => {
  it('takes a view that is none for an empty one', async () => {
    for (const view of [null, 5, [], 'x', undefined])
      expect(await unpackLinkState(deflated({ version: 1, scenario: 1, view }))).toEqual({
        ok: true,
        state: { scenario: 1, view: {} },
      });
  });

  it.each([
    ['nothing', ''],
    ['no mark', base64Url('{}')],
    ['another mark', `z${base64Url('{}')}`],
    ['letters beyond base64url', 'dä+/='],
    ['no JSON', `j${base64Url('{"version":1')}`],
    ['a number', deflated(5)],
    ['null', deflated(null)],
    ['zlib instead of raw deflate', `d${base64Url(deflateSync('{}'))}`],
    ['gzip', `d${base64Url(gzipSync('{}'))}`],
    ['noise', 'd0123456789abcdef'],
    ['one letter', 'd'],
    ['half a byte', 'dA'],
  ])('refuses %s, and says so', async (_what, packed) => {
    const read = await unpackLinkState(packed);
    expect(read).toMatchObject({ ok: false, problems: [{ path: 'link', value: packed }] });
    expect(read.ok || messageOf(must(read.problems[0], 'a reason'))).toMatch(
      /a state that Pollscope has written|damaged or cut off/,
    );
  });
});

describe('decodeLink(damaged link)', () => {
  it('refuses every link that was cut off', async () => {
    const packed = await packLinkState(state);
    for (let length = 0; length < packed.length - 1; length++) {
      expect((await decodeLink(`#s=${packed.slice(0, length)}`, context)).ok, `cut to ${length}`).toBe(false);
    }
  });

  it('gives a right scenario or a reason for any damage, and never throws', async () => {
    const packed = await packLinkState(state);
    const damage = fc.array(fc.record({ at: fc.nat(packed.length - 1), letter: fc.stringMatching(/^[\w%=#-]$/) }), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(damage, async (places) => {
        const letters = Array.from(packed);
        for (const { at, letter } of places) letters[at] = letter;
        const result = await decodeLink(`#s=${letters.join('')}`, context);
        if (result.ok) expect(parsed(result.scenario)).toEqual(result.scenario);
        else expect(result.problems.length).toBeGreaterThan(0);
      }),
      { seed: 1, numRuns: 400 },
    );
  });

  it('tells what is wrong with a scenario that came whole', async () => {
    const result = await decodeLink(
      `#s=${deflated({ version: 1, scenario: { version: 1, techniques: [{ id: 'sse' }], seed: -1, colour: 1 }, view: {} })}`,
      context,
    );
    expect(result).toMatchObject({ ok: false, problems: [{ path: 'seed' }, { path: 'colour' }] });
  });
});

describe('unpackLinkState(bomb)', () => {
  it('refuses a gigabyte in a megabyte without unpacking it: no text is that long', async () => {
    const blankMegabyte = deflateRawSync(Buffer.alloc(2 ** 20, ' '), { finishFlush: constants.Z_FULL_FLUSH });
    const bomb = Buffer.concat([...Array.from({ length: 1024 }, () => blankMegabyte), deflateRawSync('')]);
    expect(await unpackLinkState(`d${base64Url(bomb)}`)).toMatchObject(tooLong);
  });

  it('takes as much as it allows, and not one more, packed or plain', async () => {
    const content = (length: number) => {
      const empty = JSON.stringify({ version: 1, scenario: '', view: {} });
      return { version: 1, scenario: 'x'.repeat(length - empty.length), view: {} };
    };
    for (const pack of [deflated, (value: unknown) => `j${base64Url(JSON.stringify(value))}`]) {
      expect((await unpackLinkState(pack(content(MAX_INFLATED_LENGTH)))).ok).toBe(true);
      expect(await unpackLinkState(pack(content(MAX_INFLATED_LENGTH + 1)))).toMatchObject(tooLong);
    }
  });

  it('refuses JSON nested beyond all measure', async () => {
    const nested = `{"version":1,"scenario":${'['.repeat(30_000)}${']'.repeat(30_000)}}`;
    expect((await decodeLink(`#s=d${base64Url(deflateRawSync(nested))}`, context)).ok).toBe(false);
  });
});
