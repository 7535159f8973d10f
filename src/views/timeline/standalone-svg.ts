import { roundPx } from '../../layout/geometry';
import type { TimelineLabels } from './props';

/** A file of its own: named for those who cannot see it, styled, without the marks that Svelte leaves for a page. */
export function standaloneSvg(body: string, { title, lang }: TimelineLabels, css: string): string {
  const bare = body
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/ (?:aria-hidden="true"|role="group"(?= aria-label)|aria-label="[^"]*"|aria-describedby="[^"]*")/g, '')
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

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
