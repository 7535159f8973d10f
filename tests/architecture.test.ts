import { describe, expect, it } from 'vitest';
import { folderFaults, folderTable, importFaults } from './support/folder-table';
import { readProjectFiles } from './support/project-files';
import type { SourceFile } from './support/source-code';
import { bannedFaults, machinePathFaults, nameFaults, sizeFaults } from './support/source-rules';

const files = readProjectFiles();
const code = files.filter(({ path }) => /^(src|tests|scripts|bench)\/.*\.(ts|js|mjs|svelte|css)$/.test(path));
const parsed = code.filter(({ path }) => !path.endsWith('.css') && !path.startsWith('src/generated/'));
const source = parsed.filter(({ path }) => path.startsWith('src/'));

/** Compared as text, so that a failure shows whole sentences, one fault to a line. */
function expectNone(faults: readonly string[]): void {
  expect(faults.join('\n')).toBe('');
}

describe('every file of the project', () => {
  it('folderFaults(paths) finds every folder of src in the table', () => {
    expectNone(folderFaults(files.map(({ path }) => path)));
  });
  it('importFaults(file) finds only imports that point up the table', () => {
    expectNone(source.flatMap(importFaults));
  });
  it('bannedFaults(file) finds no chance, real time, page access, bare machine or `any`', () => {
    expectNone(source.flatMap(bannedFaults));
  });
  it('sizeFaults(file) finds nothing too long to be read in one go', () => {
    expectNone(parsed.filter(({ path }) => !path.startsWith('tests/')).flatMap(sizeFaults));
  });
  it('nameFaults(path) finds only names that say something, in kebab-case or PascalCase', () => {
    expectNone(code.flatMap(({ path }) => nameFaults(path)));
  });
  it('machinePathFaults(file) finds no path of one machine and no registry', () => {
    expectNone(files.flatMap(machinePathFaults));
  });
});

describe('the folder table', () => {
  it('has only rows that it knows, above the row that imports them', () => {
    const names = Object.keys(folderTable);
    for (const [row, [name, { imports }]] of Object.entries(folderTable).entries()) {
      const above = names.slice(0, row);
      for (const imported of imports) expect(above, `what ${name} imports`).toContain(imported.split('/')[0]);
    }
  });
  it('folderFaults(paths) catches an unknown folder and a stray module', () => {
    expect(folderFaults(['src/simulate.ts', 'src/core/units.ts', 'src/vite-env.d.ts', 'tests/stuff/a.ts'])).toEqual([]);
    expect(folderFaults(['src/stuff/units.ts'])[0]).toContain('src/stuff/units.ts is in no known folder. Known: core,');
    expect(folderFaults(['src/stray.ts'])).toHaveLength(1);
  });
});

describe('importFaults(file) catches', () => {
  const faultsOf = (path: string, text: string) => importFaults({ path, text });

  it.each([
    ['an import down the table', 'src/core/a.ts', `import { simulate } from '../simulate';`],
    ['an import of types', 'src/layout/a.ts', `import type { Fact } from '../world/protocol';`],
    ['a type written as import(…)', 'src/layout/a.ts', `type Fact = import('../world/protocol').Fact;`],
    ['a re-export', 'src/trace/a.ts', `export * from '../scenario/schema';`],
    ['an import at run time', 'src/metrics/a.ts', `const layout = await import('../layout/ticks');`],
    ['a glob', 'src/layout/a.ts', `import.meta.glob(['../techniques/*/index.ts']);`],
    ['a worker', 'src/views/a.ts', `new Worker(new URL('../world/worker.ts', import.meta.url));`],
    ['a module beside the allowed one', 'src/techniques/sse/wire.ts', `import { clock } from '../../world/clock';`],
    ['a machine in a view', 'src/views/a.ts', `import { machine } from '../techniques/sse/machine';`],
    [
      'a component',
      'src/views/A.svelte',
      `<script lang="ts">\n  import { run } from '../simulate';\n</script>\n<p>a</p>`,
    ],
    ['a package', 'src/trace/a.ts', `import * as v from 'valibot';`],
    ["one of Node's modules", 'src/views/a.ts', `import { readFileSync } from 'node:fs';`],
    ['a file outside src', 'src/views/a.ts', `import preset from '../../public/scenarios/sse.json';`],
  ])('%s', (_what, path, text) => {
    expect(faultsOf(path, text)).toHaveLength(1);
  });

  it('and says where, and what is allowed', () => {
    expect(faultsOf('src/trace/a.ts', `\nimport { one } from '../world/network';`)).toEqual([
      'src/trace/a.ts:2 imports ../world/network. trace may import: core, trace.',
    ]);
    expect(faultsOf('src/views/a.ts', `import '../techniques/sse/machine.ts';`)[0]).toContain('but no machine.ts.');
    expect(faultsOf('src/trace/a.ts', `import 'd3';`)[0]).toContain('trace may use these packages: none.');
  });

  it('nothing that the table allows', () => {
    const allowed: SourceFile[] = [
      {
        path: 'src/techniques/sse/machine.ts',
        text: `import { setup } from 'xstate';\nimport type { Fact } from '../../world/protocol';`,
      },
      {
        path: 'src/views/a.ts',
        text: `import text from '../techniques/sse/text.en';\nimport { scaleLinear } from 'd3';`,
      },
      {
        path: 'src/views/b.ts',
        text: `import code from '../techniques/sse/sample/client.js?raw';\nimport B from './B.svelte';`,
      },
      {
        path: 'src/shells/a.ts',
        text: `import { simulate } from '../simulate';\nimport { mount } from 'svelte';\nimport 'node:fs';`,
      },
      { path: 'src/shells/b.ts', text: `import.meta.glob('../../public/scenarios/*.json');` },
      { path: 'src/techniques/sse/sample/server.js', text: `import { createServer } from 'node:http';` },
    ];
    expectNone(allowed.flatMap(importFaults));
  });
});

describe('bannedFaults(file) catches', () => {
  const faultsOf = (text: string, path = 'src/world/a.ts') => bannedFaults({ path, text });

  it.each([
    ['Math.random', 'const a = Math.random();'],
    ['Date.now', 'const now = Date.now;'],
    ['performance.now', 'const a = globalThis.performance.now();'],
    ['new Date', 'const a = new Date(0);'],
    ['setTimeout', 'setTimeout(() => undefined, 1);'],
    ['setTimeout', 'const later = window.setTimeout;'],
    ['setInterval', 'globalThis.setInterval(() => undefined, 1);'],
    ['fetch', `await fetch('a');`],
    ['location', 'const a = window.location.hash;'],
    ['process', 'const a = process.env;'],
    ['document.querySelector', `document.querySelector('p');`],
    ['createMachine', `import { createMachine } from 'xstate';`],
    ['any', 'let a: any;'],
    ['any', 'const a = b as any;'],
    ['any', 'const a = <any>b;'],
    ['any', 'const a = new Map<string, any[]>();'],
  ])('%s in `%s`, and says what to use instead', (what, text) => {
    expect(faultsOf(`\n${text}`)).toEqual([expect.stringMatching(`^src/world/a.ts:2 has ${what}. Use .+`)]);
  });

  it('the same in the markup of a component', () => {
    const text = `<script lang="ts">\n  let { a } = $props();\n</script>\n\n{#if Math.random() > 0.5}<p onclick={() => setTimeout(a, 1)}>{(a as any).b}</p>{/if}`;
    expect(faultsOf(text, 'src/views/A.svelte')).toEqual([
      expect.stringContaining('src/views/A.svelte:5 has Math.random.'),
      expect.stringContaining('src/views/A.svelte:5 has setTimeout.'),
      expect.stringContaining('src/views/A.svelte:5 has any.'),
    ]);
  });

  it('nothing in a comment, a text, a method of that name, a style, a shell or a sample', () => {
    const method =
      'class Clock {\n  setTimeout(tick: () => void): void { this.setTimeout(tick); }\n}\nclock.setTimeout(tick);';
    expectNone(faultsOf(`// Math.random is any\nconst a = 'Date.now()';\n${method}`));
    expectNone(faultsOf(`import { setup } from 'xstate';\nsetup({}).createMachine({});`));
    expectNone(faultsOf('<p>As any Date.now() {a}</p>\n<style>\n  p { color: red }\n</style>', 'src/views/A.svelte'));
    expectNone(faultsOf('const a = Date.now();', 'src/shells/a.ts'));
    expectNone(faultsOf('setTimeout(poll, 1000);', 'src/techniques/sse/sample/client.js'));
  });
});

describe('sizeFaults(file) catches', () => {
  const faultsOf = (path: string, text: string) => sizeFaults({ path, text });
  const lines = (count: number, line = '// a line') => Array.from({ length: count }, () => line).join('\n') + '\n';

  it('a file of 251 lines and a component of 151, and allows 250 and 150', () => {
    expectNone(faultsOf('src/core/a.ts', lines(250)));
    expect(faultsOf('src/core/a.ts', lines(251))[0]).toContain('has 251 lines, at most 250');
    expectNone(faultsOf('src/views/A.svelte', lines(150, '<br />')));
    expect(faultsOf('src/views/A.svelte', lines(151, '<br />'))[0]).toContain('has 151 lines, at most 150');
  });

  it.each([
    ['a function', 'function a() {\n', '}', 'src/core/a.ts'],
    ['an arrow function', 'const a = () => {\n', '};', 'src/core/a.ts'],
    ['a method', 'class A { a() {\n', '} }', 'src/core/a.ts'],
    ['a function of a script', 'function a() {\n', '}', 'scripts/a.mjs'],
    ['a function of a component', '<script lang="ts">function a() {\n', '}</script>', 'src/views/A.svelte'],
  ])('%s of 61 lines, and allows 60', (_what, opening, closing, path) => {
    expectNone(faultsOf(path, opening + lines(58) + closing));
    expect(faultsOf(path, opening + lines(59) + closing)).toEqual([
      expect.stringContaining(`${path}:1 is a function of 61 lines, at most 60`),
    ]);
  });
});

describe('nameFaults(path) and machinePathFaults(file) catch', () => {
  it.each([
    'src/utils/clock.ts',
    'src/core/helpers.ts',
    'src/common/a.ts',
    'tests/support/misc.test.ts',
    'src/core/util.ts',
  ])('the name that says nothing in %s', (path) => {
    expect(nameFaults(path)).toEqual([expect.stringContaining('says nothing')]);
  });

  it.each(['src/core/eventQueue.ts', 'src/core/EventQueue.ts', 'src/views/marble-editor.svelte', 'src/coreParts/a.ts'])(
    'the spelling of %s',
    (path) => {
      expect(nameFaults(path)).toEqual([expect.stringMatching('kebab-case|PascalCase')]);
    },
  );

  it('neither in names that follow the rules', () => {
    const paths = [
      'src/techniques/sse/text.zh-CN.ts',
      'src/views/MarbleEditor.svelte',
      'src/shells/explore-state.svelte.ts',
    ];
    expectNone(paths.flatMap(nameFaults));
  });

  it.each([
    ['a home folder', 'docs/a.md', `see ${['', 'home', 'ann', 'notes'].join('/')}`],
    ['a temporary file', 'src/core/a.ts', `const file = '${['', 'tmp', 'out.json'].join('/')}';`],
    ['a folder beside the project', 'tests/a.test.ts', `readFileSync('${['..', 'shared', 'a.json'].join('/')}')`],
    ['a registry', 'package-lock.json', `      "resolved": "https://registry.example/a.tgz",`],
  ])('%s', (_what, path, text) => {
    expect(machinePathFaults({ path, text: `\n${text}` })).toEqual([expect.stringContaining(`${path}:2 `)]);
  });

  it('no address of the web and no path within the project', () => {
    const text = `https://example.org/home/page\n../home/page\nimport '../../src/work/a'\nexecutablePath: '/usr/bin/chromium'`;
    expectNone(machinePathFaults({ path: 'docs/a.md', text }));
  });
});
