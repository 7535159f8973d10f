/** The npm package: built, packed, and installed into an empty project, as its users have it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { must } from '../../src/core/assert';

const projectRoot = path.join(import.meta.dirname, '..', '..');
const packages = path.join(projectRoot, 'node_modules');

export interface InstalledPackage {
  /** The project that it is installed into. */
  readonly folder: string;
  /** Where it is in there. */
  readonly packageFolder: string;
  /** Before it was packed. */
  readonly builtFolder: string;
  write(name: string, text: string): string;
  /** Runs Node in the project. Throws what it says where it fails. */
  node(args: readonly string[]): string;
  remove(): void;
}

/** Takes half a minute: all that is in it is built. Nothing is fetched, what it needs is ours. */
export function installPackage(): InstalledPackage {
  const root = mkdtempSync(path.join(os.tmpdir(), 'pollscope-package-'));
  const folder = path.join(root, 'project');
  mkdirSync(folder);
  const built = path.join(root, 'dist');
  run(process.execPath, [path.join(projectRoot, 'scripts', 'build.mjs'), '--into', built], projectRoot);
  const builtFolder = path.join(built, 'package');
  npm(['pack', builtFolder, '--silent', '--pack-destination', root], root);
  const packed = must(
    readdirSync(root).find((name) => name.endsWith('.tgz')),
    'npm pack writes a file',
  );
  const manifest = {
    ...{ name: 'project', private: true, type: 'module' },
    dependencies: { pollscope: `file:../${packed}` },
    overrides: { valibot: `file:${path.join(packages, 'valibot')}` },
  };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  npm(['install', '--offline', '--no-audit', '--no-fund', '--silent'], folder);
  return {
    folder,
    packageFolder: path.join(folder, 'node_modules', 'pollscope'),
    builtFolder,
    write: (name, text) => {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
      return file;
    },
    node: (args) => run(process.execPath, args, folder),
    remove: () => rmSync(root, { recursive: true }),
  };
}

/** What its user has beside it. */
export function linkPackage({ folder }: InstalledPackage, name: string): void {
  symlinkSync(path.join(packages, name), path.join(folder, 'node_modules', name), 'dir');
}

/** npm on Windows is a script that Node cannot start by itself: its own file is started, where it is known. */
function npm(args: readonly string[], folder: string): void {
  const file = process.env['npm_execpath'];
  if (file?.endsWith('npm-cli.js')) run(process.execPath, [file, ...args], folder);
  else run('npm', args, folder);
}

/** As anywhere else: under Vitest, what is built has the checks of development in it. */
function run(command: string, args: readonly string[], folder: string): string {
  const env = { ...process.env };
  for (const name of ['VITEST', 'NODE_ENV']) Reflect.deleteProperty(env, name);
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`);
  return stdout;
}
