import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/i18n/catalogue';
import type { ItemFacts } from '../../../src/layout/item-facts';
import { parseTheme } from '../../../src/views/chrome/theme';
import { timelineLabels } from '../../../src/views/chrome/timeline-labels';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const say = (facts: ItemFacts, locale: 'en' | 'zh-CN' = 'en') => plain(timelineLabels(languageOf(locale)).item(facts));

const transit = {
  ordinal: 12,
  kind: 'transit',
  direction: 'up',
  content: 'request',
  requestKind: 'poll',
  exchangeId: 3,
  connectionId: 0,
  attempt: 1,
  status: null,
  messageIds: [],
  uplinkIds: [],
  sentAtMs: 3000,
  arrivedAtMs: 3080,
  droppedAtMs: null,
  dropReason: null,
  resentCount: 0,
  heldMs: null,
  withheldMs: null,
  atProxyMs: null,
  isFromProxy: false,
} as const;

describe('timelineLabels(language).item(facts) says of', () => {
  it('a request where it goes, when it leaves and when it arrives', () => {
    expect(say(transit)).toBe('12. Browser to server, request, sent at 3.000 s, arrives at 3.080 s');
    expect(say(transit, 'zh-CN')).toBe('12. 浏览器到服务器，请求，3.000 s 发出，3.080 s 到达');
  });

  it('a held answer its status, messages and hold', () => {
    const answer = {
      ...transit,
      direction: 'down',
      content: 'response',
      status: 200,
      messageIds: [1, 2],
      heldMs: 950,
    } as const;
    expect(say(answer)).toBe(
      '12. Server to browser, answer, status 200, with messages 1 and 2, sent at 3.000 s, after being held for 0.95 s, arrives at 3.080 s',
    );
  });

  it('what died where and why, and how often it was sent again', () => {
    const dropped = {
      ...transit,
      arrivedAtMs: null,
      droppedAtMs: 3300,
      dropReason: 'connection-closed',
      resentCount: 2,
    } as const;
    expect(say(dropped)).toBe(
      '12. Browser to server, request, sent at 3.000 s, sent again 2 times, dies at 3.300 s, the other side had closed',
    );
  });

  it('messages and ends', () => {
    expect(
      say({
        ordinal: 1,
        kind: 'published',
        messageId: 4,
        atMs: 100,
        deliveredAtMs: null,
        lossCause: 'no-socket',
      }),
    ).toBe('1. Message 4 is published at 0.100 s, lost: no socket was open');
    expect(say({ ordinal: 2, kind: 'delivered', messageId: 4, atMs: 400, stalenessMs: 300 })).toBe(
      '2. Message 4 is delivered at 0.400 s, 0.30 s old',
    );
    expect(
      say({ ordinal: 3, kind: 'ended', exchangeId: 1, outcome: 'client-timeout', atMs: 6000, afterMs: 5000 }),
    ).toBe('3. Request timed out at 6.000 s, after 5.00 s');
  });
});

describe('timelineLabels(language).words', () => {
  const { words } = timelineLabels(languageOf('en'));

  it('are short enough for a diagram', () => {
    expect(
      [
        words.held(2050),
        words.timedOut(5000),
        words.streamEnded('connection-lost', 1006),
        words.streamEnded('connection-lost', null),
      ].map(plain),
    ).toEqual(['held 2.05 s', 'timeout 5 s', 'close 1006', 'connection lost']);
  });
});

it('parseTheme(text) takes auto for what it does not know', () => {
  expect(['dark', 'projector', 'pink', null].map(parseTheme)).toEqual(['dark', 'projector', 'auto', 'auto']);
});

describe('timelineLabels(language).pageOf(page, clients, tabs)', () => {
  it.each([
    ['en', 1, 1, ''],
    ['en', 3, 1, 'client 2 of 3'],
    ['en', 1, 7, 'tab 4 of 7'],
    ['en', 3, 7, 'client 2 of 3, tab 4 of 7'],
    ['zh-CN', 3, 7, '客户端 2/3，标签页 4/7'],
  ] as const)('%s: tells of %d clients and %d tabs which: %j', (locale, clients, tabs, text) => {
    expect(timelineLabels(languageOf(locale)).pageOf({ client: 1, tab: 3 }, clients, tabs)).toBe(text);
  });
});
