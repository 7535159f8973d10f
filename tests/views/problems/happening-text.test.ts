import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/i18n/catalogue';
import { happeningText } from '../../../src/views/problems/happening-text';
import { readProjectFiles } from '../../support/project-files';

const english = languageOf('en');
const chinese = languageOf('zh-CN');

/** Every fixed label by which the world schedules something. */
const labels = readProjectFiles()
  .filter(({ path }) => path.startsWith('src/world/'))
  .flatMap(({ text }) => [...text.matchAll(/\.schedule(?:At)?\([^;]*?, '([^']+)',/g)].map(([, label = '']) => label));

describe('happeningText(label, language)', () => {
  it('knows every label of the world, in both languages', () => {
    expect(labels.length).toBeGreaterThan(6);
    for (const label of labels) {
      expect(Object.keys(english.words.notices.happening.other)).toContain(label);
      expect(happeningText(label, chinese), label).not.toMatch(/[a-z]/i);
    }
  });

  it.each([
    [
      'after pollInterval of ajax-polling',
      'the timer pollInterval of ajax-polling',
      ' ajax-polling 的定时器 pollInterval ',
    ],
    ['reload.due of iframe-polling', 'reload.due of iframe-polling', ' iframe-polling 的事件 reload.due '],
    ['transit of a request', 'a transit (request)', '线路上的传输（请求）'],
    ['transit of a telegram', 'a transit (telegram)', '线路上的传输（telegram）'],
    ['intervention publish', 'the intervention “a message published”', '人为干预“发布一条消息”'],
    ['something else', 'something else', 'something else'],
  ])('says %j in words', (label, inEnglish, inChinese) => {
    expect(happeningText(label, english)).toBe(inEnglish);
    expect(happeningText(label, chinese)).toBe(inChinese);
  });
});
