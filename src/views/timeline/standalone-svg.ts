import { roundPx } from '../../layout/geometry';
import type { TimelineLabels } from './props';

/** A file of its own: named for those who cannot see it, styled, without the marks that Svelte leaves for a page. */
export function standaloneSvg(body: string, { title, lang }: TimelineLabels, css: string): string {
  const bare = canonicalTags(body.replace(/<!--[\s\S]*?-->/g, ''))
    .replace(/="[^"]*"/g, (value) => value.replace(/-?\d+\.\d{3,}/g, (number) => `${roundPx(Number(number))}`))
    .replace(/<g class="tl-item /g, '<g class="')
    .trim();
  const head = `<title id="pollscope-title">${escapeText(title)}</title>`;
  return bare
    .replace(
      /^<svg /,
      `<svg role="img" aria-labelledby="pollscope-title pollscope-about" xml:lang="${escapeText(lang)}" `,
    )
    .replace(/^(<svg [^>]*>)/, (root) => `${root}${head}<style>${css}</style>`)
    .concat('\n');
}

/** For a live page alone: a file is one picture with a name. */
const LIVE_ATTRIBUTES = /^(?:role|aria-[a-z]+)$/;

/**
 * A page and a server write the same picture in other words: attributes in other orders, empty elements with and without
 * an end of their own, brackets escaped or not. Here there is one way: by name, after the namespace.
 */
function canonicalTags(markup: string): string {
  return markup
    .replace(/&gt;/g, '>')
    .replace(/<([\w:-]+)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*(\/?)>/g, (_tag, name: string, text: string, end: string) => {
      const attributes = [...text.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)]
        .flatMap(([, key = '', value = '']) => (LIVE_ATTRIBUTES.test(key) ? [] : [[key, value.trim()] as const]))
        .sort(([one], [other]) => rankOf(one) - rankOf(other) || (one < other ? -1 : 1))
        .map(([key, value]) => ` ${key}="${value}"`);
      return `<${name}${attributes.join('')}${end === '' ? '>' : `></${name}>`}`;
    })
    .replace(/<([\w:-]+)((?: [\w:-]+="[^"]*")*)><\/\1>/g, '<$1$2/>');
}

function rankOf(attribute: string): number {
  return attribute === 'xmlns' ? 0 : 1;
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
