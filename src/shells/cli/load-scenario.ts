import type { Readable } from 'node:stream';
import { presets } from '../../generated/presets';
import { languageOf } from '../../i18n/catalogue';
import { LOCALES } from '../../i18n/locale';
import { decodeLink, type LinkContext, type LinkView } from '../../config/link';
import { parseScenario } from '../../scenario/parse';
import type { Problem } from '../../scenario/problems';
import type { Scenario } from '../../scenario/schema';
import { paramsSchemas } from '../../techniques/index';
import { THEMES } from '../../views/chrome/theme';
import { problemSentence } from '../../views/problems/problem-sentence';
import { badInput, type CommandError } from './command-error';
import { parseJson } from './parse-json';
import { nameOfSource, readSource } from './read-source';

export interface LoadedScenario {
  readonly scenario: Scenario;
  /** What a link says of the language and the like; empty for a file. */
  readonly view: LinkView;
}

/** The first problems of an input are the telling ones. */
const PROBLEMS_MAX = 50;

export const linkContext: LinkContext = {
  schemas: paramsSchemas,
  presets,
  defaultPreset: 'compare',
  languages: LOCALES,
  themes: THEMES,
};
const english = languageOf('en');

/**
 * The scenario of a file, of standard input (`-`), or of a link, which is read and never fetched; a file may hold a link
 * too. Throws CommandError with every problem of it.
 */
export async function loadScenario(source: string, stdin: Readable): Promise<LoadedScenario> {
  if (isLink(source)) return loadLink(source, 'the link');
  const text = await readSource(source, stdin);
  const name = nameOfSource(source);
  if (isLink(text.trim())) return loadLink(text.trim(), `the link in ${name}`);
  const parsed = parseScenario(parseJson(text, name), paramsSchemas);
  if (!parsed.ok) throw refused(name, parsed.problems);
  return { scenario: parsed.scenario, view: {} };
}

function isLink(text: string): boolean {
  return /^(?:https?:\/\/\S|file:\/\/\/?\S|\?\S|#s=)/.test(text);
}

/** A page shows what it can of a wrong link; a command does what was meant, or nothing. */
async function loadLink(link: string, name: string): Promise<LoadedScenario> {
  const read = await decodeLink(link, linkContext);
  if (!read.ok || read.problems.length > 0) throw refused(name, read.problems);
  return { scenario: read.scenario, view: read.view };
}

function refused(name: string, problems: readonly Problem[]): CommandError {
  const lines = problems.slice(0, PROBLEMS_MAX).map((problem) => `  ${problemSentence(problem, english)}`);
  if (problems.length > PROBLEMS_MAX) lines.push(`  and ${problems.length - PROBLEMS_MAX} more`);
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return badInput(`${name} has ${count}:\n${lines.join('\n')}`);
}
