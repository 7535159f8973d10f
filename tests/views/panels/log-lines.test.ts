import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/i18n/catalogue';
import { logLines, type LogStyle } from '../../../src/views/panels/log-lines';
import type { Spans } from '../../../src/trace/spans';
import { FIRST_PAGE } from '../../../src/trace/page-id';
import { oneLane } from '../../support/scenarios';
import { runLane } from '../../support/runs';

const network = { oneWayLatencyMs: 300 };

function texts(spans: Spans, style: LogStyle): string[] {
  const lines = logLines({ key: 'lane', spans, style, bodyOf: ({ id }) => `body ${id}` }, FIRST_PAGE, languageOf('en'));
  return lines.map(({ atMs, text, isBad }) => `${atMs} ${isBad ? '! ' : ''}${text.replaceAll('\u00a0', ' ')}`);
}

describe('logLines(lane, page, language)', () => {
  it('prints as the article’s first programs do', () => {
    const spans = runLane(
      oneLane('iframe-polling', {}, { network, articleLoop: { draws: [[40], [40]] }, durationMs: 8000 }),
    );
    expect(texts(spans, 'article-data')[0]).toMatch(/^\d+ (! GET {2}#0 {2}aborted|\[data: body 0 \])/);
  });

  it('prints as the article’s second program does: what the frame shows, when it is read, also nothing, also again; beside it, what the network panel shows', () => {
    const spans = runLane(
      oneLane(
        'iframe-polling',
        {},
        { network, articleLoop: { draws: [[29], [40], [99], [99, 99, 99]] }, durationMs: 15_500 },
      ),
    );
    expect(texts(spans, 'article-frame')).toEqual([
      '5000 [data:  ]',
      '6000 ! GET  #0  aborted  1.00 s',
      '7500 GET  #1  200  message 2  1.50 s',
      '10000 [data: body 1 ]',
      '11000 ! GET  #2  aborted  1.00 s',
      '15000 [data: body 1 ]',
      '15000 ! GET  #3  aborted  4.00 s',
    ]);
  });

  it('prints as the article’s fifth program does, time-outs in red', () => {
    const spans = runLane(
      oneLane(
        'ajax-long-polling',
        {},
        { network, articleLoop: { draws: [[40], [99, 99, 99, 99, 40]] }, durationMs: 8000 },
      ),
    );
    expect(texts(spans, 'article-state')).toEqual([
      '900 [state: success, data: { body 0 }]',
      '5900 ! [state: timeout, error: timeout]',
      '7400 [state: success, data: { body 2 }]',
    ]);
  });

  it('prints everything else as a network panel does, streams from their opening to their end', () => {
    const spans = runLane(
      oneLane(
        'sse',
        {},
        {
          network,
          messages: { kind: 'at', timesMs: [2000] },
          interventions: [{ atMs: 4000, do: 'close-streams' }],
          durationMs: 6000,
        },
      ),
    );
    expect(texts(spans, 'network')).toEqual([
      '600 stream #0  200  open',
      '2300 stream #0  got message 1',
      expect.stringMatching(/^4300 (! )?stream #0 {2}closed$/),
    ]);
  });

  it('leads to the answer where a copy of it came behind', () => {
    const interventions = [{ on: 'long-polling/request/0', do: 'duplicate-response' }];
    const rest = { network, interventions, messages: { kind: 'at', timesMs: [1000] }, durationMs: 2000 };
    const lane = runLane(oneLane('long-polling', {}, rest));
    const answer = lane.transits.find(({ content, arrivedAtMs }) => content === 'response' && arrivedAtMs !== null);
    const [line] = logLines(
      { key: 'lane', spans: lane, style: 'network', bodyOf: () => '' },
      FIRST_PAGE,
      languageOf('en'),
    );
    expect(line?.key).toBe(`lane/transit/${answer?.id}`);
  });

  it('has unique ids, in order of time, each with the key of a mark', () => {
    const lane = runLane(oneLane('long-polling', {}, { network }));
    const lines = logLines(
      { key: 'lane', spans: lane, style: 'network', bodyOf: () => '' },
      FIRST_PAGE,
      languageOf('zh-CN'),
    );
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
    expect(lines.map(({ atMs }) => atMs)).toEqual(
      lines.map(({ atMs }) => atMs).sort((first, second) => first - second),
    );
    for (const { key } of lines) expect(key).toMatch(/^lane\/(transit\/\d+|exchange\/\d+\/end)$/);
  });
});
