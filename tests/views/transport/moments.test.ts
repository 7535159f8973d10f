import { describe, expect, it } from 'vitest';
import { FIRST_PAGE } from '../../../src/trace/page-id';
import { scrubberTicks, stepFrom, stepMoments } from '../../../src/views/transport/moments';
import { formatSpeed, nearestSpeed, nextSpeed, SPEEDS, speedForLatency } from '../../../src/views/transport/speeds';
import { handMadeSpans, message } from '../../layout/hand-made-spans';
import { oneLane } from '../../support/scenarios';
import { runLane } from '../../support/runs';

const messages = { kind: 'at', timesMs: [1250, 1260, 9000] };
const lane = runLane(oneLane('long-polling', {}, { network: { oneWayLatencyMs: 300 }, messages, durationMs: 12_000 }));

describe('stepMoments(lanes)', () => {
  it('are the moments at which something leaves, arrives or is published, each once and in order', () => {
    expect(stepMoments([lane, lane]).slice(0, 6)).toEqual([0, 300, 1250, 1260, 1550, 1850]);
  });

  it('are also those at which a request ends without an answer, a message is lost, or the server goes down', () => {
    const failing = runLane(
      oneLane(
        'ajax-long-polling',
        {},
        {
          durationMs: 60_000,
          interventions: [{ atMs: 20_123, do: 'server-restart', forMs: 3000 }],
        },
      ),
    );
    const moments = stepMoments([failing]);
    const timeouts = failing.exchanges.filter(({ outcome }) => outcome === 'client-timeout');
    expect(timeouts).not.toEqual([]);
    for (const { endedAtMs } of timeouts) expect(moments).toContain(endedAtMs);
    for (const atMs of [20_123, 23_123]) expect(moments).toContain(atMs);
    const polled = runLane(oneLane('iframe-polling', {}, { durationMs: 60_000, network: { oneWayLatencyMs: 800 } }));
    const losses = polled.messages.flatMap((message) => message.losses);
    expect(losses).not.toEqual([]);
    for (const { atMs } of losses) expect(stepMoments([polled])).toContain(atMs);
  });

  it('stepFrom(moments, atMs, direction, endMs) goes to the next or the one before, and ends at the ends', () => {
    const moments = stepMoments([lane]);
    expect(stepFrom(moments, 300, 1, 12_000)).toBe(1250);
    expect(stepFrom(moments, 400, -1, 12_000)).toBe(300);
    expect(stepFrom(moments, 0, -1, 12_000)).toBe(0);
    expect(stepFrom(moments, 11_999, 1, 12_000)).toBe(12_000);
    for (const atMs of moments.slice(1))
      expect(stepFrom(moments, stepFrom(moments, atMs, -1, 12_000), 1, 12_000)).toBe(atMs);
  });
});

it('scrubberTicks(looked, lanes, client, faults, gapMs) thins what would be a smear, and shows the messages of one lane', () => {
  const other = runLane(oneLane('ajax-polling', {}, { durationMs: 12_000 }));
  expect(scrubberTicks(lane, [lane, other], FIRST_PAGE, [5400], 100)).toEqual([
    { atMs: 1250, kind: 'published' },
    { atMs: 9000, kind: 'published' },
    { atMs: 5400, kind: 'fault' },
  ]);
});

it('scrubberTicks(…) marks what one client lost, in whichever lane, apart from faults', () => {
  const losses = [{ ...FIRST_PAGE, atMs: 1250, reason: 'nobody-listening' as const, sequence: 1 }];
  const socket = handMadeSpans({ messages: [message({ id: 1, publishedAtMs: 1250, losses })] });
  const lossesOf = (client: number) =>
    scrubberTicks(lane, [lane, socket], { client, tab: 0 }, [900], 5).filter(({ kind }) => kind !== 'published');
  expect(lossesOf(0)).toEqual([
    { atMs: 1250, kind: 'lost' },
    { atMs: 900, kind: 'fault' },
  ]);
  expect(lossesOf(1)).toEqual([{ atMs: 900, kind: 'fault' }]);
});

it('speedForLatency(ms) lets a transit take about a second', () => {
  expect([300, 60, 0].map(speedForLatency)).toEqual([0.3, 0.07, 1 / 1000]);
  expect(nearestSpeed(1.1)).toBe(1);
});

it('SPEEDS go from 1/1000 to 100 by steps of about one ratio, and formatSpeed(speed, locale) says each shortly', () => {
  expect([SPEEDS[0], SPEEDS.at(-1)]).toEqual([1 / 1000, 100]);
  for (const [place, speed] of SPEEDS.slice(1).entries()) {
    expect(speed / SPEEDS[place]!).toBeGreaterThan(1.15);
    expect(speed / SPEEDS[place]!).toBeLessThanOrEqual(2.5);
  }
  expect(new Set(SPEEDS.map((speed) => formatSpeed(speed, 'en'))).size).toBe(SPEEDS.length);
  expect([1 / 1000, 0.01, 0.3, 100].map((speed) => formatSpeed(speed, 'zh-CN'))).toEqual([
    '1/1000',
    '0.01',
    '0.3',
    '100',
  ]);
});

it('nextSpeed(speed, direction) walks from stop to stop, and stays at the ends', () => {
  for (const [place, speed] of SPEEDS.entries()) {
    expect(nextSpeed(speed, 1)).toBe(SPEEDS[place + 1] ?? 100);
    expect(nextSpeed(speed, -1)).toBe(SPEEDS[place - 1] ?? 1 / 1000);
  }
});
