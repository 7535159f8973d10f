/** What an author pastes to have a figure: for each door, the text that gives the chosen configuration. */
import { serializeConfig, type Pair } from '../../../config/config';
import type { Config } from '../../../config/parameters';

export const SNIPPETS = ['element', 'iframe', 'markdown', 'reveal', 'vitepress', 'docusaurus'] as const;
export type SnippetKind = (typeof SNIPPETS)[number];

export interface SnippetInput {
  readonly config: Partial<Config>;
  /** A packed run, `s=d…`; empty where the configuration names it. */
  readonly packed: string;
  /** The address of the folder that has Pollscope, with a slash at its end. */
  readonly base: string;
  /** For those who do not see the figure. May be any text. */
  readonly title: string;
  readonly heightPx: number;
}

const SANDBOX = 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads';

export function snippetOf(kind: SnippetKind, input: SnippetInput): string {
  switch (kind) {
    case 'element':
      return `<script type="module" src="${attributeText(`${input.base}element/poll-scope.js`)}"></script>\n${elementOf(input)}\n`;
    case 'iframe':
      return `${frameOf(input, 'src')}\n`;
    case 'markdown':
      return `[![${markdownText(input.title)}](pollscope.svg)](${pageOf(input)})\n`;
    case 'reveal':
      return `<section>\n  ${frameOf({ ...input, config: { ...input.config, host: 'reveal' } }, 'data-src')}\n</section>\n`;
    case 'vitepress':
      return `${VITEPRESS}\n<!-- page.md -->\n${elementOf(input)}\n`;
    case 'docusaurus':
      return `${DOCUSAURUS}\n{/* page.mdx */}\n${elementOf(input)}\n`;
  }
}

const VITEPRESS = `// .vitepress/config.js
export default { vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === 'poll-scope' } } } };

// .vitepress/theme/index.js
import DefaultTheme from 'vitepress/theme';
export default {
  extends: DefaultTheme,
  enhanceApp: () => (import.meta.env.SSR ? undefined : import('pollscope/element')),
};
`;

const DOCUSAURUS = `// docusaurus.config.js
export default { clientModules: ['./src/poll-scope.js'] };

// src/poll-scope.js
import 'pollscope/element';
`;

/** The frame's address: a query, and in the fragment what is never sent to a server. */
export function frameAddress({ config, packed, base }: Pick<SnippetInput, 'config' | 'packed' | 'base'>): string {
  return `${base}embed.html${linkText(serializeConfig(config), packed)}`;
}

function frameOf(input: SnippetInput, source: 'src' | 'data-src'): string {
  const preload = source === 'src' ? ' loading="lazy"' : ' data-preload';
  return [
    `<iframe ${source}="${attributeText(frameAddress(input))}" title="${attributeText(input.title)}"`,
    `width="100%" height="${input.heightPx}"${preload} style="border: 0" allow="fullscreen; clipboard-write"`,
    `sandbox="${SANDBOX}" referrerpolicy="no-referrer"></iframe>`,
  ].join(' ');
}

function elementOf(input: SnippetInput): string {
  const { config, packed, title } = input;
  const state: readonly Pair[] = packed === '' ? [] : [['state', `#${packed}`]];
  const attributes = [...serializeConfig(config), ...state].map(([name, text]) => ` ${name}="${attributeText(text)}"`);
  const height = config.fit === 'contain' ? ` style="height: ${input.heightPx}px"` : '';
  const link = `<a href="${attributeText(pageOf(input))}">${attributeText(title)}</a>`;
  return `<poll-scope${attributes.join('')}${height}>${link}</poll-scope>`;
}

/** What a page that is no embed knows nothing of is left out. */
function pageOf({ config, packed, base }: SnippetInput): string {
  const { scenario, technique, t, end, lang, theme, selected, idle, speed } = config;
  const ofPage = { scenario, technique, t, end, lang, theme, selected, idle, speed };
  const said = Object.fromEntries(Object.entries(ofPage).filter(([, value]) => value !== undefined)) as Partial<Config>;
  return base + linkText(serializeConfig(said), packed);
}

function linkText(pairs: readonly Pair[], packed: string): string {
  const query = new URLSearchParams(pairs.map(([name, text]) => [name, text])).toString();
  return `${query === '' ? '' : `?${query}`}${packed === '' ? '' : `#${packed}`}`;
}

/** As text in HTML, and in MDX, whose braces begin code; Vue's two would do so in VitePress. */
function attributeText(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/"/g, '&quot;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\{/g, '&#123;')
    .replace(/\}/g, '&#125;')
    .replace(/\s+/g, ' ');
}

function markdownText(text: string): string {
  return text.replace(/[\\[\]<>`*_!&]/g, '\\$&').replace(/\s+/g, ' ');
}
