/** All that is said of a figure, wherever it stands: its own options first, then its attributes, its link, its file. */
import type { Pair } from '../../config/config';
import { splitLink } from '../../config/link';
import { NOTHING_PACKED, type PackedRuns } from '../../config/configured-run';
import { pairsOfOptions } from '../../config/options';
import { problem, type Problem } from '../../scenario/problems';

/** More than any scenario that a page can run. */
const FILE_BYTES_MAX = 256_000;

export interface GatheredPairs {
  readonly pairs: readonly Pair[];
  readonly packed: PackedRuns;
  readonly problems: readonly Problem[];
}

/** What is named by `state`, `src` and `scenario`, read and put beside what was said here, which counts before it. */
export async function gatherPairs(said: readonly Pair[]): Promise<GatheredPairs> {
  const problems: Problem[] = [];
  const [inLink, inFile] = [said.find(([name]) => name === 'state'), said.find(([name]) => name === 'src')];
  const link = inLink === undefined ? null : splitLink(inLink[1]);
  const file = inFile === undefined ? [] : await readFile('src', inFile[1], problems);
  problems.push(...(link?.problems ?? []));
  const pairs = withoutRepeats([...said, ...(link?.pairs ?? []), ...file]);
  return { pairs: await withScenarioFile(pairs, problems), packed: link?.packed ?? NOTHING_PACKED, problems };
}

function withoutRepeats(pairs: readonly Pair[]): readonly Pair[] {
  const seen = new Set<string>();
  return pairs.filter(([name]) => !seen.has(name) && seen.add(name));
}

/** `scenario` may be the address of a file of the same site. */
async function withScenarioFile(pairs: readonly Pair[], problems: Problem[]): Promise<readonly Pair[]> {
  const named = pairs.find(([name]) => name === 'scenario');
  if (named === undefined || !/^[^{\s]*(?:\/|\.json$)/.test(named[1])) return pairs;
  const text = await fetchText('scenario', named[1], problems, 'same-origin');
  return pairs.flatMap((pair) => (pair === named ? (text === null ? [] : [['scenario', text] as const]) : [pair]));
}

async function readFile(name: string, address: string, problems: Problem[]): Promise<readonly Pair[]> {
  const text = await fetchText(name, address, problems, 'cors');
  if (text === null) return [];
  const read = pairsOfOptions(parseJson(text));
  problems.push(...read.problems);
  return read.pairs.filter(([each]) => each !== 'src');
}

/** Null for what cannot be had, is too large, or is no JSON, which is told. */
async function fetchText(
  name: string,
  address: string,
  problems: Problem[],
  mode: 'cors' | 'same-origin',
): Promise<string | null> {
  try {
    const response = await fetch(new URL(address, document.baseURI), {
      mode,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
    const text = response.ok ? await readCapped(response) : null;
    if (text !== null && parseJson(text) !== undefined) return text;
  } catch {
    // It is told below, as anything else that cannot be had.
  }
  problems.push(problem(name, address, { kind: 'readable-address', maxBytes: FILE_BYTES_MAX }));
  return null;
}

async function readCapped(response: Response): Promise<string | null> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
    text += part.value;
    if (text.length > FILE_BYTES_MAX) {
      await reader?.cancel();
      return null;
    }
  }
  return text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
