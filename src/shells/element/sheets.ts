/** The style sheets of a figure: one that all figures share, and one for the palette of each. No `style` element, which a strict policy would refuse. */

const shared = new Map<string, CSSStyleSheet>();

export class Sheets {
  readonly #root: ShadowRoot;
  readonly #palette = new CSSStyleSheet();
  #base: CSSStyleSheet | null = null;
  #theme = 'auto';
  /** That of the page around. */
  #around = 'light';

  constructor(root: ShadowRoot) {
    this.#root = root;
  }

  adopt(css: string): void {
    const base = shared.get(css) ?? new CSSStyleSheet();
    if (!shared.has(css)) base.replaceSync(css);
    shared.set(css, base);
    this.#base = base;
    this.#root.adoptedStyleSheets = [base, this.#palette];
    this.#paint();
  }

  setTheme(theme: string): void {
    this.#theme = theme;
    this.#paint();
  }

  /** A page that changes its own colours takes along the figures that leave theirs to it. Gives what ends that. */
  followPage(themeAround: () => string): () => void {
    const look = () => {
      this.#around = themeAround();
      this.#paint();
    };
    const observer = new MutationObserver(look);
    const attributeFilter = ['class', 'style', 'data-theme', 'data-bs-theme', 'data-mode'];
    const system = matchMedia('(prefers-color-scheme: dark)');
    for (const element of [document.documentElement, document.body]) observer.observe(element, { attributeFilter });
    system.addEventListener('change', look);
    look();
    return () => {
      observer.disconnect();
      system.removeEventListener('change', look);
    };
  }

  /** Forced colours and print go before any palette. */
  #paint(): void {
    const theme = this.#theme === 'auto' ? this.#around : this.#theme;
    const rules = tokenRules(this.#base, theme);
    const body = rules.map(({ style }) => style.cssText).join('');
    this.#palette.replaceSync(body === '' ? '' : `@media screen and (forced-colors: none) {:host {${body}}}`);
  }
}

/** Those of `tokens.css` that decide a palette. */
function tokenRules(sheet: CSSStyleSheet | null, theme: string): readonly CSSStyleRule[] {
  return [...(sheet?.cssRules ?? [])].filter(
    (rule): rule is CSSStyleRule =>
      rule instanceof CSSStyleRule &&
      rule.selectorText.includes(':host') &&
      rule.selectorText.includes(`[data-theme="${theme}"]`),
  );
}
