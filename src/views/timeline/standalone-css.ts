import { parseThemeTokens, withTokenValues, type TokenValues } from '../theme/theme-tokens';

/**
 * The diagram's rules with the colours written out, since readers of svg files know no custom properties (librsvg,
 * resvg) and no stylesheet of ours; what only a live page needs is left out. `auto` adds the dark colours for a system
 * that is dark.
 */
export function standaloneCss(
  timelineCss: string,
  tokensCss: string,
  theme: 'auto' | 'light' | 'dark' | 'projector',
): string {
  const tokens = parseThemeTokens(tokensCss);
  const rules = drawingRules(timelineCss);
  if (theme !== 'auto') return written(rules, tokens[theme]);
  const changing = rules
    .map(({ selector, body }) => ({ selector, body: colouredDeclarations(body) }))
    .filter(({ body }) => body !== '');
  return `${written(rules, tokens.light)}@media (prefers-color-scheme:dark){${written(changing, tokens.dark)}}`;
}

interface Rule {
  readonly selector: string;
  readonly body: string;
}

const LIVE_ONLY =
  /tl-(?:hit|live|scrolls|handle|grip|focus|is-fading|tied|still|points|painted|canvas|dot|item|path|ghost)|:focus|:active/;
const LIVE_DECLARATIONS = /^(?:cursor|touch-action|pointer-events|user-select|outline|transition)\s*:/;

function drawingRules(css: string): readonly Rule[] {
  const flat = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
  return [...flat.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selectors = '', body = '']) => {
    const selector = selectors
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each.startsWith('.tl') && !LIVE_ONLY.test(each))
      .join(',');
    const kept = body
      .split(';')
      .map((each) =>
        each
          .trim()
          .replace(/\s+/g, ' ')
          .replace(/^([\w-]+): /, '$1:'),
      )
      .filter((each) => each !== '' && !LIVE_DECLARATIONS.test(each));
    return selector === '' || kept.length === 0 ? [] : [{ selector, body: kept.join(';') }];
  });
}

function colouredDeclarations(body: string): string {
  return body
    .split(';')
    .filter((each) => each.includes('var(--ps-') && !/stroke-width|opacity|font/.test(each))
    .join(';');
}

function written(rules: readonly Rule[], tokens: TokenValues): string {
  return rules.map(({ selector, body }) => `${selector}{${withProducts(withTokenValues(body, tokens))}}`).join('');
}

/** `calc(1.5px * 0.72)` → `1.08px`: the same readers do not calculate. */
function withProducts(body: string): string {
  return body
    .replace(
      /calc\(([\d.]+)(px)? \* ([\d.]+)\)/g,
      (_whole, one: string, unit: string | undefined, other: string) =>
        `${rounded(Number(one) * Number(other))}${unit ?? ''}`,
    )
    .replace(/calc\(1 - ([\d.]+)\)/g, (_whole, part: string) => `${rounded(1 - Number(part))}`);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
