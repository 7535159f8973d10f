import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/i18n/catalogue';
import { LOCALES } from '../../../src/i18n/locale';
import { problem } from '../../../src/scenario/problems';
import { noticeText } from '../../../src/shells/explore/notice-text';
import type { Notice } from '../../../src/shells/explore/notices';

const problems = [problem('latency', 'fast', { kind: 'quantity' }), problem('selected', 'x', { kind: 'mark' })];
const spent = {
  budget: 400_000,
  atMs: 5400,
  label: 'after pollInterval of ajax-polling',
  cause: 'too-often',
  count: 20_001,
  fields: [{ path: 'techniques.0.params.pollIntervalMs', value: 1 }],
  crowd: null,
} as const;
const crowded = {
  budget: 10_000,
  atMs: 5060,
  label: 'transit of a frame',
  cause: 'all-at-once',
  count: 10_001,
  fields: [],
  crowd: { clients: 1000, messages: 11, lacksJitter: true },
} as const;

const notices: readonly Notice[] = [
  { kind: 'link-copied' },
  { kind: 'file-link-copied' },
  { kind: 'link-not-copied' },
  { kind: 'link-too-long', length: 149_003, maxLength: 65_536 },
  { kind: 'refused', problems },
  { kind: 'broken-link', problems },
  { kind: 'partly-read-link', problems },
  { kind: 'spent-budget', spent, clients: 1, showsUsual: false },
  { kind: 'spent-budget', spent: { ...spent, cause: 'no-delay' }, clients: 40, showsUsual: true },
  { kind: 'spent-budget', spent: crowded, clients: 1000, showsUsual: true },
];
const textOf = (notice: Notice, locale: (typeof LOCALES)[number]) =>
  noticeText(notice, languageOf(locale)).text.replaceAll('\u00a0', ' ');

describe('noticeText(notice, language)', () => {
  it.each(notices)('says $kind in both languages, each of its problems on a line of its own', (notice) => {
    for (const locale of LOCALES) {
      const { key, details } = noticeText(notice, languageOf(locale));
      expect(key).toBe(notice.kind);
      expect(textOf(notice, locale)).toMatch(locale === 'en' ? /[.:]$/ : /[。：]$/);
      expect(details).toHaveLength('problems' in notice ? 2 : 0);
    }
    const chinese = [textOf(notice, 'zh-CN'), ...noticeText(notice, languageOf('zh-CN')).details].join('\n');
    const code =
      /techniques\.0\.params\.pollIntervalMs|pollInterval|ajax-polling|latency|selected|websocket\/transit\/3|80ms|1\.5s|"fast"|"x"/g;
    expect(chinese.replace(code, '§')).not.toMatch(/[a-z]{2,}|[\u4e00-\u9fff] [\u4e00-\u9fff]| {2}/i);
  });

  it('says of a spent budget when, how much, why, and what is on stage', () => {
    const notice: Notice = { kind: 'spent-budget', spent, clients: 1, showsUsual: false };
    expect(textOf(notice, 'en')).toBe(
      'The run was stopped: event budget of 400,000 spent at 5.4 s, likely because the timer pollInterval of ajax-polling comes too often for a run this long (20,001 times so far): techniques.0.params.pollIntervalMs is 1. You see the last run that worked.',
    );
    expect(textOf(notice, 'zh-CN')).toBe(
      '运行中止了：到 5.4 s 已用完 400,000 个事件的预算，多半是因为 ajax-polling 的定时器 pollInterval 对这么长的运行来说太频繁（至此 20,001 次）；techniques.0.params.pollIntervalMs 为 1。现在显示的是上一次成功的运行。',
    );
    expect(textOf({ ...notice, spent: { ...spent, fields: [] } }, 'en')).toContain('(20,001 times so far). You');
    // Each client does it: fewer of them would have been enough.
    expect(textOf({ ...notice, clients: 200 }, 'en')).toContain('(20,001 times so far, 200 clients together)');
    expect(textOf({ ...notice, clients: 200 }, 'zh-CN')).toContain('（200 个客户端合计至此 20,001 次）');
    expect(textOf({ ...notice, showsUsual: true }, 'en')).toMatch(/You see the usual scene instead\.$/);
  });

  it('says of a budget that many spend together what would spread them', () => {
    const notice = { kind: 'spent-budget', spent: crowded, clients: 1000, showsUsual: true } as const;
    expect(textOf(notice, 'en')).toBe(
      'The run was stopped: event budget of 10,000 spent at 5.06 s, likely because a transit (frame) comes too often at one moment (10,001 times so far, 1,000 clients together). What would help: fewer clients, messages further apart (11 are published at one moment), jitter, so that not everything takes equally long. You see the usual scene instead.',
    );
    expect(textOf(notice, 'zh-CN')).toBe(
      '运行中止了：到 5.06 s 已用完 10,000 个事件的预算，多半是因为线路上的传输（帧）在同一时刻挤得太多（1,000 个客户端合计至此 10,001 次）。有用的办法：减少客户端、把消息错开（同一时刻发布了 11 条）、加上抖动，让大家不再同时到达。现在显示的是默认场景。',
    );
    const crowd = { clients: 1, messages: 1, lacksJitter: false };
    expect(textOf({ ...notice, spent: { ...crowded, crowd }, clients: 1 }, 'en')).toContain('so far). You see');
    const fields = [...spent.fields, { path: 'messages.count', value: 2000 }];
    expect(textOf({ ...notice, spent: { ...spent, fields } }, 'en')).toContain(
      ': techniques.0.params.pollIntervalMs is 1, messages.count is 2,000.',
    );
  });

  it('takes all but good news for a failure', () => {
    expect(notices.filter((notice) => !noticeText(notice, languageOf('en')).isFailure)).toEqual([
      { kind: 'link-copied' },
      { kind: 'file-link-copied' },
    ]);
  });
});
