import type { Crowd } from '../../scenario/crowd';
import type { Language } from '../../i18n/catalogue';
import { formatMs, formatNumber } from '../../i18n/formats';
import type { NoticeText } from '../../views/chrome/notice-text';
import { happeningText } from '../../views/problems/happening-text';
import { problemSentence } from '../../views/problems/problem-sentence';
import type { Notice } from './notices';

const GOOD_NEWS: readonly Notice['kind'][] = ['link-copied', 'file-link-copied', 'code-copied'];

export function noticeText(notice: Notice, language: Language): NoticeText {
  return {
    key: notice.kind,
    told: notice,
    isFailure: !GOOD_NEWS.includes(notice.kind),
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
    case 'file-link-copied':
      return words.fileLinkCopied;
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
    case 'spent-budget':
      return spentText(notice, language);
  }
}

const WHY = { 'no-delay': 'withoutDelay', 'all-at-once': 'allAtOnce', 'too-often': 'tooOften' } as const;

function spentText(
  { spent, clients, showsUsual }: Extract<Notice, { kind: 'spent-budget' }>,
  language: Language,
): string {
  const words = language.words.notices;
  const number = (value: number) => formatNumber(value, language.locale);
  const { budget, atMs, label, cause, count, fields, crowd } = spent;
  const times = clients > 1 ? words.timesOfClients(number(count), number(clients)) : words.times(number(count));
  const likely = words[WHY[cause]](happeningText(label, language), times);
  const values = fields.map(({ path, value }) => words.setTo(path, number(value)));
  const set = values.length === 0 ? likely : words.setBy(likely, values.join(words.separator));
  const shown = showsUsual ? words.usualSceneShown : words.lastRunShown;
  const help = crowd === null ? '' : helpText(crowd, language);
  return words.spentBudget(number(budget), formatMs(atMs, language.locale), set, `${help}${shown}`);
}

/** What would spread what comes together. */
function helpText({ clients, messages, lacksJitter }: Crowd, language: Language): string {
  const { crowd, separator } = language.words.notices;
  const means = [
    ...(clients > 1 ? [crowd.fewerClients] : []),
    ...(messages > 1 ? [crowd.messagesApart(formatNumber(messages, language.locale))] : []),
    ...(lacksJitter ? [crowd.someJitter] : []),
  ];
  return means.length === 0 ? '' : crowd.help(means.join(separator));
}
