import { describe, expect, it } from 'vitest';
import { articleComments } from '../../src/techniques/article-comments.zh-CN';
import { codeOf, commentText, tokenizeLines, translateComments } from '../../src/views/panels/code-tokens';
import { sampledTechniques } from '../support/sampled-techniques';

/** Every line of comment that says something. */
function commentsIn(code: string): string[] {
  return tokenizeLines(code)
    .flat()
    .filter(({ kind }) => kind === 'comment')
    .map(({ text }) => commentText(text))
    .filter((said) => said !== '');
}

const withoutComments = (code: string) =>
  tokenizeLines(code).map((line) => line.flatMap(({ kind, text }) => (kind === 'comment' ? [] : [text])).join(''));

describe.each(sampledTechniques)('the comments of $id in Chinese', ({ sample: { client, server }, chinese }) => {
  const said = [client.code, server.code].flatMap(commentsIn);

  it('are there for every line, and for no other', () => {
    expect(said.filter((line) => chinese[line] === undefined)).toEqual([]);
    const own = Object.keys(chinese).filter((line) => !(line in articleComments));
    expect(own.filter((line) => !said.includes(line))).toEqual([]);
  });

  it('leave the code as it is, line for line', () => {
    for (const { code } of [client, server]) {
      const translated = codeOf(translateComments(tokenizeLines(code), chinese));
      expect(withoutComments(translated)).toEqual(withoutComments(code));
      expect(commentsIn(translated).filter((line) => !/\p{Script=Han}/u.test(line))).toEqual([]);
    }
  });

  it('keep to Chinese typography', () => {
    for (const line of Object.values(chinese)) {
      // What stands in backquotes or quotation marks is code.
      const words = line.replaceAll(/`[^`]*`|'[^']*'|\{[^}]*\}/g, 'code');
      expect(words).not.toMatch(/\p{Script=Han}[.,:;!?()]|[,:;!?()]\p{Script=Han}/u);
      expect(words).not.toMatch(/\p{Script=Han} +[\p{Script=Latin}\d]|[\p{Script=Latin}\d] +\p{Script=Han}/u);
    }
  });
});

it('every comment that the article’s programs share is in one of them', () => {
  const codes = sampledTechniques.flatMap(({ sample: { client, server } }) => [client.code, server.code]);
  const said = codes.flatMap(commentsIn);
  expect(Object.keys(articleComments).filter((line) => !said.includes(line))).toEqual([]);
});
