import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../../src/core/assert';
import { metricEntries } from '../../../src/metrics/registry';
import { encodeLink } from '../../../src/config/link';
import { reportLane, type LaneReport } from '../../../src/shells/cli/lane-report';
import { simulate } from '../../../src/simulate';
import { paramsSchemas } from '../../../src/techniques/index';
import { pollscope, projectFolder, TestFolder } from '../../support/command-line';
import { parsed } from '../../support/scenarios';

const folder = new TestFolder();
const input = { version: 1, durationMs: 8000, techniques: [{ id: 'long-polling' }, { id: 'websocket', key: 'ws' }] };
const inputText = JSON.stringify(input);
const file = folder.write('scenario.json', inputText);
const hourLongFile = folder.write('hour.json', JSON.stringify({ ...input, durationMs: 3_600_000 }));

interface Report {
  readonly version: number;
  readonly lanes: readonly LaneReport[];
}

// Where the sources have changed since the last build, the first run builds.
beforeAll(() => pollscope(['--version']), 60_000);
afterAll(() => {
  folder.remove();
});

describe('pollscope simulate', () => {
  it('simulate FILE prints one JSON object: the lanes of simulate(scenario), reported', async () => {
    const { exitCode, stdout, stderr } = await pollscope(['simulate', file]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({ version: 1, lanes: simulate(parsed(input)).lanes.map(reportLane) });
  });

  it('simulate has exactly the fields of the contract', async () => {
    const { lanes } = JSON.parse((await pollscope(['simulate', file])).stdout) as Report;
    const [polling, socket] = lanes;
    expect(Object.keys(must(polling, 'two lanes'))).toEqual([
      'key',
      'technique',
      'requests',
      'connections',
      'messages',
      'streams',
      'metrics',
    ]);
    expect(lanes.map(({ key, technique }) => [key, technique])).toEqual([['long-polling', 'long-polling'], ['ws', 'websocket']]); // prettier-ignore
    const fieldsOf = (entries: readonly object[] | undefined) =>
      Object.keys(must(entries?.[0], 'at least one entry')).join(' ');
    expect(fieldsOf(polling?.requests)).toBe(
      'id client tab kind attempts askedAtMs sentAtMs arrivedAtMs respondedAtMs endedAtMs outcome status connection isNewConnection messages requestBytes responseBytes',
    );
    expect(fieldsOf(polling?.connections)).toBe('id kind openedAtMs closedAtMs closedBy');
    expect(fieldsOf(polling?.messages)).toBe('id publishedAtMs deliveries fate reason');
    expect(fieldsOf(socket?.streams)).toBe('client askedAtMs openedAtMs endedAtMs reason');
    expect(Object.keys(must(polling, 'two lanes').metrics)).toEqual(metricEntries.map(({ name }) => name));
  });

  it('simulate - reads standard input, simulate LINK a link; both print the same as the file', async () => {
    const fromFile = await pollscope(['simulate', file]);
    expect(await pollscope(['simulate', '-'], { stdin: `\uFEFF${inputText}` })).toEqual(fromFile);
    const context = { schemas: paramsSchemas, presets: {}, defaultPreset: '', languages: [], themes: [] };
    const link = `https://pollscope.example/${await encodeLink(parsed(input), null, {}, context)}`;
    expect(await pollscope(['simulate', link])).toEqual(fromFile);
    expect(await pollscope(['simulate', '-'], { stdin: `${link}\n` })).toEqual(fromFile);
  });

  it.each(['simulate', 'metrics', 'svg'])(
    '%s FILE --event-budget N names the lane and the moment at which a run is stopped, and how to allow more',
    async (command) => {
      const { exitCode, stdout, stderr } = await pollscope([command, hourLongFile, '--event-budget', '500']);
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
      expect(stderr).toMatch(
        /^pollscope: lane long-polling: event budget of 500 spent at t = [\d.]+ ms, likely because .+; --event-budget N allows more, up to 10000000\n$/,
      );
    },
  );

  it('simulate FILE does not say how to allow more where more would not help: at a loop without delay', async () => {
    const stdin = JSON.stringify({
      version: 1,
      techniques: [{ id: 'ajax-polling', params: { answers: 'at-once', pollIntervalMs: 0 } }],
    });
    const { exitCode, stderr } = await pollscope(['simulate', '-'], { stdin });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/loops without delay .*; techniques\.0\.params\.pollIntervalMs is 0\n$/);
  });

  it('simulate FILE says what would help where too much comes at one moment, whose limit is fixed', async () => {
    const messages = { kind: 'at', timesMs: Array(11).fill(500) };
    const scenario = { version: 1, clients: 1000, durationMs: 1000, techniques: [{ id: 'websocket' }], messages };
    const { exitCode, stderr } = await pollscope(['simulate', '-'], { stdin: JSON.stringify(scenario) });
    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      'pollscope: lane websocket: event budget of 10,000 spent at t = 560 ms, likely because "transit of a frame" comes too often at one moment (10,001 times so far); 1,000 clients together, 11 messages at one moment, no jitter; what would help: fewer clients, messages further apart, a network.jitter; --event-budget does not raise this limit\n',
    );
  });

  it('simulate FILE is at peace with a reader that stops reading', async () => {
    const { exitCode, stderr } = await pollscope(['simulate', hourLongFile], { closesEarly: true });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });
});

describe('pollscope metrics, svg, check', () => {
  it('metrics FILE prints the metrics of simulate, without the rest', async () => {
    const { lanes } = JSON.parse((await pollscope(['simulate', file])).stdout) as Report;
    const printed: unknown = JSON.parse((await pollscope(['metrics', file])).stdout);
    expect(printed).toEqual({
      version: 1,
      lanes: lanes.map(({ key, technique, metrics }) => ({ key, technique, metrics })),
    });
  });

  it('svg FILE prints one picture that stands alone, the same every time', async () => {
    const first = await pollscope(['svg', file]);
    expect(first).toMatchObject({ exitCode: 0, stderr: '' });
    expect(first.stdout).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"[\s\S]*<\/svg>\n$/);
    expect(first.stdout).toContain('Long polling');
    expect(await pollscope(['svg', file])).toEqual(first);
  });

  it('svg FILE takes width, height, language, theme and window', async () => {
    const options = [
      '--width',
      '700',
      '--height=500',
      '--lang',
      'zh-CN',
      '--theme',
      'dark',
      '--from',
      '1s',
      '--to',
      '4000',
    ];
    const { exitCode, stdout } = await pollscope(['svg', file, ...options]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('viewBox="0 0 700 500"');
    expect(stdout).toContain('lang="zh-CN"');
    expect(stdout).toContain('长轮询');
    expect(stdout).not.toBe(
      (await pollscope(['svg', file, '--width', '700', '--height=500', '--lang', 'zh-CN', '--theme', 'dark'])).stdout,
    );
  });

  it('check FILE says ok, and what the scenario is', async () => {
    expect(await pollscope(['check', file])).toEqual({
      exitCode: 0,
      stdout: `ok: ${file} is a valid scenario: 2 lanes (long-polling, ws), 1 client, 8000 ms\n`,
      stderr: '',
    });
  });

  it('check FILE tells every problem, each with path, value and what is allowed', async () => {
    const wrong = {
      version: 2,
      seed: -1,
      techniques: [{ id: 'telepathy' }],
      network: { oneWayLatencyMs: 'slow', colour: 'red' },
    };
    const { exitCode, stdout, stderr } = await pollscope(['check', folder.write('wrong.json', JSON.stringify(wrong))]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    const lines = stderr.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^pollscope: .*wrong\.json has 5 problems:$/);
    for (const path of ['version', 'seed', 'techniques.0.id', 'network.oneWayLatencyMs', 'network.colour']) {
      expect(lines.filter((line) => line.startsWith(`  ${path}: `) && line.includes(', got '))).toHaveLength(1);
    }
  });
});

describe('pollscope COMMAND, whatever it is given', () => {
  const all = ['simulate', 'metrics', 'svg', 'markdown', 'mermaid', 'csv', 'har', 'check'];
  const query = '?technique=sse&until=8s';

  it.each(all)('%s reads a link and standard input alike', async (command) => {
    const finished = await Promise.all([pollscope([command, query]), pollscope([command, '-'], { stdin: query })]);
    for (const { exitCode, stderr } of finished) expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    // What `check` prints names where it was read.
    const printed = finished.map(({ stdout }) => stdout.replace(/^ok: .*? is /, ''));
    expect(printed[0]).not.toBe('');
    expect(new Set(printed).size).toBe(1);
  });

  it('check reads a link in a file, and one to pollscope.html on a disk', async () => {
    const sources = [
      folder.write('link.txt', `https://pollscope.example/${query}\n`),
      `file:///C:/pollscope.html${query}`,
    ];
    for (const source of sources) expect((await pollscope(['check', source])).stdout).toContain('1 lane (sse)');
  });

  it.each([...all, 'png', 'serve'])('%s refuses bad input with 1 and prints nothing', async (command) => {
    const { exitCode, stdout, stderr } = await pollscope([command, '-'], { stdin: '{"version":2}' });
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/version/);
  });
});

describe('pollscope, bad input', () => {
  const manyActs = Array.from({ length: 200 }, () => ({ atMs: -1, do: 'publish' }));

  it.each<[string, string | Uint8Array, string]>([
    ['nothing at all', '', 'is empty: expected a scenario in JSON, or a link'],
    ['broken JSON', '{\n  "version": 1,\n  "seed": }', 'is not JSON, line 3, column 11: expected a value, found "}"'],
    ['Windows line breaks', '{\r\n\r\n]', 'is not JSON, line 3, column 1: expected a key in double quotes, found "]"'],
    ['bytes that are no text', new Uint8Array([0x7b, 0xff, 0xfe]), 'is not text in UTF-8'],
    ['JSON that is no scenario', '[]', '  the scenario: expected an object with: version, '],
    ['a nest of brackets', '['.repeat(100_000), 'nested deeper than 100 levels'],
    ['a number that is not built yet', JSON.stringify({ ...input, clients: 5000 }), '  clients: not available yet'],
    [
      'a parameter of another technique',
      '{"version":1,"techniques":[{"id":"sse","params":{"pollIntervalMs":1}}]}',
      'techniques.0.params.pollIntervalMs',
    ],
    ['hundreds of problems', JSON.stringify({ ...input, interventions: manyActs }), '  and 150 more'],
    ['a broken link', 'https://pollscope.example/#s=dAAAA', 'the link in'],
  ])('check FILE of %s exits with 1, says what is wrong and prints nothing', async (_, content, message) => {
    const { exitCode, stdout, stderr } = await pollscope(['check', folder.write('bad.json', content)]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('check FILE of a file that is not there, or a folder, says so', async () => {
    expect((await pollscope(['check', 'nowhere.json'])).stderr).toBe(
      'pollscope: nowhere.json cannot be read: there is no such file\n',
    );
    expect(await pollscope(['check', folder.path])).toMatchObject({
      exitCode: 1,
      stderr: `pollscope: ${folder.path} is a folder: expected a file\n`,
    });
  });

  it('check FILE of more than 5 MB refuses it unread, from a file and from a pipe', async () => {
    const big = new Uint8Array(6_000_000).fill(0x20);
    expect(await pollscope(['check', folder.write('big.json', big)])).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringContaining('has 6.0 MB: at most 5 MB are read') as string,
    });
    expect(await pollscope(['check', '-'], { stdin: big })).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: 'pollscope: standard input has more than 5 MB: at most 5 MB are read\n',
    });
  });

  it('check FILE writes out control characters of the input, so that it cannot steer the terminal', async () => {
    const { stderr } = await pollscope(['check', '-'], {
      stdin: '{"version":1,"techniques":[],"\\u001b[31m\\u009b":"\\u202e"}',
    });
    expect(stderr).toContain('\\u001b[31m\\u009b: no such field');
    expect(stderr.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('check LINK refuses a link of which a part is wrong, where the page would go on', async () => {
    const { exitCode, stderr } = await pollscope(['check', 'https://pollscope.example/?technique=sse&latency=quick']);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('the link has 1 problem:\n  latency: expected a number with its unit');
  });
});

describe('pollscope, usage', () => {
  it.each<[string, readonly string[], string]>([
    ['no command', [], 'expected a command and a file'],
    [
      'an unknown command',
      ['dance', file],
      'expected a command (simulate, metrics, svg, png, markdown, mermaid, csv, har, check, serve), got "dance"',
    ],
    ['a command to come', ['import', file], 'import: not available yet'],
    ['no file', ['simulate'], 'simulate: expected a FILE, - for standard input, or a link'],
    ['two files', ['check', file, 'b.json'], 'check: expected one FILE, got also "b.json"'],
    [
      'an unknown option',
      ['svg', file, '--colour', 'red'],
      'svg: no such option: --colour (it knows --width, --height,',
    ],
    [
      'an option of another command',
      ['check', file, '--width', '700'],
      'check: no such option: --width (it has no options)',
    ],
    ['an option without its value', ['svg', file, '--width'], '--width: expected a value, --width PX'],
    ['an option twice', ['svg', file, '--width', '700', '--width', '800'], '--width: expected once, got twice'],
    [
      'a width that is none',
      ['svg', file, '--width', '1e3'],
      '--width: expected a whole number from 240 to 20000, got "1e3"',
    ],
    [
      'a moment that is none',
      ['svg', file, '--from', 'soon'],
      '--from: expected a moment such as 5.9s or 800ms, got "soon"',
    ],
    [
      'a window without time',
      ['svg', file, '--from', '3s', '--to', '3000ms'],
      '--to: expected a moment after 3000 ms, got 3000 ms',
    ],
    ['a window after the end', ['svg', file, '--from', '8s'], '--from: the run ends at 8000 ms, got 8000 ms'],
    [
      'a theme that is none',
      ['svg', file, '--theme', 'pink'],
      '--theme: expected one of auto, light, dark, projector, got "pink"',
    ],
    ['a language that is none', ['svg', file, '--lang', 'fr'], '--lang: expected one of en, zh-CN, zh, got "fr"'],
  ])('%s exits with 2, says what is wrong and prints nothing', async (_, args, message) => {
    const { exitCode, stdout, stderr } = await pollscope(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(`pollscope: ${message}`);
    expect(stderr).toContain('See pollscope --help.');
  });

  it('--help names every command, and COMMAND --help every option', async () => {
    const { exitCode, stdout } = await pollscope(['--help']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/Usage: pollscope COMMAND FILE[\s\S]*simulate[\s\S]*metrics[\s\S]*svg[\s\S]*check/);
    const { stdout: svgHelp } = await pollscope(['svg', '--help']);
    for (const option of ['--width PX', '--from TIME', '--to TIME', '--lang LANG', '--theme THEME'])
      expect(svgHelp).toContain(option);
  });

  it('--version prints the version of package.json', async () => {
    const { version } = JSON.parse(readFileSync(path.join(projectFolder, 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(await pollscope(['--version'])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
  });
});

describe('bin/pollscope.js', () => {
  /** A copy of some files of the project, alone in a folder. */
  function copied(name: string, files: readonly string[]): string {
    const target = path.join(folder.path, name);
    for (const each of files) {
      mkdirSync(path.dirname(path.join(target, each)), { recursive: true });
      cpSync(path.join(projectFolder, each), path.join(target, each));
    }
    return path.join(target, 'bin', 'pollscope.js');
  }

  it('runs what was built, without sources or packages, as an installed package does', async () => {
    const program = copied('installed', ['bin/pollscope.js', 'dist/cli/pollscope.js', 'package.json']);
    expect(await pollscope(['simulate', file], { program })).toEqual(await pollscope(['simulate', file]));
  });

  it('says what to do where neither a build nor packages are there', async () => {
    const program = copied('fresh', ['bin/pollscope.js', 'package.json', 'src/core/assert.ts']);
    const { exitCode, stdout, stderr } = await pollscope(['simulate', file], { program });
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('its packages are missing; run "npm install" in');
  });
});
