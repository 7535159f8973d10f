import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/i18n/catalogue';
import { must } from '../../../src/core/assert';
import { techniqueText } from '../../../src/techniques/texts';
import { explainMoment } from '../../../src/views/panels/explain';
import type { ExplainedLane } from '../../../src/views/panels/explained-lane';
import type { Scenario } from '../../../src/scenario/schema';
import { oneLane } from '../../support/scenarios';
import { runLane } from '../../support/runs';
import { FIRST_PAGE } from '../../../src/trace/page-id';

const rest = { network: { oneWayLatencyMs: 300 }, messages: { kind: 'at', timesMs: [1250, 7600] }, durationMs: 12_000 };
const lanes = [
  {
    name: 'Ajax',
    hasOwnNews: false,
    page: FIRST_PAGE,
    spans: runLane(oneLane('ajax-polling', { answers: 'at-once', pollIntervalMs: 2000 }, rest)),
  },
  { name: 'Long', hasOwnNews: false, page: FIRST_PAGE, spans: runLane(oneLane('long-polling', {}, rest)) },
  {
    name: 'Socket',
    hasOwnNews: false,
    page: FIRST_PAGE,
    spans: runLane(oneLane('websocket', {}, { ...rest, interventions: [{ atMs: 5400, do: 'close-streams' }] })),
  },
];
const told = (atMs: number, locale: 'en' | 'zh-CN' = 'en') => {
  const { headline, status } = explainMoment(lanes, atMs, 12_000, languageOf(locale));
  return { headline: headline.replaceAll('\u00a0', ' '), status: status.replaceAll('\u00a0', ' ') };
};

describe('explainMoment(lanes, atMs, endMs, language)', () => {
  it('says whose first message it is where each client has its own, and others may have had theirs', () => {
    const spans = runLane(oneLane('ajax-polling', { answers: 'article-loop' }, { clients: 3, durationMs: 60_000 }));
    const firstOf = (client: number) =>
      spans.messages.find(({ toPage }) => toPage?.client === client)?.publishedAtMs ?? Infinity;
    const last = [0, 1, 2].toSorted((one, other) => firstOf(other) - firstOf(one))[0]!;
    const lane = { name: 'Ajax polling', hasOwnNews: true, page: { client: last, tab: 0 }, spans };
    const { headline } = explainMoment([lane], firstOf(last) - 1, 60_000, languageOf('en'));
    expect(headline).toContain(`no message for client ${last + 1} is published yet; the first comes in 1\u00a0ms.`);
    const tabbed = runLane(oneLane('ajax-polling', { answers: 'article-loop' }, { browser: { tabs: 2 } }));
    const second = { name: 'Ajax polling', hasOwnNews: true, page: { client: 0, tab: 1 }, spans: tabbed };
    expect(explainMoment([second], 1, 60_000, languageOf('en')).headline).toContain(
      'no message for tab 2 is published yet',
    );
  });

  it('tells when the first message will come, before there is one', () => {
    expect(told(1000).headline).toBe('At 1.000 s no message is published yet; the first comes in 0.25 s.');
  });

  it('tells who does not have the newest message yet', () => {
    expect(told(2000).headline).toBe('At 2.000 s message 1, published 0.75 s ago, has not reached Ajax yet.');
  });

  it('says shortly that nobody has it yet', () => {
    expect(told(1300).headline).toBe('At 1.300 s message 1, published 50 ms ago, has reached nobody yet.');
    const [socket] = lanes.slice(2);
    const alone = explainMoment([socket!], 1300, 12_000, languageOf('en')).headline;
    expect(alone).toContain('has not reached socket yet');
  });

  it('tells who was last to get it', () => {
    expect(told(3000).headline).toBe(
      'At 2.600 s message 1 reached Ajax, the last to get it, 1.35 s after it was published.',
    );
  });

  it('tells that a browser keeps a message back, and that a server has ended a stream', () => {
    const toldOf = (params: Record<string, unknown>, atMs: number) => {
      const spans = runLane(oneLane('xhr-streaming', params, rest));
      const { headline, status } = explainMoment(
        [{ name: 'XHR', hasOwnNews: false, page: FIRST_PAGE, spans }],
        atMs,
        12_000,
        languageOf('en'),
      );
      return `${headline} ${status}`.replaceAll('\u00a0', ' ');
    };
    expect(toldOf({ paddingBytes: 0 }, 2000)).toBe(
      'At 1.550 s message 1 has come, but the browser has not given it to the page yet. XHR: connected; the browser keeps back what comes until there is more of it.',
    );
    expect(toldOf({ responseLimitBytes: 1 }, 3000)).toMatch(
      /^At 1\.550 s message 1 reached XHR, 0\.30 s after it was published; the server had ended the stream of XHR\. XHR: connected, listening; the open response has grown to 2\.2 kB\.$/,
    );
  });

  it('tells for whom it was lost, when, and why, before anything else', () => {
    expect(told(7700).headline).toBe('At 7.600 s message 2 was lost for socket: no socket was open (since 5.400 s).');
    expect(told(7700, 'zh-CN').headline).toBe('7.600 s 时，消息 2 没能送达Socket：从 5.400 s 起没有打开的套接字。');
  });

  it('tells what each lane is doing, in both languages', () => {
    expect(told(3000).status).toBe(
      'Ajax: idle, the next request in 1.00 s. Long: the server has held its request open for 1.15 s. Socket: connected, listening.',
    );
    expect(told(3000, 'zh-CN').status).toBe(
      'Ajax：空闲，1.00 s 后再次请求。Long：服务器把它的请求挂起了 1.15 s。Socket：已连上，正在监听。',
    );
  });

  it('tells of at most three lanes, those first that do something', () => {
    const many = [...lanes, ...lanes];
    const { status } = explainMoment(many, 3000, 12_000, languageOf('en'));
    expect(status.match(/held its request/g)).toHaveLength(2);
    expect(status).not.toContain('idle');
    expect(status).toMatch(/And 4 more\.$/);
  });

  it('tells that the run is over', () => {
    expect(told(12_000).status).toBe('This far the run is drawn; play goes on from here.');
  });
});

describe('explainMoment(lanes, atMs, endMs, language) of several messages at once', () => {
  const batch = { ...rest, messages: { kind: 'at', timesMs: [2400, 2900, 3800] } };
  const ajax = {
    name: 'Ajax',
    hasOwnNews: false,
    page: FIRST_PAGE,
    spans: runLane(oneLane('ajax-polling', { answers: 'at-once', pollIntervalMs: 2000 }, batch)),
  };
  const headline = (on: readonly ExplainedLane[], atMs: number, locale: 'en' | 'zh-CN' = 'en') =>
    explainMoment(on, atMs, 12_000, languageOf(locale)).headline.replaceAll('\u00a0', ' ');

  it('tells of the one that waits longest, and how many wait with it', () => {
    expect(headline([ajax], 2950)).toContain(
      'message 1, published 0.55 s ago, has not reached Ajax yet, nor has a later',
    );
    expect(headline([ajax], 3900)).toContain(
      'message 1, published 1.50 s ago, has not reached Ajax yet, nor have 2 later ones.',
    );
    expect(headline([ajax], 3900, 'zh-CN')).toBe(
      '3.900 s 时，消息 1 在 1.50 s 前发布，还没有到达Ajax，其后的 2 条也还没到。',
    );
  });

  it('tells all that came together, and how old the oldest was', () => {
    expect(headline([ajax], 4700)).toBe(
      'At 4.600 s messages 1–3 reached Ajax, the oldest 2.20 s after it was published.',
    );
    const long = {
      name: 'Long',
      hasOwnNews: false,
      page: FIRST_PAGE,
      spans: runLane(oneLane('long-polling', {}, batch)),
    };
    expect(headline([ajax, long], 4700, 'zh-CN')).toBe('4.600 s 时，消息 1–3 最后到达Ajax，其中最早的距发布 2.20 s。');
  });

  it('tells of the client that is looked at', () => {
    const spans = runLane(oneLane('ajax-polling', { answers: 'article-loop' }, { network: rest.network, clients: 2 }));
    const last = must(
      spans.messages.findLast(({ deliveries }) => deliveries.length > 0),
      'one that was delivered',
    );
    const [coming] = last.deliveries;
    const told = [0, 1].map((client) =>
      headline(
        [{ name: 'Ajax', hasOwnNews: true, page: { client, tab: 0 }, spans }],
        must(coming, 'its delivery').atMs,
      ),
    );
    const names = told.map((sentence) => sentence.includes(`message ${last.id} reached Ajax`));
    expect(names).toEqual([0, 1].map((client) => client === last.toPage?.client));
  });
});

describe('explainMoment(lanes, atMs, endMs, language) with several tabs', () => {
  const scenario = (tabs: number) =>
    oneLane(
      'long-polling',
      {},
      { network: rest.network, messages: { kind: 'at', timesMs: [3000] }, browser: { tabs } },
    );
  const told = (tabs: number, tab: number, atMs: number, locale: 'en' | 'zh-CN' = 'en') =>
    explainMoment(
      [{ name: 'Long', hasOwnNews: false, page: { client: 0, tab }, spans: runLane(scenario(tabs)) }],
      atMs,
      Infinity,
      languageOf(locale),
    );

  it('says that other tabs have the connections', () => {
    expect(told(7, 6, 2000).status).toBe(
      'Long: its request waits in the browser, whose connections 6 other tabs have.',
    );
    expect(told(7, 6, 2000, 'zh-CN').status).toBe('Long：请求在浏览器里等连接，连接都被另外 6 个标签页占着。');
  });

  it('speaks of the tab that is looked at: what one has had, another waits for', () => {
    expect(told(7, 0, 3450).headline).toContain('message 1 reached long');
    expect(told(7, 6, 3450).headline).toContain('not reached');
    expect(told(7, 6, 4300).headline).toContain('message 1 reached long');
  });
});

describe('explainMoment(lanes, atMs, endMs, language): what went wrong since the newest message', () => {
  const network = { oneWayLatencyMs: 300 };
  const headline = (scenario: Scenario, atMs: number, hasOwnNews = false) =>
    explainMoment(
      [{ name: 'Lane', spans: runLane(scenario), hasOwnNews, page: FIRST_PAGE }],
      atMs,
      60_000,
      languageOf('en'),
    ).headline.replaceAll('\u00a0', ' ');
  const long = (act: string) =>
    oneLane(
      'long-polling',
      { clientTimeoutMs: 3000 },
      { network, messages: { kind: 'at', timesMs: [] }, interventions: [{ on: 'long-polling/request/0', do: act }] },
    );

  it.each([
    ['fail-response', 1000, 'At 0.600 s request 0 of lane was answered with an error, 500.'],
    ['reset-connection', 1900, 'At 1.800 s request 0 of lane met a network error.'],
    ['never-answer', 3100, 'At 3.000 s request 0 of lane timed out, after 3.00 s.'],
  ])('%s', (act, atMs, told) => {
    const noNews = 'No message is published in this run.';
    expect([headline(long(act), 200), headline(long(act), atMs)]).toEqual([noNews, told]);
  });

  const frame = oneLane(
    'iframe-polling',
    {},
    { network, articleLoop: { draws: [[29], [40], [99], [99, 99, 99]] }, durationMs: 16_000 },
  );
  it.each([
    [6100, 'At 6.000 s request 0 of lane was aborted by the page.'],
    [6600, 'At 6.500 s message 1 was lost for lane: its request had been given up (since 6.000 s).'],
    [8500, 'At 7.500 s message 2 arrived in the iframe, where it lies unread.'],
    [10_500, 'At 10.000 s message 2 reached lane, 2.80 s after it was published.'],
    [15_500, 'At 15.000 s message 2 came again to lane.'],
  ])('the article’s program 2 at %d ms', (atMs, told) => {
    expect(headline(frame, atMs)).toBe(told);
  });

  it('an answer that overtakes another', () => {
    const scenario = oneLane(
      'ajax-polling',
      { pollIntervalMs: 1000 },
      { network, articleLoop: { draws: [[99, 99, 40], [40]] }, durationMs: 6000 },
    );
    expect(headline(scenario, 3550)).toMatch(
      /^At 3\.500 s message 1 reached lane, 0\.30 s after it was published; request 1 of lane was answered before request 0: overtaken\.$/,
    );
  });

  it.each([
    ['en', 'message 1, published 0.50 s ago, has not reached the page with an iframe per request yet.'],
    ['zh-CN', '消息 1 在 0.50 s 前发布，还没有到达“每请求一个iframe”。'],
  ] as const)('names a lane once, as it goes into a sentence (%s)', (locale, told) => {
    const name = must(techniqueText('iframe-per-request', locale), 'its text').name;
    const spans = runLane(
      oneLane('iframe-per-request', {}, { network: { oneWayLatencyMs: 600 }, articleLoop: { draws: [[40]] } }),
    );
    const atMs = must(spans.messages[0], 'a message').publishedAtMs + 500;
    const both = [1, 2].map(() => ({ name, spans, hasOwnNews: true, page: FIRST_PAGE }));
    expect(explainMoment(both, atMs, 16_000, languageOf(locale)).headline.replaceAll('\u00a0', ' ')).toContain(told);
  });

  it('names whose message it is, beside lanes that have others', () => {
    const spans = runLane(frame);
    const both = [
      {
        name: 'Long polling',
        spans: runLane(oneLane('long-polling', {}, { messages: { kind: 'at', timesMs: [100] } })),
        hasOwnNews: false,
        page: FIRST_PAGE,
      },
      { name: 'Single hidden iframe', spans, hasOwnNews: true, page: FIRST_PAGE },
    ];
    const headlineOf = (atMs: number) =>
      explainMoment(both, atMs, 16_000, languageOf('en')).headline.replaceAll('\u00a0', ' ');
    expect(headlineOf(6600)).toMatch(/ message 1 was lost for the single hidden iframe: /);
    expect(headlineOf(8500)).toMatch(/ message 2 of the single hidden iframe arrived in the iframe, /);
  });

  it('never says that what is not now is 0 ms away', () => {
    const scenario = oneLane('long-polling', {}, { network, messages: { kind: 'at', timesMs: [1000] } });
    expect(headline(scenario, 999.7)).toMatch(/the first comes in < 1 ms/);
    expect(headline(scenario, 1000)).toBe('At 1.000 s message 1 is published.');
  });
});

describe('explainMoment(lanes, atMs, endMs, language) of several lanes', () => {
  const headlineOf = (shared: object, atMs: number, fromMs = 0) => {
    const both = ['ajax-polling', 'long-polling'].map((id) => ({
      name: id,
      hasOwnNews: false,
      page: FIRST_PAGE,
      spans: runLane(oneLane(id, id === 'ajax-polling' ? { answers: 'at-once' } : {}, { ...rest, ...shared })),
    }));
    return explainMoment(both, atMs, 12_000, languageOf('en'), fromMs).headline.replaceAll('\u00a0', ' ');
  };

  it('a message that all have lost is lost for all', () => {
    const interventions = [{ atMs: 1000, do: 'server-restart', forMs: 4000, keepsMemory: false }];
    expect(headlineOf({ interventions }, 1300)).toContain('message 1 was lost for all: the server had stopped.');
  });

  it('what went wrong with a request gives way to the message that came after', () => {
    const scenario = {
      ...rest,
      messages: { kind: 'at', timesMs: [200, 9000] },
      interventions: [{ on: 'long-polling/request/0', do: 'fail-response' }],
    };
    const one = [
      { name: 'Long', hasOwnNews: false, page: FIRST_PAGE, spans: runLane(oneLane('long-polling', {}, scenario)) },
    ];
    const headline = (atMs: number) => explainMoment(one, atMs, 12_000, languageOf('en')).headline;
    expect(headline(700)).toContain('request 0 of long was answered with an error, 500.');
    expect(headline(4000)).toContain('message 1 reached long,');
  });

  it('where nothing is kept of the beginning, that no message came is said of what is kept', () => {
    const messages = { kind: 'at', timesMs: [] };
    expect(headlineOf({ messages }, 9000)).toBe('No message is published in this run.');
    expect(headlineOf({ messages }, 9000, 5000)).toBe('No message has been published since 5.000 s.');
  });
});

describe('a message that has come and is not delivered', () => {
  it('waits for an older script, where scripts keep their order', () => {
    const scripts = oneLane(
      'jsonp-polling',
      { answers: 'at-once', keepsScriptOrder: true, watchdogMs: 2500 },
      {
        durationMs: 6000,
        messages: { kind: 'at', timesMs: [1000] },
        interventions: [{ on: 'jsonp-polling/request/0', do: 'delay-response', byMs: 4000 }],
      },
    );
    const lane = { name: 'JSONP', hasOwnNews: false, page: FIRST_PAGE, spans: runLane(scripts) };
    const headlineIn = (locale: 'en' | 'zh-CN') =>
      explainMoment([lane], 3000, 6000, languageOf(locale)).headline.replaceAll('\u00a0', ' ');
    expect(headlineIn('en')).toBe(
      'At 2.740 s message 1 arrived, but its script has to wait until an older one has run.',
    );
    expect(headlineIn('zh-CN')).toBe('2.740 s 时，消息 1 到了，但它的脚本要等更早的脚本执行完。');
  });
});
