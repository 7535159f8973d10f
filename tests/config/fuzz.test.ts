/** Links, queries, attributes, options and messages of any text: told what is wrong, never thrown, soon done. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { presets } from '../../src/generated/presets';
import { parseConfig } from '../../src/config/config';
import { decodeLink } from '../../src/config/link';
import { pairsOfAttributes, pairsOfData, pairsOfOptions } from '../../src/config/options';
import { PARAMETER_NAMES } from '../../src/config/parameters';
import { readHostMessage } from '../../src/shells/frame/messages';
import { paramsSchemas } from '../../src/techniques/index';

const context = {
  schemas: paramsSchemas,
  presets,
  defaultPreset: 'compare',
  languages: ['en', 'zh-CN'],
  themes: ['auto', 'light', 'dark', 'projector'],
  reaches: ['run', 'picture', 'embed', 'frame'],
} as const;
/** Half of a surrogate pair cannot be written in an address. */
const wellFormed = (any: string) => new TextDecoder().decode(new TextEncoder().encode(any));
const name = fc.oneof(
  fc.constantFrom(...PARAMETER_NAMES, '__proto__', 'constructor', ''),
  fc.string({ maxLength: 20 }),
);
const piece = fc.constantFrom(
  '8s',
  ':',
  ',',
  'outage',
  'sse',
  '/',
  'request',
  '1e999',
  '-',
  '%',
  '{',
  '}',
  '"',
  '<b>',
  '\u0000',
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(piece, { maxLength: 12 }).map((all) => all.join('')),
);
const pairs = fc.array(fc.tuple(name, text), { maxLength: 8 });

it('parseConfig: 4000 lists of pairs, by every door', () => {
  fc.assert(
    fc.property(pairs, (any) => {
      for (const each of [any, pairsOfAttributes(any), pairsOfData(any.map(([key, value]) => [`data-${key}`, value]))])
        expect(parseConfig(each, context).config).toHaveProperty('autoplay');
    }),
    { numRuns: 4000, seed: 1 },
  );
});

it('pairsOfOptions and readHostMessage: 4000 values of any shape', () => {
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }), (any) => {
      const { pairs: said } = pairsOfOptions(any);
      parseConfig(said, context);
      readHostMessage(any);
      readHostMessage({ ps: 1, type: 'set', patch: any, id: any });
      readHostMessage({ ps: 1, type: 'call', method: any, args: any });
      readHostMessage({ ps: 1, type: any, subscribe: any });
    }),
    { numRuns: 4000, seed: 2 },
  );
});

it('decodeLink: 2000 links', async () => {
  const link = fc
    .tuple(pairs, fc.constantFrom('', '#s=d', '#s=j', '#b=d', '#'), text)
    .map(([query, fragment, packed]) => {
      const search = query.map(
        ([key, value]) => `${encodeURIComponent(wellFormed(key))}=${encodeURIComponent(wellFormed(value))}`,
      );
      return `?${search.join('&')}${fragment}${packed}`;
    });
  await fc.assert(
    fc.asyncProperty(link, async (each) => {
      const read = await decodeLink(each, context);
      expect(Array.isArray(read.problems)).toBe(true);
    }),
    { numRuns: 2000, seed: 3 },
  );
});
