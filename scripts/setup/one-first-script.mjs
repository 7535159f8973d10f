// @ts-check
/**
 * A group of the bundler's: all modules that these pages import before anything is asked for, as one chunk. Left to
 * itself it makes a chunk of its own of what a later script shares with the first one, though the first is always there:
 * more requests, and more bytes, since each is compressed by itself.
 *
 * @param {readonly string[]} pages paths of their documents
 * @returns {{ readonly debugName: string, readonly name: (id: string, context: { getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null }) => string | null }}
 */
export function oneFirstScript(pages) {
  /** @type {Set<string> | null} */
  let modules = null;
  return {
    debugName: 'first',
    name(id, context) {
      modules ??= importedBy(pages, (each) => context.getModuleInfo(each)?.importedIds ?? []);
      return modules.has(id) ? 'first' : null;
    },
  };
}

/**
 * @param {readonly string[]} ids
 * @param {(id: string) => readonly string[]} importsOf
 */
function importedBy(ids, importsOf) {
  const found = new Set(ids);
  const waiting = [...ids];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const imported of importsOf(id)) {
      if (found.has(imported)) continue;
      found.add(imported);
      waiting.push(imported);
    }
  }
  return found;
}
