import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/i18n/catalogue';
import { LOCALES } from '../../../src/i18n/locale';
import { collectFacts } from '../../../src/layout/collect-facts';
import { indexLane } from '../../../src/layout/lane-index';
import { textWidthPx } from '../../../src/layout/text-width';
import { timelineLabels } from '../../../src/views/chrome/timeline-labels';
import { detailOf } from '../../../src/views/panels/details';
import { clauseOf, explainMoment } from '../../../src/views/panels/explain';
import { roomForExplanation } from '../../../src/views/panels/explain-room';
import { laneNow } from '../../../src/views/panels/lane-now';
import { logLines } from '../../../src/views/panels/log-lines';
import { messageRows } from '../../../src/views/panels/message-rows';
import { subjectText } from '../../../src/views/panels/row-text';
import type { Spans } from '../../../src/trace/spans';
import { runLane } from '../../support/runs';
import { oneLane } from '../../support/scenarios';

const every = { kind: 'every', periodMs: 1500 };
const at = (...timesMs: readonly number[]) => ({ kind: 'at', timesMs });
const DURATION_MS = 9000;
const run = (id: string, params: Record<string, unknown>, rest: Record<string, unknown>) =>
  runLane(oneLane(id, params, { durationMs: DURATION_MS, ...rest }));

const kept = run('sse', {}, { messages: every, proxy: { isBuffering: true, bufferBytes: 230 } });
const givenUp = run('long-polling', {}, { messages: at(5000), proxy: { idleTimeoutMs: 3000 } });
const cut = run('sse', {}, { messages: at(500), proxy: { idleTimeoutMs: 2000 } });
const queued = run('long-polling', {}, { messages: at(2000), clients: 2, proxy: { upstreamConnections: 1 } });
const stripped = run('websocket', {}, { messages: at(2000), proxy: { passesUpgrade: false } });
const polls = { answers: 'at-once', pollIntervalMs: 500 };
const backlogged = run('ajax-polling', polls, { messages: at(), server: { workers: 1, processingMs: 900 } });
const all: readonly (readonly [name: string, spans: Spans, client: number])[] = [
  ['kept back', kept, 0],
  ['given up', givenUp, 0],
  ['cut in the middle', cut, 0],
  ['queued at the proxy', queued, 1],
  ['stripped of Upgrade', stripped, 0],
  ['queued for a worker', backlogged, 0],
];

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const laneOf = (spans: Spans, client = 0) => ({ name: 'X', spans, hasOwnNews: false, page: { client, tab: 0 } });
const headlineAt = (spans: Spans, atMs: number, locale: (typeof LOCALES)[number] = 'en') =>
  plain(explainMoment([laneOf(spans)], atMs, DURATION_MS, languageOf(locale)).headline);
const statusAt = (spans: Spans, atMs: number, client = 0, locale: (typeof LOCALES)[number] = 'en') =>
  plain(clauseOf('X', laneNow(spans, atMs, { client, tab: 0 }), languageOf(locale)));

describe('clauseOf(name, laneNow(…), language): what a proxy does', () => {
  it.each([
    [kept, 0, 1000, 'X: the proxy keeps back 152 B of its stream until its buffer is full.'],
    [kept, 0, 2000, 'X: the proxy keeps back 192 B of its stream until its buffer is full.'],
    // Message 2 fills the buffer: all three parts set out at 3000.
    [kept, 0, 3100, 'X: connected, listening.'],
    [kept, 0, 5000, 'X: the proxy keeps back 40 B of its stream until its buffer is full.'],
    [givenUp, 0, 3059, 'X: the server has held its request open for 3.00 s.'],
    [givenUp, 0, 3061, 'X: the proxy has given its request up; a 504 is on the way.'],
    [
      queued,
      1,
      1060,
      'X: its request has waited for 1.00 s at the proxy, whose connections to the server are all in use.',
    ],
    [queued, 0, 1060, 'X: the server has held its request open for 1.00 s.'],
    [stripped, 0, 200, 'X: the proxy left Upgrade out of its handshake; a 426 is on the way.'],
  ])('%#', (spans, client, atMs, clause) => {
    expect(statusAt(spans, atMs, client)).toBe(clause);
  });

  it('says it in Chinese', () => {
    expect(statusAt(kept, 1000, 0, 'zh-CN')).toBe('X：代理扣着它的流中的 152 B，等缓冲区满。');
    expect(statusAt(queued, 1060, 1, 'zh-CN')).toBe('X：请求在代理处已等了 1.00 s，代理到服务器的连接都在用。');
  });
});

describe('explainMoment(…).headline: what a proxy did', () => {
  it.each([
    [kept, 2000, 'At 1.500 s message 1 came to the proxy, which keeps it back until its buffer is full.'],
    [kept, 3200, 'At 3.060 s messages 1–2 reached x, the oldest 1.56 s after it was published.'],
    [givenUp, 3500, 'At 3.120 s request 0 of x was given up by the proxy, which answered 504.'],
    [cut, 3000, 'At 2.560 s the proxy had ended the connection of x, as it heard nothing more from the server.'],
    [
      stripped,
      400,
      'At 0.240 s x could not be opened: the proxy had left Upgrade out of the handshake, and the server answered 426.',
    ],
  ])('%#', (spans, atMs, headline) => {
    expect(headlineAt(spans, atMs)).toBe(headline);
  });

  it('says it in Chinese', () => {
    expect(headlineAt(givenUp, 3500, 'zh-CN')).toBe('3.120 s 时，X的请求 0 被代理放弃，代理答以 504。');
  });

  it('a 504 that a server gives by itself is not said of a proxy', () => {
    const acts = [{ on: 'long-polling/request/0', do: 'fail-response', status: 504 }];
    const failed = run('long-polling', {}, { messages: at(), proxy: {}, interventions: acts });
    expect(headlineAt(failed, 400)).toBe('At 0.120 s request 0 of x was answered with an error, 504.');
  });

  it.each(all.flatMap(([name, spans, client]) => LOCALES.map((locale) => [name, locale, spans, client] as const)))(
    'has room for all that is said: %s (%s)',
    (_, locale, spans, client) => {
      const language = languageOf(locale);
      const lanes = [laneOf(spans, client)];
      const room = roomForExplanation(lanes, DURATION_MS, language);
      const widthOf = (text: string) => textWidthPx(text, 1);
      for (let atMs = 0; atMs < DURATION_MS; atMs += 30) {
        const { headline, status } = explainMoment(lanes, atMs, DURATION_MS, language);
        expect(widthOf(headline), headline).toBeLessThanOrEqual(Math.max(...room.headlines.map(widthOf)));
        expect(widthOf(status), status).toBeLessThanOrEqual(widthOf(room.status));
      }
    },
  );
});

describe('logLines(lane, page, language) at a proxy', () => {
  const linesOf = (spans: Spans, client: number) =>
    logLines({ key: 'lane', spans, style: 'network', bodyOf: () => '' }, { client, tab: 0 }, languageOf('en')).map(
      (line) => plain(`${line.atMs} ${line.text}`),
    );

  it.each([
    [kept, 0, ['3060 stream #0  200  open  kept back 2.94 s by the proxy']],
    [kept, 0, ['3060 stream #0  got message 1  kept back 2.94 s by the proxy']],
    [givenUp, 0, ['3120 GET  #0  504  server error  3.12 s  from the proxy']],
    [cut, 0, ['2560 stream #0  closed  by the proxy']],
    [queued, 1, ['2060 GET  #1  200  message 1  2.06 s  waited 1.94 s at the proxy']],
    [stripped, 0, ['240 upgrade #0  426  server error  Upgrade left out by the proxy']],
    [backlogged, 0, ['2420 GET  #1  200  empty  1.42 s  waited 0.28 s for a worker']],
  ])('%#', (spans, client, lines) => {
    expect(linesOf(spans, client)).toEqual(expect.arrayContaining(lines));
  });
});

describe('messageRows(lanes) at the server’s side', () => {
  const KINDS = ['forWorker', 'atProxy', 'withheld', 'proxyGaveUp', 'stripped'];
  const rowsOf = (spans: Spans) =>
    messageRows([{ key: 'lane', name: 'Lane', spans }])
      .filter(({ subject }) => KINDS.includes(subject.kind))
      .map((row) =>
        [row.atMs, row.durationMs, row.status, row.messageIds.join(), subjectText(row.subject, languageOf('en'))].join(
          ' | ',
        ),
      );

  it('has a row for each wait, give-up and stripped handshake; what has no end has no length', () => {
    expect(rowsOf(kept).slice(0, 2)).toEqual([
      '60 | 2940 |  | 1 | answer kept back by the proxy',
      '4500 |  |  | 3,4,5,6 | answer kept back by the proxy',
    ]);
    expect(rowsOf(givenUp)[0]).toBe('3060 |  | 504 |  | proxy gave up');
    expect(rowsOf(queued)[0]).toBe('60 | 1940 |  |  | request waits at the proxy');
    expect(rowsOf(stripped)[0]).toBe('180 |  |  |  | Upgrade left out by the proxy');
    expect(rowsOf(backlogged)[0]).toBe('1180 | 280 |  |  | request waits for a worker');
  });
});

describe('detailOf(key, spans, language) of a request at the server’s side', () => {
  const factOf = (spans: Spans, exchangeId: number, term: string) => {
    const facts = detailOf(`lane/exchange/${exchangeId}`, spans, languageOf('en'))?.facts ?? [];
    return facts.filter((fact) => fact.term === term).map(({ text }) => plain(text));
  };

  it('tells of its waits, of what was kept, and how the proxy ended it', () => {
    expect(factOf(kept, 0, 'Kept back by the proxy')).toEqual(['192 B, 0.060 s to 3.000 s', '160 B, since 4.500 s']);
    expect(factOf(queued, 1, 'Waited at the proxy')).toEqual(['0.060 s to 2.000 s']);
    expect(factOf(backlogged, 1, 'Waited for a worker')).toEqual(['1.180 s to 1.460 s']);
    expect(factOf(givenUp, 0, 'Proxy gave up')).toEqual(['3.060 s, 504']);
    expect(factOf(cut, 0, 'Proxy gave up')).toEqual(['2.500 s, in the middle of the answer']);
    expect(factOf(stripped, 0, 'Upgrade')).toEqual(['left out by the proxy']);
  });

  it('the marks of waits and give-ups lead to their request', () => {
    for (const part of ['proxy-wait', 'withheld/0', 'gave-up', 'backlog'])
      expect(detailOf(`lane/exchange/0/attempt/1/${part}` as 'lane/exchange/0', kept, languageOf('en'))?.title).toBe(
        'Request 0',
      );
  });
});

describe('timelineLabels(language).item(collectFacts(…)) of what a proxy touched', () => {
  const saidOf = (spans: Spans, client = 0, locale: (typeof LOCALES)[number] = 'en') => {
    const index = indexLane(spans, { client, tab: 0 }, DURATION_MS);
    const { item } = timelineLabels(languageOf(locale));
    return [...index.listedPlaceByKey.keys()].flatMap((key) =>
      collectFacts(index, key).map((facts) => plain(item(facts)).replace(/^\d+\. /, '')),
    );
  };

  it('what was kept back says for how long; what set out at once does not', () => {
    expect(saidOf(kept)).toEqual(
      expect.arrayContaining([
        'Server to browser, stream opens, status 200, sent at 3.000 s, kept back by the proxy for 2.94 s, arrives at 3.060 s',
        'Server to browser, event, with message 1, sent at 3.000 s, kept back by the proxy for 1.50 s, arrives at 3.060 s',
        'Server to browser, event, with message 2, sent at 3.000 s, arrives at 3.060 s',
      ]),
    );
  });

  it('a request that waits there says so, and an answer of the proxy’s own comes from it', () => {
    expect(saidOf(queued, 1)).toContain(
      'Browser to server, request, sent at 0.000 s, arrives at 0.060 s, waits 1.94 s at the proxy',
    );
    expect(saidOf(givenUp)).toContainEqual(
      expect.stringMatching(/^Proxy to browser, answer, status 504, sent at 3\.060 s/),
    );
    expect(saidOf(givenUp, 0, 'zh-CN')).toContainEqual(expect.stringMatching(/^代理到浏览器，应答，状态码 504/));
  });
});
