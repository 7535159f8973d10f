/** The command line's entry: the only part that touches the process. */
import { badUsage, CommandError } from './command-error';
import { runCommand } from './run-command';

/** Carries out `process.argv` and leaves the exit code. `built`: the folder with what the build has made. Never throws; on any error standard output stays empty. */
export async function main(version: string, built: string): Promise<void> {
  // Whoever reads our output may stop: `pollscope simulate … | head` is no error.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', leave);
  try {
    const output = await runCommand(process.argv.slice(2), version, process.stdin, built);
    if (typeof output !== 'string' && process.stdout.isTTY)
      throw badUsage('a terminal shows no pictures: write it to a file, pollscope png … > picture.png');
    process.stdout.write(output);
  } catch (error) {
    process.exitCode = error instanceof CommandError ? error.exitCode : 1;
    process.stderr.write(`pollscope: ${printable(messageOf(error))}\n`);
  } finally {
    // A refused input may still be coming in through a pipe; nobody waits for it.
    process.stdin.destroy();
  }
}

function leave(error: NodeJS.ErrnoException): never {
  if (error.code === 'EPIPE') process.exit();
  process.stderr.write(`pollscope: the output could not be written: ${error.message}\n`);
  process.exit(1);
}

function messageOf(error: unknown): string {
  if (error instanceof CommandError) {
    return error.exitCode === 2 ? `${error.message}\nSee pollscope --help.` : error.message;
  }
  return error instanceof Error ? error.message : String(error);
}

/** Text from outside must not steer the terminal: its control characters are written out, but for our line breaks. */
function printable(text: string): string {
  return text.replace(
    /[^\P{Cc}\n]|\p{Cf}/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}
