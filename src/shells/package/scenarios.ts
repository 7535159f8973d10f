/** Scenarios as a program reads and writes them, without the machines that run them. */
import { presets } from '../../generated/presets';
import { decodeLink, encodeLink, type LinkContext, type LinkView } from '../../config/link';
import { languageOf } from '../../i18n/catalogue';
import { LOCALES } from '../../i18n/locale';
import { withoutDefaults } from '../../scenario/compact';
import { parseScenario as parse, type ParseResult } from '../../scenario/parse';
import type { Problem } from '../../scenario/problems';
import type { Scenario } from '../../scenario/schema';
import { paramsSchemas } from '../../techniques/params-schemas';
import { THEMES } from '../../views/chrome/theme';
import { problemSentence } from '../../views/problems/problem-sentence';

/** The techniques that a lane may have, in teaching order: `long-polling`, `sse` and so on. */
export const techniqueIds: readonly string[] = /* @__PURE__ */ Object.keys(paramsSchemas);

const linkContext: LinkContext = {
  schemas: paramsSchemas,
  presets,
  defaultPreset: 'compare',
  languages: LOCALES,
  themes: THEMES,
};

/**
 * Plain data → a scenario with every default filled in, or all that is wrong with it at once. Never throws.
 * `input`: an object such as `JSON.parse` gives, not a text.
 */
export function parseScenario(input: unknown): ParseResult {
  return parse(input, paramsSchemas);
}

/** One sentence in English: the field's path, what is allowed, what was given. */
export function describeProblem(problem: Problem): string {
  return problemSentence(problem, languageOf('en'));
}

/** The shortest plain data that `parseScenario` makes the same scenario of. */
export function compactScenario(scenario: Scenario): Record<string, unknown> {
  return withoutDefaults(scenario, paramsSchemas);
}

/**
 * A link's scenario, and what it says of the language and the like. The link is read and never fetched; what stands
 * before its `?` or `#` does not count. Never rejects: what is wrong is in `problems`.
 */
export async function readLink(
  link: string,
): Promise<
  | { readonly ok: true; readonly scenario: Scenario; readonly view: LinkView; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] }
> {
  const read = await decodeLink(link, linkContext);
  if (!read.ok) return { ok: false, problems: read.problems };
  return { ok: true, scenario: read.scenario, view: read.view, problems: read.problems };
}

/** Query and fragment that open this scenario, to be put after the address of a page. Rejects where it is too long for a link. */
export function writeLink(scenario: Scenario, view: LinkView = {}): Promise<string> {
  return encodeLink(scenario, null, view, linkContext);
}
