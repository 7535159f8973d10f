import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseThemeTokens, withTokenValues, type TokenValues } from '../../../src/views/theme/theme-tokens';

const css = readFileSync(new URL('../../../src/views/theme/tokens.css', import.meta.url), 'utf8');
const themes = parseThemeTokens(css);

const TEXTS = [
  'ps-ink',
  'ps-muted',
  'ps-request',
  'ps-answer',
  'ps-push',
  'ps-failure',
  'ps-message',
  'ps-accent-ink',
  'ps-empty',
];
const MARKS = [...TEXTS, 'ps-lifeline', 'ps-held', 'ps-connection', 'ps-focus'];

function valueOf(tokens: TokenValues, name: string): string {
  return withTokenValues(`var(--${name})`, tokens);
}

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const channels = /^#(..)(..)(..)$/.exec(hex);
  if (!channels) throw new Error(`${hex} is no colour of six digits`);
  const [red, green, blue] = channels.slice(1).map((digits) => {
    const part = parseInt(digits, 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [dark, bright] = [luminance(one), luminance(other)].sort((first, second) => first - second);
  return (bright! + 0.05) / (dark! + 0.05);
}

describe.each([
  ['light', themes.light, 4.5, 3],
  ['dark', themes.dark, 4.5, 3],
  ['projector', themes.projector, 7, 4.5],
] as const)('%s theme', (_name, tokens, textLeast, markLeast) => {
  const paper = valueOf(tokens, 'ps-paper');
  it.each(TEXTS)(`--%s is readable on paper: ${textLeast}:1`, (name) => {
    expect(contrast(valueOf(tokens, name), paper)).toBeGreaterThanOrEqual(textLeast);
  });
  it.each(MARKS)(`--%s can be seen on paper: ${markLeast}:1`, (name) => {
    expect(contrast(valueOf(tokens, name), paper)).toBeGreaterThanOrEqual(markLeast);
  });
  it('muted text is readable on a wash, numbers on their disc', () => {
    expect(contrast(valueOf(tokens, 'ps-muted'), valueOf(tokens, 'ps-wash'))).toBeGreaterThanOrEqual(textLeast);
    expect(contrast(valueOf(tokens, 'ps-on-message'), valueOf(tokens, 'ps-message'))).toBeGreaterThanOrEqual(textLeast);
  });
  it('the edge of a held bar can be told from its fill', () => {
    expect(contrast(valueOf(tokens, 'ps-held'), valueOf(tokens, 'ps-held-bar'))).toBeGreaterThanOrEqual(2);
  });
});

describe('tokens.css', () => {
  const blocks = css.split('@media');
  const namesIn = (text: string) => [...text.matchAll(/(--ps-[a-z-]+):/g)].map(([, name]) => name);
  it('has the same dark values for a dark system and for a reader who chose dark', () => {
    const system = /prefers-color-scheme: dark\)([\s\S]*?)\n\}\n/.exec(css)![1]!;
    for (const [, name, value] of system.matchAll(/--(ps-[a-z-]+): ([^;]+);/g))
      expect(themes.dark[name!], name).toBe(value);
    expect(namesIn(system).length).toBeGreaterThan(20);
  });
  it('sets every colour again for forced colours and for print', () => {
    const colours = namesIn(/:root,\n:host,\n\[data-theme='light'\] \{([\s\S]*?)\n\}/.exec(css)![1]!);
    for (const media of ['forced-colors', 'print']) {
      const block = blocks.find((each) => each.includes(media))!;
      expect(namesIn(block).sort(), media).toEqual([...colours].sort());
    }
  });
  it('withTokenValues(css, tokens) leaves no custom property behind', () => {
    const resolved = withTokenValues(
      'a { color: var(--ps-request); background: var(--ps-paper); font-family: var(--ps-font-stack) }',
      themes.light,
    );
    expect(resolved).toMatch(
      /^a \{ color: #0072b2; background: #fdfdfb; font-family: system-ui, 'PingFang SC'.* sans-serif \}$/,
    );
  });
});
