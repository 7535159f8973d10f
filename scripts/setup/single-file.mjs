// @ts-check
// A page as one file: script and styles stand in it, under a policy that names them by their hashes and allows no request.
import { createHash } from 'node:crypto';

const SCRIPT = /[ \t]*<script type="module"[^>]*><\/script>\n?/;
const STYLES = /[ \t]*<link rel="stylesheet"[^>]*>\n?/g;
const POLICY = /(http-equiv="Content-Security-Policy"\s+content=")[^"]*"/;

/**
 * @param {string} fileName  what the page is called
 * @returns {import('vite').Plugin}
 */
export function singleFile(fileName) {
  return {
    name: 'single-file',
    enforce: 'post',
    generateBundle: {
      order: 'post', // after Vite has put in what its imports at run time need
      handler(_options, bundle) {
        let [html, css, script] = ['', '', ''];
        for (const [name, file] of Object.entries(bundle)) {
          if (file.type === 'chunk') script += file.code;
          else if (name.endsWith('.css')) css += String(file.source);
          else if (name.endsWith('.html')) html += String(file.source);
          else continue;
          Reflect.deleteProperty(bundle, name);
        }
        this.emitFile({ type: 'asset', fileName, source: withAll(html, css.trim(), script.trim()) });
      },
    },
  };
}

/**
 * @param {string} html
 * @param {string} css
 * @param {string} script
 */
function withAll(html, css, script) {
  // These would end the script, or begin a comment in it; in a text of JavaScript the escape says the same.
  const safeScript = script.replace(/<(?=\/script|!--)/gi, '\\x3c');
  if (/<\/style/i.test(css)) throw new Error('a style sheet has "</style": it would end there');
  const policy = `default-src 'none'; script-src ${hashOf(safeScript)}; style-src ${hashOf(css)}; img-src data: blob:; base-uri 'none'; object-src 'none'; form-action 'none'`;
  return html
    .replace(STYLES, '')
    .replace(POLICY, (_, start) => `${start}${policy}"`)
    .replace(SCRIPT, '')
    .replace('</head>', () => `  <style>${css}</style>\n  </head>`)
    .replace('</body>', () => `  <script type="module">${safeScript}</script>\n  </body>`);
}

/** @param {string} text */
function hashOf(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
