import type { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import type { Command } from './command';
import { badUsage } from './command-error';
import { commands, plannedCommandNames } from './commands';
import { commandHelp, generalHelp } from './help';

/**
 * What `pollscope` with these arguments prints on standard output. Throws CommandError, and then nothing is to be
 * printed there. `version`: of the package; `built`: the folder
 * with what the build has made.
 */
export async function runCommand(
  args: readonly string[],
  version: string,
  stdin: Readable,
  built: string,
): Promise<string | Uint8Array> {
  const [first, ...rest] = args;
  const isAlone = rest.length === 0;
  if (isAlone && (first === '--help' || first === '-h' || first === 'help')) return generalHelp();
  if (isAlone && (first === '--version' || first === '-v')) return `${version}\n`;
  const [name] = rest;
  if (first === 'help' && name !== undefined && rest.length === 1) return commandHelp(findCommand(name));
  if (first === undefined) throw badUsage(`expected a command and a file\n\n${generalHelp().trimEnd()}`);
  const command = findCommand(first);
  const { values, positionals } = parseOptions(command, rest);
  if (values['help'] !== undefined) return commandHelp(command);
  const [source, ...others] = positionals;
  const [other] = others;
  if (source === undefined && !command.isSourceOptional)
    throw badUsage(`${command.name}: expected a FILE, - for standard input, or a link`);
  if (other !== undefined) throw badUsage(`${command.name}: expected one FILE, got also ${JSON.stringify(other)}`);
  return command.run({ source: source ?? '', options: values, stdin, version, built });
}

function findCommand(name: string): Command {
  const command = commands.find((each) => each.name === name);
  if (command) return command;
  if (plannedCommandNames.includes(name)) throw badUsage(`${name}: not available yet`);
  const known = commands.map((each) => each.name).join(', ');
  throw badUsage(`expected a command (${known}), got ${JSON.stringify(name)}`);
}

interface ParsedOptions {
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly positionals: readonly string[];
}

/** Every option but `--help` takes a value, and none may come twice. */
function parseOptions(command: Command, args: readonly string[]): ParsedOptions {
  const known = new Map(command.options.map((option) => [option.name, option]));
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries([...known.keys()].map((name) => [name, { type: 'string' as const }])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values: Record<string, string> = {};
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    if (token.name === 'help' || token.name === 'h') values['help'] = '';
    else values[token.name] = valueOf(token, known.get(token.name)?.placeholder, command, values);
  }
  return { values, positionals };
}

function valueOf(
  token: { readonly name: string; readonly rawName: string; readonly value?: string | undefined },
  placeholder: string | undefined,
  command: Command,
  values: Readonly<Record<string, string>>,
): string {
  if (placeholder === undefined) {
    const known = command.options.map(({ name }) => `--${name}`);
    const allowed = known.length > 0 ? `it knows ${known.join(', ')}` : 'it has no options';
    throw badUsage(`${command.name}: no such option: ${token.rawName} (${allowed})`);
  }
  if (token.value === undefined || token.value === '')
    throw badUsage(`${token.rawName}: expected a value, ${token.rawName} ${placeholder}`);
  if (values[token.name] !== undefined) throw badUsage(`${token.rawName}: expected once, got twice`);
  return token.value;
}
