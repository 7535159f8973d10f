import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfig, serializeConfig, type Pair } from '../../../../src/config/config';
import { splitLink } from '../../../../src/config/link';
import { pairsOfAttributes } from '../../../../src/config/options';
import type { Config } from '../../../../src/config/parameters';
import {
  SNIPPETS,
  snippetOf,
  type SnippetInput,
  type SnippetKind,
} from '../../../../src/shells/explore/share/snippets';
import { anyConfig } from '../../../support/any-config';

const context = {
  languages: ['en', 'zh-CN'],
  themes: ['auto', 'light', 'dark', 'projector'],
  reaches: ['run', 'picture', 'embed', 'frame'],
} as const;
const BASE = 'https://example.org/pollscope/';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>', '#123': '{', '#125': '}' };
const decoded = (text: string) => text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);

/** As a reader of HTML has them: names and values of the tag's attributes. */
function attributesOf(snippet: string, tag: string): readonly Pair[] {
  const text = new RegExp(`<${tag}((?: [\\w-]+(?:="[^"<>]*")?)*)>`).exec(snippet)?.[1] ?? 'no such tag';
  return [...text.matchAll(/ ([\w-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, decoded(value)]);
}

function readBack(kind: SnippetKind, snippet: string): { readonly pairs: readonly Pair[]; readonly packed: string } {
  if (kind === 'iframe' || kind === 'reveal') {
    const source = attributesOf(snippet, 'iframe').find(([name]) => name === 'src' || name === 'data-src')?.[1] ?? '';
    expect(source.startsWith(`${BASE}embed.html`)).toBe(true);
    const { pairs, packed } = splitLink(source);
    return { pairs: pairs.filter(([name]) => name !== 'host'), packed: packed.run ?? '' };
  }
  if (kind === 'markdown') {
    const { pairs, packed } = splitLink(/\]\((https:[^)\s]*)\)\n$/.exec(snippet)?.[1] ?? '');
    return { pairs, packed: packed.run ?? '' };
  }
  const pairs = pairsOfAttributes(attributesOf(snippet, 'poll-scope'));
  const state = pairs.find(([name]) => name === 'state')?.[1] ?? '';
  return { pairs: pairs.filter(([name]) => name !== 'state'), packed: splitLink(state).packed.run ?? '' };
}

/** A page that is no embed knows these alone. */
const PAGE_NAMES = ['scenario', 'technique', 't', 'end', 'lang', 'theme', 'selected', 'idle', 'speed'];
const input = (config: Partial<Config>, packed = '', title = 'SSE'): SnippetInput => ({
  config,
  packed: packed === '' ? '' : `s=${packed}`,
  base: BASE,
  title,
  heightPx: 460,
});

describe('snippetOf(kind, input)', () => {
  it.each(SNIPPETS)('%s, parsed back, gives the configuration', (kind) => {
    fc.assert(
      fc.property(anyConfig, fc.constantFrom('', 'dAbc-_1'), fc.string(), (any, packed, title) => {
        const config = { ...any, state: null, src: null, host: null, api: true, resize: null };
        const back = readBack(kind, snippetOf(kind, input(config, packed, title)));
        const wanted = serializeConfig(config).filter(([name]) => kind !== 'markdown' || PAGE_NAMES.includes(name));
        const read = parseConfig(back.pairs, context);
        expect(read.problems).toEqual([]);
        expect(serializeConfig(read.config)).toEqual(wanted);
        expect(back.packed).toBe(packed);
      }),
      { numRuns: 150, seed: 5 },
    );
  });

  it.each(SNIPPETS)('%s keeps what comes from outside as text', (kind) => {
    const nasty = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{constructor}} ](javascript:alert(1))';
    const text = snippetOf(kind, input({ selected: nasty, scenario: nasty }, '', nasty));
    if (kind !== 'markdown') expect(text).not.toMatch(/<script>|<img|\{\{constructor/);
    else expect(text).not.toMatch(/[^\\]</);
    if (kind === 'markdown') expect(text).not.toMatch(/[^\\]\]\(javascript/);
  });

  it('reveal.js turns its pages, the others do not', () => {
    const hosts = SNIPPETS.filter((kind) => snippetOf(kind, input({})).includes('host=reveal'));
    expect(hosts).toEqual(['reveal']);
  });
});
