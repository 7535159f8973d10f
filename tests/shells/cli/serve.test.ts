import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, request as ask, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { builtFiles } from '../../../src/shells/cli/built-files';
import { pollscope, TestFolder } from '../../support/command-line';

const folder = new TestFolder();
const built = path.join(folder.path, 'dist');

/** As an installed package: the program, and what was built. */
function installed(): string {
  for (const file of ['bin/pollscope.js', 'dist/cli/pollscope.js', 'package.json']) {
    mkdirSync(path.dirname(path.join(folder.path, file)), { recursive: true });
    cpSync(path.join(import.meta.dirname, '../../..', file), path.join(folder.path, file));
  }
  return path.join(folder.path, 'bin', 'pollscope.js');
}

let program = '';

beforeAll(async () => {
  await pollscope(['--version']); // builds where something has changed
  program = installed();
}, 60_000);
afterAll(() => folder.remove());

const children: ChildProcess[] = [];
afterEach(() => children.splice(0).forEach((child) => child.kill()));

/** Fulfilled with what it prints once it serves. */
function serve(args: readonly string[], stdin = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, 'serve', ...args]);
    children.push(child);
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said += text.toString()));
    child.stdout.on('data', (text: Buffer) => resolve(text.toString()));
    child.on('close', () => reject(new Error(said)));
    child.stdin.end(stdin);
  });
}

const addressIn = (printed: string) => /http:\/\/localhost:\d+\/\S*/.exec(printed)?.[0] ?? '';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** The path goes out as it stands: `fetch` would resolve its dots. */
function get(address: string, rawPath: string, method = 'GET'): Promise<Answer> {
  const { port } = new URL(address);
  return new Promise((resolve, reject) => {
    const request = ask({ host: 'localhost', port, path: rawPath, method, agent: false }, (response) => {
      let body = '';
      response.on('data', (part: Buffer) => (body += part.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    request.on('error', reject).end();
  });
}

describe('pollscope serve', () => {
  it('says what to do where nothing is built, and exits with 1', async () => {
    const { exitCode, stdout, stderr } = await pollscope(['serve'], { program });
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(/^pollscope: serve: nothing is built in .*dist: run "npm run build" first\n$/);
  });

  describe('of what is built', () => {
    beforeAll(() => {
      const files: Readonly<Record<string, string>> = {
        'site/index.html': '<!doctype html>page',
        'site/embed.html': '<!doctype html>frame',
        'site/assets/a.js': 'export {};',
        'site/assets/a.css': 'a{}',
        'site/schema.json': '{}',
        'site-secret/a.txt': 'secret',
        'element/poll-scope.js': 'export {};',
        'element/parts/b.js': 'export {};',
      };
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(path.dirname(path.join(built, name)), { recursive: true });
        writeFileSync(path.join(built, name), text);
      }
    });

    it('serves page, frame and element with their types, to any origin', async () => {
      const printed = await serve(['--port', '0']);
      expect(printed).toMatch(/^Pollscope is at http:\/\/localhost:\d+\/ \(Ctrl\+C stops it\)\n$/);
      const types: Readonly<Record<string, string>> = {
        '/': 'text/html; charset=utf-8',
        '/?technique=sse': 'text/html; charset=utf-8',
        '/embed.html': 'text/html; charset=utf-8',
        '/assets/a.js': 'text/javascript; charset=utf-8',
        '/assets/a.css': 'text/css; charset=utf-8',
        '/schema.json': 'application/json; charset=utf-8',
        '/element/poll-scope.js': 'text/javascript; charset=utf-8',
        '/element/parts/b.js': 'text/javascript; charset=utf-8',
      };
      for (const [path, type] of Object.entries(types)) {
        const { status, headers } = await get(addressIn(printed), path);
        expect([path, status, headers['content-type']]).toEqual([path, 200, type]);
        expect(headers['access-control-allow-origin']).toBe('*');
      }
      const head = await get(addressIn(printed), '/', 'HEAD');
      expect([head.status, head.body, head.headers['content-length']]).toEqual([200, '', '19']);
    });

    it('gives out nothing else: no folder above or beside, no list of files, no other method', async () => {
      const address = addressIn(await serve(['--port', '0']));
      const outside = [
        ...['/../cli/pollscope.js', '/..%2fcli%2fpollscope.js', '/%2e%2e/package.json', '/../site-secret/a.txt'],
        ...['/element/../../package.json', '/element/..%2f..%2fpackage.json', '/..%5c..%5cpackage.json'],
        ...['/assets', '/assets/', '/nowhere.html', '/a%00.js', '/%', '/%e0%a4', '//etc/passwd', '*'],
      ];
      for (const path of outside) expect([path, (await get(address, path)).status]).toEqual([path, 404]);
      for (const method of ['POST', 'PUT', 'DELETE']) expect((await get(address, '/', method)).status).toBe(405);
    });

    it('prints the address that opens a scenario, of a file, of standard input, or of a link', async () => {
      const scenario = JSON.stringify({ version: 1, durationMs: 4000, techniques: [{ id: 'sse' }] });
      const [, ofFile] = addressIn(await serve(['--port', '0', folder.write('s.json', scenario)])).split('#');
      expect(ofFile).toMatch(/^s=d[\w-]+$/);
      expect(addressIn(await serve(['--port', '0', '-'], scenario)).split('#')[1]).toBe(ofFile);
      const { stdout } = await pollscope(['check', `#${ofFile}`]);
      expect(stdout).toContain('1 lane (sse), 1 client, 4000 ms');
      const ofLink = addressIn(await serve(['--port', '0', '?technique=sse&lang=zh-CN&t=2s']));
      expect(ofLink).toContain('lang=zh-CN');
      expect(ofLink).toContain('t=2s');
    });

    it('names the port that is in use; without a port it takes the next free one', async () => {
      const other = createServer(builtFiles(built));
      await new Promise<void>((resolve) => other.listen(0, 'localhost', resolve));
      const { port } = other.address() as AddressInfo;
      const { exitCode, stdout, stderr } = await pollscope(['serve', '--port', `${port}`], { program });
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
      expect(stderr).toBe(`pollscope: serve: port ${port} is in use: --port takes another, or 0 for any free one\n`);
      other.close();
      const [first, second] = [await serve([]), await serve([])].map((printed) => new URL(addressIn(printed)).port);
      expect(Number(second)).toBeGreaterThan(Number(first));
    });

    it('refuses a bad scenario with 1 and a bad port with 2, before it serves anything', async () => {
      const bad = await pollscope(['serve', '-'], { program, stdin: '{"version":1}' });
      expect(bad).toMatchObject({ exitCode: 1, stdout: '' });
      expect(bad.stderr).toContain('techniques');
      for (const port of ['65536', '-1', 'http']) {
        const { exitCode, stderr } = await pollscope(['serve', `--port=${port}`], { program });
        expect([exitCode, stderr]).toEqual([
          2,
          `pollscope: --port: expected a whole number from 0 to 65535, got "${port}"\nSee pollscope --help.\n`,
        ]);
      }
    });

    it('--help says that it needs no FILE', async () => {
      const { exitCode, stdout } = await pollscope(['serve', '--help'], { program });
      expect(exitCode).toBe(0);
      expect(stdout).toContain('Usage: pollscope serve [FILE] [options]');
      expect(stdout).toContain('--port N');
    });
  });
});
