// @ts-check
// Style sheets as one text in the script that adopts them: an element's own styles, without a `style` element.
import { createHash } from 'node:crypto';

const PLACE = /(["'`])\/\*adopted-css\*\/\1/;
/** What a page's own size of text is to a figure's (`--ps-text`). */
const TEXT_REM = 0.875;
const USUAL_REM_PX = 16;

/** @returns {import('vite').Plugin} */
export function adoptedCss() {
  return {
    name: 'adopted-css',
    enforce: 'post',
    generateBundle(_options, bundle) {
      let css = '';
      for (const [name, file] of Object.entries(bundle)) {
        if (file.type !== 'asset' || !name.endsWith('.css')) continue;
        css += String(file.source);
        Reflect.deleteProperty(bundle, name);
      }
      const text = JSON.stringify(ownSizes(css));
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') file.code = file.code.replace(PLACE, () => text);
      }
    },
    writeBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk' || !file.isEntry) continue;
        const hash = createHash('sha384').update(file.code).digest('base64');
        console.log(`${file.fileName}: integrity="sha384-${hash}"`);
      }
    },
  };
}

/**
 * Sizes follow the figure's own text (`--ps-font-size`), not that of the page around it: `1rem` is what it would be there.
 * Conditions know no variables, so they have pixels.
 * @param {string} css
 */
function ownSizes(css) {
  const sized = css
    .replace(/@(?:media|container)[^{]*\{/g, (prelude) =>
      prelude.replace(/(\d*\.?\d+)rem\b/g, (_, size) => `${Number(size) * USUAL_REM_PX}px`),
    )
    .replace(/(?<![\w.#-])(\d*\.?\d+)rem\b/g, (_, size) => `calc(${size}*var(--ps-rem))`);
  return `:host{--ps-rem:calc(var(--ps-font-size,${TEXT_REM}rem)/${TEXT_REM})}${sized}`;
}
