import type { Language } from '../../i18n/catalogue';
import { formatMs, formatNumber } from '../../i18n/formats';
import type { NoticeText } from '../../views/chrome/notice-text';
import { happeningText } from '../../views/problems/happening-text';
import { problemSentence } from '../../views/problems/problem-sentence';
import type { Notice } from './notices';

export function noticeText(notice: Notice, language: Language): NoticeText {
  return {
    key: notice.kind,
    told: notice,
    isFailure: notice.kind !== 'link-copied' && notice.kind !== 'code-copied',
    text: mainText(notice, language),
    details: 'problems' in notice ? notice.problems.map((problem) => problemSentence(problem, language)) : [],
  };
}

function mainText(notice: Notice, language: Language): string {
  const words = language.words.notices;
  const number = (value: number) => formatNumber(value, language.locale);
  switch (notice.kind) {
    case 'link-copied':
      return words.linkCopied;
    case 'link-not-copied':
      return words.linkNotCopied;
    case 'code-copied':
      return language.words.closeUps.code.copied;
    case 'code-not-copied':
      return language.words.closeUps.code.notCopied;
    case 'link-too-long':
      return words.linkTooLong(number(notice.length), number(notice.maxLength));
    case 'refused':
      return words.refused;
    case 'broken-link':
      return words.brokenLink;
    case 'partly-read-link':
      return words.partlyReadLink;
    case 'spent-budget': {
      const { budget, atMs, label, cause, count, field } = notice.spent;
      const why = cause === 'no-delay' ? words.withoutDelay : words.tooOften;
      const times =
        notice.clients > 1 ? words.timesOfClients(number(count), number(notice.clients)) : words.times(number(count));
      const likely = why(happeningText(label, language), times);
      const shown = notice.showsUsual ? words.usualSceneShown : words.lastRunShown;
      const set = field === null ? likely : words.setBy(likely, field.path, number(field.value));
      return words.spentBudget(number(budget), formatMs(atMs, language.locale), set, shown);
    }
  }
}
