// @ts-check
// What there is to read about each technique: the page has it, a figure does not, and in one file it would come along unread.

/** @returns {import('vite').Plugin} */
export function withoutAbouts() {
  return {
    name: 'without-abouts',
    enforce: 'pre',
    load: (id) => (/\/techniques\/[^/]+\/about\.[\w-]+\.ts$/.test(id) ? 'export {};' : null),
  };
}
