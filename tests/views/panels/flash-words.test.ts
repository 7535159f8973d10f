import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/i18n/catalogue';
import type { LOCALES } from '../../../src/i18n/locale';
import { FIRST_PAGE } from '../../../src/trace/page-id';
import type { Spans } from '../../../src/trace/spans';
import { clauseOf, explainMoment } from '../../../src/views/panels/explain';
import { laneNow } from '../../../src/views/panels/lane-now';
import { runLane } from '../../support/runs';
import { oneLane } from '../../support/scenarios';

const rest = { network: { oneWayLatencyMs: 300 }, messages: { kind: 'at', timesMs: [] }, durationMs: 9000 };
const run = (params: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  runLane(oneLane('flash-socket', params, { ...rest, ...more }));
const swallowed = run({ firewall: 'policy-port' });
const refused = run({ servesPolicyPort: false });
const proxied = run({}, { proxy: {} });
const closed = run({}, { interventions: [{ atMs: 5000, do: 'close-streams' }] });

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const nowAt = (spans: Spans, atMs: number, locale: (typeof LOCALES)[number] = 'en') =>
  plain(clauseOf('Flash', laneNow(spans, atMs, FIRST_PAGE), languageOf(locale)));
const headlineAt = (spans: Spans, atMs: number, locale: (typeof LOCALES)[number] = 'en') =>
  plain(
    explainMoment([{ name: 'Flash', hasOwnNews: false, page: FIRST_PAGE, spans }], atMs, 9000, languageOf(locale))
      .headline,
  );

describe('laneNow(spans, atMs, page) of a Flash socket, in words', () => {
  it.each([
    [swallowed, 100, 'Flash: opening a connection.'],
    [swallowed, 200, 'Flash: a firewall swallows what goes to port 843; nobody says so, and it waits.'],
    [swallowed, 2999, 'Flash: a firewall swallows what goes to port 843; nobody says so, and it waits.'],
    [swallowed, 3001, 'Flash: opening a connection.'],
    [swallowed, 3700, 'Flash: its request is on the way.'],
    [swallowed, 4100, 'Flash: the policy file is on the way.'],
    [swallowed, 4400, 'Flash: connecting.'],
    [swallowed, 5000, 'Flash: connected, listening.'],
    [closed, 5200, 'Flash: cut off; the news of that is on its way.'],
    [closed, 5800, 'Flash: disconnected, the next try in 0.50 s.'],
    [refused, 700, 'Flash: opening a connection.'],
  ])('%#', (spans, atMs, clause) => {
    expect(nowAt(spans, atMs)).toBe(clause);
  });

  it('says it in Chinese', () => {
    expect(nowAt(swallowed, 500, 'zh-CN')).toBe('Flash：发往端口 843 的都被防火墙吞掉；没有谁告知，只能等。');
    expect(nowAt(swallowed, 4100, 'zh-CN')).toBe('Flash：策略文件在路上。');
  });
});

describe('explainMoment(…).headline: what a Flash socket met', () => {
  it.each([
    [swallowed, 3100, 'At 3.000 s request 0 of Flash timed out, after 3.00 s.'],
    [refused, 700, 'At 0.600 s request 0 of Flash met a network error.'],
    [proxied, 700, 'At 0.600 s Flash could not be opened: the proxy takes nothing but HTTP.'],
    [closed, 5400, 'At 5.300 s the connection of Flash was closed.'],
  ])('%#', (spans, atMs, headline) => {
    expect(headlineAt(spans, atMs)).toBe(headline);
  });

  it('says it in Chinese', () => {
    expect(headlineAt(proxied, 700, 'zh-CN')).toContain('Flash没能打开：代理只收 HTTP');
  });
});
