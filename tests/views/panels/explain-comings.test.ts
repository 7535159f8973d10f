import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/i18n/catalogue';
import type { Locale } from '../../../src/i18n/locale';
import { techniqueText } from '../../../src/techniques/texts';
import { buildSpans } from '../../../src/trace/build-spans';
import { FIRST_PAGE, isSamePage } from '../../../src/trace/page-id';
import { explainMoment } from '../../../src/views/panels/explain';
import type { ExplainedLane } from '../../../src/views/panels/explained-lane';
import { presetLanes, presetNames } from '../../layout/preset-lanes';
import { LAW_LIMIT_MS, lanesUpToTheBudget, lawParameters } from '../../support/law-runs';
import { runnableScenario } from '../../support/random-scenarios';
import { runLane } from '../../support/runs';
import { oneLane } from '../../support/scenarios';

/** The article's figures have its server, which makes messages of its own for each lane. */
const hasOwnNews = (preset: string) => preset.startsWith('figure-');

function explainedPreset(preset: string, locale: Locale): readonly ExplainedLane[] {
  return presetLanes(preset).map(({ key, spans }) => ({
    name: techniqueText(key, locale)?.name ?? key,
    spans,
    hasOwnNews: hasOwnNews(preset),
    page: FIRST_PAGE,
  }));
}

const headline = (lanes: readonly ExplainedLane[], atMs: number, locale: Locale) =>
  explainMoment(lanes, atMs, Infinity, languageOf(locale)).headline.replaceAll('\u00a0', ' ');

/** The numbers of the messages that a sentence names: `messages 1–3, 5`. */
function namedIds(sentence: string): ReadonlySet<number> {
  const lists = [...sentence.matchAll(/(?:messages?|消息) (\d+(?:–\d+)?(?:, \d+(?:–\d+)?)*)/g)].map(([, ids]) => ids!);
  return new Set(
    lists
      .flatMap((ids) => ids.split(', '))
      .flatMap((run) => {
        const [first, last = first] = run.split('–').map(Number) as [number, number?];
        return Array.from({ length: last - first + 1 }, (_, step) => first + step);
      }),
  );
}

/** At the exact moment of each delivery, for each lane's page: the messages that the headline leaves out. */
function leftOut(lanes: readonly ExplainedLane[], locale: Locale): readonly string[] {
  const idsByMoment = new Map<number, number[]>();
  for (const { spans, page } of lanes) {
    for (const { id, deliveries } of spans.messages)
      for (const delivery of deliveries.filter((each) => isSamePage(each, page)))
        idsByMoment.set(delivery.atMs, [...(idsByMoment.get(delivery.atMs) ?? []), id]);
  }
  return [...idsByMoment].flatMap(([atMs, ids]) => {
    const sentence = headline(lanes, atMs, locale);
    const named = namedIds(sentence);
    const saysReached = /reached|到达/.test(sentence);
    return ids.filter((id) => !named.has(id) || !saysReached).map((id) => `message ${id}: ${sentence}`);
  });
}

describe('explainMoment(lanes, atMs, endMs, language) at the very moment of a delivery', () => {
  it.each([
    [
      'fetch-streaming',
      21_760.181,
      'At 21.760 s messages 4–8 reached fetch streaming, the oldest 14.16 s after it was published.',
      '21.760 s 时，消息 4–8 到达fetch流，其中最早的距发布 14.16 s。',
    ],
    [
      'jsonp-polling',
      9500,
      'At 9.500 s message 2 reached JSONP polling, 3.90 s after it was published.',
      '9.500 s 时，消息 2 到达JSONP轮询，距发布 3.90 s。',
    ],
    [
      'jsonp-polling',
      10_550,
      'At 10.550 s message 3 reached JSONP polling, 1.15 s after it was published; message 2 came again to JSONP polling.',
      '10.550 s 时，消息 3 到达JSONP轮询，距发布 1.15 s；消息 2 又一次到达JSONP轮询。',
    ],
    [
      'compare',
      2600,
      'At 2.600 s message 1 reached Ajax polling, the last to get it, 0.80 s after it was published.',
      '2.600 s 时，消息 1 最后到达Ajax轮询，距发布 0.80 s。',
    ],
    [
      'htmlfile',
      4300,
      'At 4.300 s message 2 reached htmlfile ActiveX, 0.40 s after it was published; the server had ended the stream of htmlfile ActiveX.',
      '4.300 s 时，消息 2 到达htmlfile，距发布 0.40 s；htmlfile的流被服务器结束。',
    ],
    [
      'htmlfile',
      8000,
      'At 8.000 s message 4 reached htmlfile ActiveX, 0.40 s after it was published; the server had ended the stream of htmlfile ActiveX.',
      '8.000 s 时，消息 4 到达htmlfile，距发布 0.40 s；htmlfile的流被服务器结束。',
    ],
    [
      'xhr-streaming',
      4750,
      'At 4.750 s message 3 reached XHR streaming, 0.40 s after it was published; the server had ended the stream of XHR streaming.',
      '4.750 s 时，消息 3 到达XHR流，距发布 0.40 s；XHR流的流被服务器结束。',
    ],
    [
      'iframe-streaming',
      9800,
      'At 9.800 s message 5 reached forever frame, 0.40 s after it was published; the server had ended the stream of forever frame.',
      '9.800 s 时，消息 5 到达iframe长连接，距发布 0.40 s；iframe长连接的流被服务器结束。',
    ],
  ])('%s at %d ms', (preset, atMs, english, chinese) => {
    const told = (locale: Locale) => headline(explainedPreset(preset, locale), atMs, locale);
    expect([told('en'), told('zh-CN')]).toEqual([english, chinese]);
  });

  it.each(presetNames.flatMap((preset) => (['en', 'zh-CN'] as const).map((locale) => [preset, locale] as const)))(
    'names what came, in all of %s (%s)',
    (preset, locale) => {
      expect(leftOut(explainedPreset(preset, locale), locale)).toEqual([]);
    },
  );

  it('says who got it at once, who got what, and where it went to all', () => {
    const rest = { network: { oneWayLatencyMs: 100 }, messages: { kind: 'at', timesMs: [900, 1300] } };
    const lane = (name: string, pollIntervalMs: number): ExplainedLane => ({
      name,
      spans: runLane(oneLane('ajax-polling', { answers: 'at-once', pollIntervalMs }, { ...rest, durationMs: 8000 })),
      hasOwnNews: false,
      page: FIRST_PAGE,
    });
    const told = (lanes: readonly ExplainedLane[], locale: Locale = 'en') => headline(lanes, 2200, locale);
    const [one, other, third] = [lane('Ajax 1', 2000), lane('Ajax 2', 2000), lane('Ajax 3', 2000)];
    const quick = lane('Ajax 4', 1000);
    expect(told([one, other])).toBe(
      'At 2.200 s messages 1–2 reached Ajax 1 and Ajax 2, the oldest 1.30 s after it was published.',
    );
    expect(told([one, other, third])).toBe(
      'At 2.200 s messages 1–2 reached all, the oldest 1.30 s after it was published.',
    );
    expect(told([one, other, third, lane('Ajax 5', 5000)], 'zh-CN')).toBe(
      '2.200 s 时，消息 1–2 到达 4 方中的 3 方，其中最早的距发布 1.30 s。',
    );
    expect(told([one, quick])).toBe(
      'At 2.200 s messages 1–2 reached Ajax 1, the oldest 1.30 s after it was published; message 2 reached Ajax 4, 0.90 s after it was published.',
    );
  });

  it(
    'names what came, in any run, whichever page is looked at',
    () => {
      fc.assert(
        fc.property(runnableScenario, fc.boolean(), fc.constantFrom('en', 'zh-CN'), (scenario, isOwn, locale) => {
          const lanes = lanesUpToTheBudget(scenario).lanes.map((trace) => ({
            name: trace.laneKey,
            spans: buildSpans(trace),
            hasOwnNews: isOwn,
            page: { client: scenario.clients - 1, tab: scenario.browser.tabs - 1 },
          }));
          expect(leftOut(lanes, locale)).toEqual([]);
        }),
        lawParameters(60),
      );
    },
    LAW_LIMIT_MS,
  );
});
