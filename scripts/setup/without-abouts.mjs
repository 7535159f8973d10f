// @ts-check
// What there is to read about each technique: the page has it, a figure does not, and in one file it would come along unread.

/**
 * @param {{ samples?: boolean }} [also]  the samples of code too
 * @returns {import('vite').Plugin}
 */
export function withoutAbouts({ samples = false } = {}) {
  const left = samples ? /\/techniques\/[^/]+\/(about\.[\w-]+|sample)\.ts$/ : /\/techniques\/[^/]+\/about\.[\w-]+\.ts$/;
  return { name: 'without-abouts', enforce: 'pre', load: (id) => (left.test(id) ? 'export {};' : null) };
}
