import type { Command } from './command';
import { commands } from './commands';

const SOURCES = `FILE is a scenario in JSON (see public/scenarios for examples), - for standard input,
or a link of Pollscope's page in quotes; a link is read, never fetched.`;

const EXAMPLE = `{ "version": 1, "techniques": [{ "id": "long-polling" }] }`;

/** What a stranger must know to use it. */
export function generalHelp(): string {
  return `Pollscope simulates how web pages poll, hold and push, without a browser.

Usage: pollscope COMMAND FILE [options]

Commands:
${columns(commands.map(({ name, summary }) => [name, summary]))}

Options:
${columns([
  ['--help', 'this text; after a command, its options'],
  ['--version', 'the version'],
])}

${SOURCES}

Try:
  echo '${EXAMPLE}' | pollscope simulate -
  pollscope svg public/scenarios/compare.json > compare.svg
  pollscope markdown public/scenarios/figure-1.json
  pollscope serve '?technique=sse,websocket&loss=2%'

Results go to standard output, problems to standard error. Exit codes: 0 done,
1 the input is bad or a run spends its event budget, 2 the command is wrong.
`;
}

export function commandHelp({ name, summary, options, isSourceOptional }: Command): string {
  const listed = [
    ...options.map((option): [string, string] => [`--${option.name} ${option.placeholder}`, option.help]),
    ['--help', 'this text'] as [string, string],
  ];
  return `${summary}.

Usage: pollscope ${name} ${isSourceOptional ? '[FILE]' : 'FILE'}${options.length > 0 ? ' [options]' : ''}

${SOURCES}

Options:
${columns(listed)}
`;
}

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}
