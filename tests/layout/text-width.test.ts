import { describe, expect, it } from 'vitest';
import { ellipsized, textWidthPx, wrapText } from '../../src/layout/text-width';

describe('textWidthPx(text, fontSizePx)', () => {
  it('counts a Han character as one em', () => {
    expect(textWidthPx('浏览器', 12)).toBe(36);
  });
  it('grows with the text, its size and its weight', () => {
    expect(textWidthPx('GETS', 12)).toBeGreaterThan(textWidthPx('GET', 12));
    expect(textWidthPx('GET', 24)).toBeCloseTo(2 * textWidthPx('GET', 12));
    expect(textWidthPx('GET', 12, 700)).toBeGreaterThan(textWidthPx('GET', 12));
  });
});

describe('wrapText(text, widthPx, fontSizePx, maxLines)', () => {
  it('breaks between words and keeps each line within the width', () => {
    const lines = wrapText('Long polling, as the article has it', 110, 14, 3);
    expect(lines).toEqual(['Long polling,', 'as the article', 'has it']);
    for (const line of lines) expect(textWidthPx(line, 14)).toBeLessThanOrEqual(110);
  });
  it('ends the last line it may have in an ellipsis', () => {
    expect(wrapText('Long polling, as the article has it', 110, 14, 2)).toEqual(['Long polling,', 'as the article…']);
  });
  it('breaks Chinese between words, never before a closing mark nor after an opening one', () => {
    const lines = wrapText('客户端发送请求给服务器（长轮询），服务器挂起。', 84, 12, 9);
    expect(lines.join('')).toBe('客户端发送请求给服务器（长轮询），服务器挂起。');
    for (const line of lines) {
      expect(line).not.toMatch(/^[，。）]/);
      expect(line).not.toMatch(/（$/);
    }
  });
  it('returns no line for no text', () => {
    expect(wrapText('', 100, 12, 2)).toEqual([]);
  });
});

it('ellipsized(text, widthPx, fontSizePx) returns the text where it fits, less with an ellipsis, nothing where not even that', () => {
  expect(ellipsized('held', 100, 12)).toBe('held');
  expect(ellipsized('held until news', 50, 12)).toMatch(/^held.*…$/);
  expect(ellipsized('held', 4, 12)).toBe('');
});
