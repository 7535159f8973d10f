import { describe, expect, it } from 'vitest';
import { convexOverlap, cornersOf } from '../../src/layout/geometry';
import { layoutLabels } from '../../src/layout/lane-labels';
import { layoutMarks } from '../../src/layout/lane-layout';
import type { Spans } from '../../src/trace/spans';
import { attempt, connection, exchange, handMadeSpans, longPollSpans, message, transit } from './hand-made-spans';
import { laneScene, words } from './lane-scenes';

function labelsOf(spans: Spans, toMs = 6000) {
  const scene = laneScene(spans, { fromMs: 0, toMs }, toMs);
  return layoutLabels(layoutMarks(scene, 'all'), words, scene);
}

const textsOf = (spans: Spans, toMs?: number) =>
  labelsOf(spans, toMs)
    .map(({ text }) => text)
    .sort();

describe('layoutLabels(marks, words, scene)', () => {
  it('says of a calm run what each mark is, and why something failed', () => {
    expect(textsOf(longPollSpans())).toEqual([
      '200 · 1',
      '200 · 2',
      'FIN',
      'GET',
      'GET',
      'held 0.8 s',
      'held 0.9 s',
      'response-dropped',
      'timeout 1.9 s',
    ]);
  });
  it('names both of two packets that share a line, once', () => {
    const quiet = { sentAtMs: 1000, arrivedAtMs: 2000, exchangeId: null, attempt: null } as const;
    const transits = [
      transit({ id: 0, ...quiet, content: 'fin' }),
      transit({ id: 1, ...quiet, content: 'syn', connectionId: 1 }),
      transit({ id: 2, ...quiet, content: 'syn', connectionId: 2 }),
      transit({ id: 3, ...quiet, content: 'syn', sentAtMs: 3000, arrivedAtMs: 4000, connectionId: 3 }),
    ];
    expect(textsOf(handMadeSpans({ transits }))).toEqual(['FIN + SYN', 'SYN']);
  });
  it('says of the first request with TLS 1.3 that the handshake’s last flight is in it, unless that was lost', () => {
    const finishedAndGet = (resentAtMs: number[]) => {
      const finished = { content: 'tls-finished', exchangeId: null, attempt: null, resentAtMs } as const;
      const times = { sentAtMs: 1000, arrivedAtMs: 2000 + 1000 * resentAtMs.length };
      return handMadeSpans({
        transits: [transit({ id: 4, ...times, ...finished }), transit({ id: 5, ...times })],
      });
    };
    expect(textsOf(finishedAndGet([]))).toEqual(['Finished + GET']);
    expect(textsOf(finishedAndGet([2000]))).toEqual(['Finished', 'GET']);
  });
  it('a message that is lost between packets finds free ground for its reason', () => {
    const quiet = { exchangeId: null, attempt: null, connectionId: 1 } as const;
    const spans = handMadeSpans({
      transits: [
        transit({ id: 0, ...quiet, content: 'syn', sentAtMs: 7250, arrivedAtMs: 7550 }),
        transit({ id: 1, ...quiet, content: 'syn-ack', direction: 'down', sentAtMs: 7550, arrivedAtMs: 7850 }),
        transit({ id: 2, sentAtMs: 7850, arrivedAtMs: 8150 }),
      ],
      messages: [
        message({
          id: 4,
          publishedAtMs: 7561,
          losses: [{ client: 0, tab: 0, atMs: 7561, reason: 'nobody-listening', sequence: 1 }],
        }),
      ],
    });
    const scene = laneScene(spans, { fromMs: 0, toMs: 11_000 }, 12_000);
    const marks = layoutMarks(scene, 'all');
    const label = layoutLabels(marks, words, scene).find(({ text }) => text === 'nobody-listening')!;
    for (const { segment } of marks.arrows)
      expect(convexOverlap(cornersOf(label.box), [segment.from, segment.to])).toBe(false);
  });
  it('turns words along an arrow as the arrow, upright enough to read in both directions', () => {
    const labels = labelsOf(longPollSpans());
    const angleOf = (text: string) => labels.find((label) => label.text === text)!.box.angleDeg;
    expect(angleOf('GET')).toBeGreaterThan(0);
    expect(angleOf('200 · 1')).toBeCloseTo(-angleOf('GET'));
    expect(angleOf('held 0.9 s')).toBe(0);
  });
  it('says what a request was and how it was answered', () => {
    const answers = (
      parts: Partial<Parameters<typeof transit>[0]>,
      kind: 'poll' | 'publish' | 'handshake' | 'stream' = 'poll',
    ) =>
      textsOf(
        handMadeSpans({
          exchanges: [exchange({ id: 0, askedAtMs: 0, kind })],
          transits: [
            transit({ id: 0, sentAtMs: 1000, arrivedAtMs: 1300 }),
            transit({ id: 1, sentAtMs: 3000, arrivedAtMs: 3300, direction: 'down', ...parts }),
          ],
        }),
      );
    expect(answers({ content: 'response', status: 200 })).toEqual(['GET', 'empty']);
    expect(answers({ content: 'response', status: 500 })).toEqual(['500', 'GET']);
    expect(answers({ content: 'response', status: 200, messageIds: [3, 4, 5, 7] })).toEqual(['200 · 3–5, 7', 'GET']);
    expect(answers({ content: 'stream-head', status: 101 }, 'handshake')).toEqual(['101', 'GET, Upgrade']);
    expect(answers({ content: 'response', status: 204 }, 'publish')).toEqual(['204', 'POST']);
    expect(answers({ content: 'chunk', messageIds: [2] }, 'stream')).toEqual(['GET', 'event · 2']);
    expect(answers({ content: 'frame', messageIds: [2] }, 'handshake')).toEqual(['GET, Upgrade', 'frame · 2']);
  });
  it('says how long a request waited in the browser, beside its bar', () => {
    const spans = handMadeSpans({
      exchanges: [exchange({ id: 0, askedAtMs: 1000, wasQueued: true, attempts: [attempt({ sentAtMs: 3290 })] })],
    });
    expect(textsOf(spans)).toEqual(['queued 2.29 s']);
  });
  it('says why a message was lost, and that network or server are down', () => {
    const spans = handMadeSpans({
      messages: [
        message({
          id: 1,
          publishedAtMs: 500,
          losses: [{ client: 0, tab: 0, atMs: 500, reason: 'nobody-listening', sequence: 1 }],
        }),
      ],
      outages: [{ fromMs: 1000, toMs: 2000 }],
      serverStops: [{ fromMs: 3000, toMs: 4000 }],
    });
    expect(textsOf(spans)).toEqual(['network down', 'nobody-listening', 'server down']);
  });
  it('says of a bar how long it was held for somebody, and how long it went on for nobody', () => {
    const given = (closeNoticedAtMs: number | null) =>
      handMadeSpans({
        exchanges: [
          exchange({
            id: 0,
            askedAtMs: 100,
            attempts: [
              attempt({ handler: 'article-loop', workStartedAtMs: 100, workEndedAtMs: 3100, closeNoticedAtMs }),
            ],
          }),
        ],
      });
    expect(textsOf(given(null))).toEqual(['held 3 s']);
    expect(textsOf(given(2100))).toEqual(['held 2 s + 1 s for nobody']);
  });
  it('numbers connections where there are several', () => {
    const open = (id: number) => connection({ id, openingAtMs: 100 + id * 1000 });
    expect(textsOf(handMadeSpans({ connections: [open(0)] }))).toEqual([]);
    expect(textsOf(handMadeSpans({ connections: [open(0), open(1)] }))).toEqual(['c0', 'c1']);
  });
  it('leaves a held bar without words where another one could be meant', () => {
    const held = (id: number, fromMs: number, toMs: number) =>
      exchange({
        id,
        askedAtMs: fromMs,
        attempts: [attempt({ handler: 'hold', workStartedAtMs: fromMs, workEndedAtMs: toMs })],
      });
    expect(textsOf(handMadeSpans({ exchanges: [held(0, 100, 2000), held(1, 110, 1990)] }))).toEqual([]);
    expect(textsOf(handMadeSpans({ exchanges: [held(0, 100, 2000), held(1, 2500, 4000)] }))).toEqual([
      'held 1.5 s',
      'held 1.9 s',
    ]);
  });
});
