/** Values by the token's name without its dashes in front: `ps-request` → `#0072b2`. */
export type TokenValues = Readonly<Record<string, string>>;

export interface ThemeTokens {
  readonly light: TokenValues;
  readonly dark: TokenValues;
  readonly projector: TokenValues;
}

/** Reads the three sets of tokens out of `tokens.css`, the one place where they are decided; whitespace may be squeezed. */
export function parseThemeTokens(css: string): ThemeTokens {
  const blocks = topLevelBlocks(css.replace(/\/\*[\s\S]*?\*\//g, ''));
  const values = (name: string): TokenValues =>
    Object.fromEntries(
      blocks.filter(({ selectors }) => selectors.includes(name)).flatMap(({ body }) => declarations(body)),
    );
  const light = values(':root');
  return {
    light,
    dark: { ...light, ...values('[data-theme=dark]') },
    projector: { ...light, ...values('[data-theme=projector]') },
  };
}

/** Every `var(--ps-…)` replaced by its value, until none is left: for files that are read without our stylesheet. */
export function withTokenValues(css: string, tokens: TokenValues): string {
  let resolved = css;
  for (let depth = 0; depth < 4 && /var\(\s*--ps-/.test(resolved); depth++) {
    resolved = resolved.replace(
      /var\(\s*--(ps-[a-z0-9-]+)\s*(?:,\s*((?:[^()]|\([^()]*\))*))?\)/g,
      (whole, name: string, fallback?: string) => (tokens[name] ?? fallback ?? whole).trim(),
    );
  }
  return resolved;
}

interface Block {
  readonly selectors: readonly string[];
  readonly body: string;
}

/** Rules outside of at-rules. */
function topLevelBlocks(css: string): readonly Block[] {
  const blocks: Block[] = [];
  let depth = 0;
  let start = 0;
  let prelude = '';
  for (let place = 0; place < css.length; place++) {
    if (css[place] === '{' && depth++ === 0) {
      prelude = css.slice(start, place).trim();
      start = place + 1;
    } else if (css[place] === '}' && --depth === 0) {
      const selectors = prelude.split(',').map((selector) => selector.trim().replace(/['"]/g, ''));
      if (!prelude.startsWith('@')) blocks.push({ selectors, body: css.slice(start, place) });
      start = place + 1;
    }
  }
  return blocks;
}

function declarations(body: string): readonly (readonly [name: string, value: string])[] {
  const found = [...body.matchAll(/--(ps-[a-z0-9-]+)\s*:\s*([^;]+?)\s*(?:;|$)/g)];
  return found.map(([, name = '', value = '']) => [name, value.replace(/\s+/g, ' ')]);
}
