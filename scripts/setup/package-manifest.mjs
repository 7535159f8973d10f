// @ts-check
// The package.json of what is published: the project's own, which is private, has other dependencies and all scripts.

/** Where each door's module is. The declarations are laid out as `src`. */
const DOORS = /** @type {const} */ ({
  '.': { types: 'index', default: './lib/index.js' },
  './svg': { types: 'svg', default: './lib/svg.js' },
  './embed': { types: 'embed', default: './lib/embed.js' },
  './element': { types: 'element', default: './dist/element/poll-scope.js' },
  './svelte': { types: 'svelte', browser: './svelte/index.js', default: './svelte/server/index.js' },
});

export const DOOR_SOURCES = Object.values(DOORS).map(({ types }) => `src/shells/package/${types}.ts`);

/** @param {Record<string, any>} project  the project's package.json */
export function packageManifest(project) {
  const { name, version, description, license, type, engines, dependencies } = project;
  const doors = Object.fromEntries(
    Object.entries(DOORS).map(([door, { types, ...modules }]) => [door, { types: typesOf(types), ...modules }]),
  );
  return {
    ...{ name, version, description, license, type, engines },
    keywords: ['polling', 'long-polling', 'comet', 'sse', 'websocket', 'sequence-diagram', 'simulation'],
    bin: { pollscope: 'bin/pollscope.js' },
    exports: {
      ...doors,
      './element/all': { types: typesOf('element'), default: './dist/element/poll-scope.all.js' },
      './svelte/style.css': './svelte/style.css',
      './schema.json': './schema.json',
      './package.json': './package.json',
    },
    unpkg: './dist/element/poll-scope.all.js',
    files: ['bin', 'dist', 'lib', 'svelte', 'types', 'schema.json', 'embedding.md', 'THIRD-PARTY.md'],
    sideEffects: ['./dist/element/**', './lib/techniques/english-texts.js', '**/*.css'],
    dependencies: { valibot: dependencies.valibot },
    peerDependencies: { svelte: `^${dependencies.svelte}` },
    peerDependenciesMeta: { svelte: { optional: true } },
  };
}

/** @param {string} door */
const typesOf = (door) => `./types/shells/package/${door}.d.ts`;
