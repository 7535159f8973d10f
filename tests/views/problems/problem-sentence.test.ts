import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/i18n/catalogue';
import { LOCALES } from '../../../src/i18n/locale';
import { parseScenario } from '../../../src/scenario/parse';
import { problem, toldAt, type Problem } from '../../../src/scenario/problems';
import { paramsSchemas } from '../../../src/techniques/index';
import { problemSentence } from '../../../src/views/problems/problem-sentence';
import { sampleProblems } from '../../support/sample-problems';
import { wrongInputs } from '../../support/wrong-inputs';

const english = (each: Problem) => problemSentence(each, languageOf('en'));
const chinese = (each: Problem) => problemSentence(each, languageOf('zh-CN'));

/** What a Chinese sentence may say in Latin letters: units, words of JSON, names, and examples to be typed. */
const CODE =
  /\b(null|true|false|JSON|kbit\/s|ms|Pollscope|object|function|symbol|Symbol\(s|80ms|1\.5s|5\.9s)\b|<lane>\/request\/<id>\[\/attempt\/<n>\]|<lane>\/connection\/<id>|websocket\/transit\/3/g;

/** All texts in a piece of plain data. */
function textsIn(data: unknown): readonly string[] {
  if (typeof data === 'string') return [data];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(textsIn) : [];
}

function writtenValue(value: unknown): string | null {
  if (value === undefined) return null;
  try {
    const json = typeof value === 'number' ? String(value) : (JSON.stringify(value) as string | undefined);
    return json?.slice(0, 60) ?? null;
  } catch {
    return null;
  }
}

/** The words of a sentence, with a § for all that stands in it as it was written. */
function wordsOf(sentence: string, each: Problem): string {
  const { target, value, allowed, nearest } = each;
  const written = [placeOf(each), target ?? '', writtenValue(value) ?? '', nearest ?? '', ...textsIn(allowed)];
  return written
    .filter((text) => text !== '')
    .sort((one, other) => other.length - one.length)
    .reduce((rest, text) => rest.replaceAll(text, '§'), sentence)
    .replace(CODE, '§');
}

/** What a sentence calls the place. */
function placeOf({ path }: Problem): string {
  return path.slice(0, 120);
}

function expectSound(each: Problem): void {
  for (const sentence of [english(each), chinese(each)]) {
    expect(sentence).toContain(placeOf(each));
    expect(sentence).toContain(each.target ?? '');
    expect(sentence).toContain(writtenValue(each.value) ?? '');
    expect(wordsOf(sentence, each)).not.toMatch(/undefined|\[object/);
  }
  expect(wordsOf(chinese(each), each)).not.toMatch(/[a-z]{2,}/i);
  expect(wordsOf(chinese(each), each)).not.toMatch(/[\u4e00-\u9fff]\.|[\u4e00-\u9fff] [\u4e00-\u9fff]| {2}/);
  expect(wordsOf(english(each), each)).not.toMatch(/[\u3000-\u9fff]/);
}

describe('problemSentence(problem, language)', () => {
  it.each(sampleProblems.map((each) => [english(each), each] as const))(
    'says in both languages, in words of its own: %s',
    (_sentence, each) => {
      expectSound(each);
    },
  );

  it.each(wrongInputs)('is sound for every problem that parseScenario returns: %s', (_what, inputs) => {
    fc.assert(
      fc.property(inputs, (input) => {
        const result = parseScenario(input, paramsSchemas);
        // Where the value is not JSON, what stands for it is the sample's business.
        if (!result.ok) result.problems.filter(({ value }) => writtenValue(value) !== null).forEach(expectSound);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});

const latency = problem('network.oneWayLatencyMs', -1, {
  kind: 'number',
  isWhole: false,
  min: 0,
  max: 60_000,
  unit: 'ms',
  isNullable: false,
});

describe('problemSentence(problem, Chinese)', () => {
  it.each([
    [latency, '单向延迟 network.oneWayLatencyMs：应为数值（0 到 60000 ms），给出的是 -1'],
    [toldAt('latency', latency), 'latency（单向延迟 network.oneWayLatencyMs）：应为数值（0 到 60000 ms），给出的是 -1'],
    [
      toldAt('interventions.2.value', latency),
      'interventions.2.value（单向延迟 network.oneWayLatencyMs）：应为数值（0 到 60000 ms），给出的是 -1',
    ],
    [
      problem('browser.tabs', 30, { kind: 'built', max: 20 }),
      '标签页 browser.tabs：还不支持（给出的是 30，目前只支持不超过 20 的值）',
    ],
    [
      problem('techniques', undefined, { kind: 'list', minLength: 1, maxLength: 6, isNullable: false }),
      'techniques：应为 1 到 6 项的列表，却没有给出',
    ],
    [
      problem('lang', 'xx', { kind: 'choice', options: ['en', 'zh-CN'], isNullable: false }),
      'lang：应为以下之一：en、zh-CN，给出的是 "xx"',
    ],
    [problem('link', 'd', { kind: 'whole-link' }), 'link：应为完整的链接，而这个链接已损坏或被截断，给出的是 "d"'],
  ])('names the field as the form does: %#', (each, sentence) => {
    expect(chinese(each)).toBe(sentence);
  });
});

it('problemSentence(problem) cuts what is too long to be read, in both languages', () => {
  for (const locale of LOCALES) {
    const long = problem('x'.repeat(5000), 'y'.repeat(5000), { kind: 'text', isNullable: false });
    expect(problemSentence(long, languageOf(locale)).length).toBeLessThan(260);
  }
});
