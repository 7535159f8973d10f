import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/setup/find-chromium.mjs';
import { stalePackages } from '../../scripts/setup/dependencies.mjs';
import { nodeVersionFault } from '../../scripts/setup/node-version.mjs';

it('nodeVersionFault(version) is empty from 20.19 on', () => {
  for (const version of ['20.19.0', '20.20.2', '22.0.0', '24.1.0']) expect(nodeVersionFault(version)).toBe('');
  for (const version of ['18.20.8', '20.18.9']) expect(nodeVersionFault(version)).toContain(`this is Node ${version}`);
});

describe('stalePackages(wanted, installed)', () => {
  const wanted = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
      'node_modules/for-another-system': { version: '1.0.0', integrity: 'sha512-b', optional: true },
    },
  };

  it('is empty when everything wanted is there, whatever else is', () => {
    const a = wanted.packages['node_modules/a'];
    expect(
      stalePackages(wanted, { packages: { 'node_modules/a': a, 'node_modules/b': { version: '9.0.0' } } }),
    ).toEqual([]);
  });
  it('names a package that is missing, of another version or of another content', () => {
    const others = [
      {},
      { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } },
      { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-z' } },
    ];
    for (const packages of others) expect(stalePackages(wanted, { packages })).toEqual(['node_modules/a']);
  });
});

describe('missingPackages(lock)', () => {
  interface LockFile {
    readonly packages: Readonly<
      Record<string, Record<'dependencies' | 'optionalDependencies', Record<string, string>>>
    >;
  }

  /** Packages that another one asks for and that the lock file doesn't hold: `npm ci` refuses such a file. */
  function missingPackages({ packages }: LockFile): string[] {
    const names = new Set(
      Object.keys(packages).map((folder) => folder.slice(folder.lastIndexOf('node_modules/') + 13)),
    );
    const asked = Object.values(packages).flatMap((locked) =>
      Object.keys({ ...locked.dependencies, ...locked.optionalDependencies }),
    );
    return [...new Set(asked)].filter((name) => !names.has(name));
  }

  it('is empty for package-lock.json, builds for other systems included', () => {
    const text = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8');
    expect(missingPackages(JSON.parse(text) as LockFile)).toEqual([]);
  });
  it('names what is asked for and not there', () => {
    const parser = { dependencies: { core: '1' }, optionalDependencies: { 'for-windows': '1' } };
    const nothing = { dependencies: {}, optionalDependencies: {} };
    const packages = { 'node_modules/parser': parser, 'node_modules/parser/node_modules/core': nothing };
    expect(missingPackages({ packages })).toEqual(['for-windows']);
  });
});

describe('findChromium(env)', () => {
  let folder = '';
  const starts = () => true;
  const addProgram = (...parts: string[]) => {
    const file = path.join(folder, ...parts);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, '');
    chmodSync(file, 0o755);
    return file;
  };
  const surroundings = () => ({ PATH: path.join(folder, 'bin'), PLAYWRIGHT_BROWSERS_PATH: path.join(folder, 'cache') });

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'pollscope-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it.runIf(process.platform === 'linux')(
    'takes CHROMIUM, Chromium, Chrome, Edge and the newest of Playwright, in that order',
    () => {
      expect(findChromium(surroundings(), starts)).toBeNull();
      addProgram('cache', 'chromium-900', 'chrome-linux', 'chrome');
      const inOrder = [
        addProgram('cache', 'chromium-1200', 'chrome-linux64', 'chrome'),
        addProgram('bin', 'microsoft-edge'),
        addProgram('bin', 'google-chrome'),
        addProgram('bin', 'chromium'),
      ];
      for (const file of inOrder.toReversed()) {
        expect(findChromium(surroundings(), starts)).toBe(file);
        rmSync(file);
      }
      expect(findChromium({ ...surroundings(), CHROMIUM: 'my-browser' }, starts)).toBe('my-browser');
    },
  );
  it.runIf(process.platform === 'linux')('passes over a program that does not start', () => {
    const stub = addProgram('bin', 'chromium');
    const chrome = addProgram('bin', 'google-chrome');
    expect(findChromium(surroundings(), (file) => file !== stub)).toBe(chrome);
  });
  it('throws when CHROMIUM does not start, instead of taking another browser', () => {
    addProgram('bin', 'chromium');
    expect(() => findChromium({ ...surroundings(), CHROMIUM: 'gone' }, (file) => file !== 'gone')).toThrow(
      'CHROMIUM is "gone"',
    );
  });
});
