import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paramsSchemas as registered } from '../../../src/techniques/index';
import { paramsSchemas } from '../../../src/techniques/params-schemas';
import { projectFolder } from '../../support/command-line';
import { installPackage, linkPackage, type InstalledPackage } from '../../support/installed-package';
import { buildApp, bundled, openInChromium } from '../../support/package-pages';

let installed: InstalledPackage;

beforeAll(() => {
  installed = installPackage();
  linkPackage(installed, 'svelte'); // as its user has it beside it
}, 300_000);
afterAll(() => installed.remove());

/** Those of docs/package.md in this language, in order. */
function examples(language: string): readonly string[] {
  const text = readFileSync(path.join(projectFolder, 'docs', 'package.md'), 'utf8');
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, code]) => code ?? '',
  );
}

it('paramsSchemas of scenarios alone are those of the registry, in its order', () => {
  expect(Object.entries(paramsSchemas)).toEqual(Object.entries(registered));
  for (const [id, schema] of Object.entries(paramsSchemas)) expect(registered[id]).toBe(schema);
});

describe('the package', () => {
  it('has nothing that publint complains of', async () => {
    const { messages } = await publint({ pkgDir: installed.builtFolder, strict: true, pack: 'npm' });
    expect(messages).toEqual([]);
  });

  it('brings the licences of others, and nothing of a project that is private', () => {
    const licences = readFileSync(path.join(installed.packageFolder, 'THIRD-PARTY.md'), 'utf8');
    for (const name of ['d3-scale', 'svelte', 'xstate', 'internmap']) expect(licences).toMatch(`\n## ${name} `);
    const manifest = JSON.parse(readFileSync(path.join(installed.packageFolder, 'package.json'), 'utf8')) as object;
    expect(manifest).toMatchObject({ name: 'pollscope', license: 'MIT' });
    expect(manifest).not.toHaveProperty('private');
    expect(manifest).not.toHaveProperty('scripts');
  });
});

describe('in Node', () => {
  const scenarioFile = path.join(projectFolder, 'public', 'scenarios', 'compare.json');
  const command = (name: string, ...options: readonly string[]) =>
    installed.node([path.join(installed.packageFolder, 'bin', 'pollscope.js'), name, scenarioFile, ...options]);

  it('simulate, measure and reportLane say what the command line says', () => {
    const file = installed.write(
      'report.js',
      `import { readFileSync } from 'node:fs';
       import { parseScenario, simulate, reportLane, measure, buildSpans } from 'pollscope';
       const { scenario } = parseScenario(JSON.parse(readFileSync(process.argv[2], 'utf8')));
       const { lanes } = simulate(scenario);
       const metrics = lanes.map((trace) => measure(buildSpans(trace), trace.untilMs));
       console.log(JSON.stringify({ lanes: lanes.map(reportLane), metrics }));`,
    );
    const said = JSON.parse(installed.node([file, scenarioFile])) as { lanes: unknown; metrics: readonly unknown[] };
    const simulated = JSON.parse(command('simulate')) as { lanes: unknown };
    const measured = JSON.parse(command('metrics')) as { lanes: readonly { metrics: unknown }[] };
    expect(said.lanes).toEqual(simulated.lanes);
    expect(said.metrics).toEqual(measured.lanes.map(({ metrics }) => metrics));
  });

  it.each([
    ['{}', []],
    [
      "{ lang: 'zh-CN', theme: 'dark', widthPx: 700, foldsIdle: true }",
      ['--lang', 'zh-CN', '--theme', 'dark', '--width', '700', '--idle', 'folded'],
    ],
  ])('renderSvg(scenario, %s) gives the bytes of pollscope svg', (options, args) => {
    const file = installed.write(
      'picture.js',
      `import { readFileSync } from 'node:fs';
       import { parseScenario } from 'pollscope';
       import { renderSvg } from 'pollscope/svg';
       const { scenario } = parseScenario(JSON.parse(readFileSync(process.argv[2], 'utf8')));
       process.stdout.write(await renderSvg(scenario, ${options}));`,
    );
    expect(installed.node([file, scenarioFile]) === command('svg', ...args)).toBe(true);
  });

  it('every door can be imported where there is no document', () => {
    const file = installed.write(
      'doors.js',
      `import schema from 'pollscope/schema.json' with { type: 'json' };
       const doors = await Promise.all(['pollscope', 'pollscope/svg', 'pollscope/embed', 'pollscope/element', 'pollscope/svelte'].map((door) => import(door)));
       console.log(doors.every((door) => Object.keys(door).length > 0), schema.title);`,
    );
    expect(installed.node(['--no-warnings', file])).toBe('true A scenario of Pollscope\n');
  });

  it('the examples of docs/package.md run', () => {
    const said = examples('js').map((code, place) => installed.node([installed.write(`example-${place}.js`, code)]));
    expect(said).toHaveLength(4);
    expect(said[0]).toMatch(/^long-polling: \d+ requests, news is [\d.]+ ms old\nwebsocket: 1 requests/);
    expect(said[1]).toMatch(/^#s=\S+ 1\n$/);
    expect(readFileSync(path.join(installed.folder, 'run.svg'), 'utf8')).toMatch(/^<svg [\s\S]*lang="zh-CN"/);
  });
});

describe('with TypeScript', () => {
  const consumer = `
    import { buildSpans, measure, parseScenario, simulate, withParam, type Metrics, type Scenario } from 'pollscope';
    import { renderSvg } from 'pollscope/svg';
    import { createEmbed, type EmbedFrame } from 'pollscope/embed';
    import { PollScope } from 'pollscope/element';
    import { SequenceDiagram, type SequenceDiagramProps } from 'pollscope/svelte';

    const parsed = parseScenario({ version: 1, techniques: [{ id: 'sse' }] });
    if (!parsed.ok) throw new Error(parsed.problems[0]?.path);
    const scenario: Scenario = withParam(parsed.scenario, 'sse', 'reconnectMs', 1000);
    export const latencyMs: number = scenario.network.oneWayLatencyMs;
    export const all: Metrics[] = simulate(scenario).lanes.map((trace) => measure(buildSpans(trace), trace.untilMs));
    export const svg: Promise<string> = renderSvg(scenario, { lang: 'zh-CN' });
    export const frame: EmbedFrame = createEmbed(document.body, 'embed.html');
    export const figure: PollScope = document.createElement('poll-scope');
    figure.seek(1000);
    export const props: SequenceDiagramProps = { scenario, widthPx: 100, heightPx: 100 };
    export const component = SequenceDiagram;
    // @ts-expect-error There is no such field.
    export const wrong = scenario.network.latency;
    // @ts-expect-error There is no such language.
    void renderSvg(scenario, { lang: 'fr' });
  `;

  it.each([
    ['bundler', 'esnext', true],
    ['nodenext', 'nodenext', false], // the stricter of the two, and then the declarations themselves are checked
  ])('a program that uses every door compiles with moduleResolution %s', (moduleResolution, module, skipLibCheck) => {
    installed.write('src/consumer.ts', consumer);
    const compilerOptions = {
      ...{ strict: true, noEmit: true, target: 'es2022', lib: ['es2023', 'dom', 'dom.iterable'], types: [] },
      ...{ module, moduleResolution, skipLibCheck, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
    };
    const config = installed.write('tsconfig.json', JSON.stringify({ compilerOptions, include: ['src'] }));
    const tsc = path.join(projectFolder, 'node_modules', 'typescript', 'bin', 'tsc');
    expect(installed.node([tsc, '-p', config])).toBe('');
  });
});

describe('bundled for a page', () => {
  it('parseScenario alone is less than half of all, and neither asks for a document', async () => {
    const all = await bundled(installed, `export * from 'pollscope';`);
    const parse = await bundled(installed, `export { parseScenario } from 'pollscope';`);
    const measure = await bundled(installed, `export { measure } from 'pollscope';`);
    expect(all.includes('long-polling')).toBe(true);
    expect(parse.length).toBeLessThan(all.length / 2);
    expect(measure.length).toBeLessThan(all.length / 10);
    // Our own variables may be called so too: a window in time, a document of text.
    const ofPages =
      /\b(?:document\.(?:create|body|head|get|query)|window\.(?:add|doc|loc|match|inner)|localStorage\b)\w*/;
    expect(ofPages.exec(all)?.[0]).toBeUndefined();
  });

  it('createEmbed is less than 2 kB', async () => {
    expect(gzipSync(await bundled(installed, `export * from 'pollscope/embed';`)).length).toBeLessThan(2000);
  });

  it('an app of Vite shows picture, element, component and frame', async () => {
    const [component] = examples('svelte');
    const [figure] = examples('html');
    installed.write('Example.svelte', component ?? '');
    installed.write(
      'app.js',
      `import { mount } from 'svelte';
       import { parseScenario } from 'pollscope';
       import { renderSvg } from 'pollscope/svg';
       import Example from './Example.svelte';
       import { show } from './example-3.js';
       mount(Example, { target: document.getElementById('component') });
       const { scenario } = parseScenario({ version: 1, techniques: [{ id: 'sse' }] });
       const picture = new Blob([await renderSvg(scenario)], { type: 'image/svg+xml' });
       document.getElementById('picture').src = URL.createObjectURL(picture);
       window.frame = await show(document.getElementById('frame'), new URLSearchParams(location.search).get('site'));`,
    );
    const places = '<div id="component"></div><img id="picture" alt=""><div id="frame"></div>';
    const head = '<!doctype html><link rel="icon" href="data:,"><title>App</title>';
    installed.write('app.html', `${head}<body>${places}${figure}<script type="module" src="./app.js"></script></body>`);
    await buildApp(installed, 'app.html');
    const complaints = await openInChromium(installed, 'dist/app.html', async (page, site) => {
      await page.locator('#component svg.tl').waitFor();
      await page.locator('poll-scope').scrollIntoViewIfNeeded();
      await page.locator('poll-scope svg.tl').waitFor();
      await page.locator('#frame').scrollIntoViewIfNeeded();
      await page.frameLocator('#frame iframe').locator('svg.tl').waitFor();
      await page.waitForFunction('document.getElementById("picture").naturalWidth > 0 && "frame" in window');
      expect(await page.locator('#frame iframe').getAttribute('src')).toContain(`${site}embed.html?`);
      await page.locator('#component svg.tl [role=slider]').press('End');
      await expect.poll(() => page.locator('#component p').textContent()).toBe('9000 ms');
    });
    expect(complaints).toEqual([]);
  });

  it.each(['poll-scope.js', 'poll-scope.all.js'])('a plain page shows the element by %s', async (file) => {
    installed.write(
      'plain.html',
      `<!doctype html><link rel="icon" href="data:,"><title>Plain</title>
       <script type="module" src="node_modules/pollscope/dist/element/${file}"></script>
       <poll-scope technique="long-polling" latency="80ms"></poll-scope>`,
    );
    const complaints = await openInChromium(installed, 'plain.html', (page) =>
      page.locator('poll-scope svg.tl').waitFor(),
    );
    expect(complaints).toEqual([]);
  });
});
