import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = fileURLToPath(new URL('../../', import.meta.url));
const program = path.join(projectFolder, 'bin', 'pollscope.js');

export interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly stdin?: string | Uint8Array;
  readonly program?: string;
  /** Stop reading standard output after its first part, as `head` does. */
  readonly closesEarly?: boolean;
  /** Standard output is no text: `stdout` has one character for each byte. */
  readonly readsBytes?: boolean;
  /** In place of what the tests' own surroundings say. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the real command line in a process of its own. */
export function pollscope(args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [options.program ?? program, ...args], {
      cwd: projectFolder,
      env: { ...process.env, ...options.env },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding(options.readsBytes ? 'latin1' : 'utf8').on('data', (text: string) => {
      stdout += text;
      if (options.closesEarly) child.stdout.destroy();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
    // A command that refuses its input does not read it to the end.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.stdin ?? '');
  });
}

/** A folder for the files of one test file, and how to put one there. */
export class TestFolder {
  readonly path = mkdtempSync(path.join(os.tmpdir(), 'pollscope-test-'));

  write(name: string, content: string | Uint8Array): string {
    const file = path.join(this.path, name);
    writeFileSync(file, content);
    return file;
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}
