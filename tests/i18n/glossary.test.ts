import { describe, expect, it } from 'vitest';
import { glossary, otherEnglish, otherWords, type Term } from '../support/glossary';
import { textPairs, type TextPair } from '../support/text-pairs';

const pairs = await textPairs();

/** Names in code, of settings and of headers, are the same in every language: `heartbeat_delay`, `setInterval`, `<lane>/…`. */
function withoutCode(text: string): string {
  return text.replace(/<[^>]*>\S*|[\w-]+\/[\w/-]+|\b\w*(?:_\w+|[a-z\d][A-Z]\w*)/g, '');
}

function disagreementsOf({ en, zh, orZh = [] }: Term, texts: readonly TextPair[]): readonly string[] {
  return texts
    .filter((pair) => en.test(withoutCode(pair.en)))
    .filter((pair) => ![zh, ...orZh].some((word) => pair.zh.includes(word)))
    .map((pair) => `${pair.at}: ${pair.en} / ${pair.zh}`);
}

function otherWordsIn({ at, en, zh }: TextPair): readonly string[] {
  const chinese = Object.entries(otherWords).filter(([other]) => zh.includes(other));
  const english = otherEnglish.filter((other) => other.test(withoutCode(en)));
  return [
    ...chinese.map(([other, ours]) => `${at}: ${other} for ${ours} in ${zh}`),
    ...english.map((other) => `${at}: ${String(other)} in ${en}`),
  ];
}

describe('the texts of both languages', () => {
  it('are there in pairs', () => {
    expect(pairs.length).toBeGreaterThan(1500);
    expect(pairs.filter(({ en, zh }) => en === '' || zh === '')).toEqual([]);
  });

  it.each(glossary.map((term) => [term.zh, term] as const))('say %s for the same term', (_, term) => {
    expect(pairs.filter(({ en }) => term.en.test(withoutCode(en)))).not.toEqual([]); // else nobody needs it here
    expect(disagreementsOf(term, pairs)).toEqual([]);
  });

  it('have no other word for a term', () => {
    expect(pairs.flatMap(otherWordsIn)).toEqual([]);
  });
});

describe('the glossary', () => {
  const pair = (en: string, zh: string): TextPair => ({ at: 'a text', en, zh });
  const holdLimit: Term = { en: /\bhold limits?\b/i, zh: '挂起上限' };

  it('disagreementsOf(term, texts) finds a text that says it otherwise, and passes over names in code', () => {
    expect(disagreementsOf(holdLimit, [pair('The hold limit has passed.', '挂起时间已到。')])).toHaveLength(1);
    expect(disagreementsOf(holdLimit, [pair('The hold limit has passed.', '挂起上限已到。')])).toEqual([]);
    expect(withoutCode('heartbeat_delay and setInterval of <lane>/request')).not.toMatch(/heartbeat|Interval|request/);
  });

  it('otherWordsIn(text) finds another word, whatever the other language says', () => {
    expect(otherWordsIn(pair('An answer.', '一个响应。'))).toEqual(['a text: 响应 for 应答 in 一个响应。']);
    expect(otherWordsIn(pair('A web socket.', '一个套接字。'))).toHaveLength(1);
  });
});
