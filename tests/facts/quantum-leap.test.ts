import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { languageOf } from '../../src/i18n/catalogue';
import { LOCALES } from '../../src/i18n/locale';
import type { Scenario } from '../../src/scenario/schema';
import { simulate } from '../../src/simulate';
import { buildSpans } from '../../src/trace/build-spans';
import type { Spans } from '../../src/trace/spans';
import { presets } from '../support/presets';
import { parsed } from '../support/scenarios';

/** Lubbers and Greco, "HTML5 WebSocket: A Quantum Leap in Scalability for the Web", 2010. */
const scenario = parsed(presets['quantum-leap']);
const BITS = 8;
/** What the paper prints as Mbps. */
const MEBI = 2 ** 20;
/** The table: clients, bytes a second of headers, and what is printed of it. */
const TABLE: readonly (readonly [
  clients: number,
  polled: number,
  polledMbps: string,
  framed: number,
  framedMbps: string,
])[] = [
  [1000, 871_000, '6.6', 2000, '0.015'],
  [10_000, 8_710_000, '66', 20_000, '0.153'],
  [100_000, 87_100_000, '665', 200_000, '1.526'],
];

/** Seconds whose polls are alike to the byte: before, numbers of one digit make them shorter. */
const [FROM_S, TO_S] = [11, 29];

function lanesOf(given: Scenario): Readonly<Record<string, Spans>> {
  return Object.fromEntries(simulate(given).lanes.map((trace) => [trace.laneKey, buildSpans(trace)]));
}

const lanes = lanesOf(scenario);
const lane = (key: string): Spans => must(lanes[key], key);

/** Bytes on the wire in those seconds that are no message, per client and second. */
function overheadRate({ transits }: Spans, clients = 1): number {
  const sent = transits.filter(({ sentAtMs }) => sentAtMs >= FROM_S * 1000 && sentAtMs < TO_S * 1000);
  return sent.reduce((sum, { overheadBytes }) => sum + overheadBytes, 0) / (TO_S - FROM_S) / clients;
}

/** As the paper prints: cut or rounded to so many digits. */
function isPrintedAs(value: number, printed: string): boolean {
  const digits = printed.split('.')[1]?.length ?? 0;
  return value.toFixed(digits) === printed || Math.abs(value - Number(printed)) < 10 ** -digits;
}

describe('the Quantum Leap table', () => {
  it('one poll a second has 871 bytes of headers, one frame a second has 2, for the same message of 20 bytes', () => {
    expect(overheadRate(lane('ajax-polling'))).toBe(871);
    expect(overheadRate(lane('websocket'))).toBe(2);
    for (const key of ['ajax-polling', 'websocket']) {
      const carrying = lane(key).transits.filter(({ messageIds }) => messageIds.length > 0);
      expect(carrying.length).toBeGreaterThan(25);
      for (const { messageIds, payloadBytes } of carrying) expect([messageIds.length, payloadBytes]).toEqual([1, 20]);
    }
  });

  it.each(LOCALES)('the scene’s words are of this run, and say which number is another one (%s)', (locale) => {
    const { scenes, metrics } = languageOf(locale).words;
    const polls = lane('ajax-polling').transits;
    const headsOf = ({ id }: { readonly id: number }) =>
      polls.filter(({ exchangeId }) => exchangeId === id).map(({ overheadBytes }) => overheadBytes);
    const usual = headsOf({ id: 20 });
    const total = (heads: readonly number[]) => heads.reduce((sum, bytes) => sum + bytes, 0);
    const { title, caption } = scenes['quantum-leap'];
    expect(title).toContain(`${total(usual)}`);
    for (const bytes of [total(usual), ...usual]) expect(caption).toContain(`${bytes}`);
    const shorter = lane('ajax-polling')
      .exchanges.filter(({ outcome }) => outcome === 'answered')
      .map((exchange) => total(usual) - total(headsOf(exchange)));
    const isShorter = shorter.map((byBytes) => byBytes > 0);
    expect(isShorter).toEqual(shorter.map((_, place) => place < 10));
    const underWay = lane('ajax-polling').exchanges.filter(({ endedAtMs }) => endedAtMs === null);
    expect(underWay).toHaveLength(1);
    expect(caption).toMatch(
      locale === 'en' ? /shorter first polls, the handshake, a poll under way/ : /较短的前几次轮询、握手和途中的轮询/,
    );
    expect(caption).toContain(metrics.overheadBytesPerMessage.label);
  });

  it('each client adds as much: twenty have twenty times as much as one', () => {
    const crowd = lanesOf({ ...scenario, clients: 20, durationMs: TO_S * 1000 });
    expect(overheadRate(must(crowd['ajax-polling'], 'polls'), 20)).toBe(871);
    expect(overheadRate(must(crowd['websocket'], 'frames'), 20)).toBe(2);
  });

  it.each(TABLE)(
    '%d clients: %d B/s, printed as %s Mbps; %d B/s, printed as %s',
    (clients, polled, polledMbps, framed, framedMbps) => {
      const [pollRate, frameRate] = [overheadRate(lane('ajax-polling')), overheadRate(lane('websocket'))];
      expect([clients * pollRate, clients * frameRate]).toEqual([polled, framed]);
      expect(isPrintedAs((clients * pollRate * BITS) / MEBI, polledMbps)).toBe(true);
      expect(isPrintedAs((clients * frameRate * BITS) / MEBI, framedMbps)).toBe(true);
    },
  );

  it('prints a Mbps of 2^20 bits: with 10^6 it would be 697 for 100,000 clients, not 665', () => {
    const bitRate = 100_000 * overheadRate(lane('ajax-polling')) * BITS;
    expect(bitRate).toBe(696_800_000);
    expect((bitRate / MEBI).toFixed(1)).toBe('664.5');
    expect((bitRate / 1e6).toFixed(1)).toBe('696.8');
  });

  it('is a ratio of 435.5 to 1, which the paper calls 500 to 1', () => {
    expect(overheadRate(lane('ajax-polling')) / overheadRate(lane('websocket'))).toBe(435.5);
  });
});

describe('the Quantum Leap latency', () => {
  it('50 ms a transit: a message takes up to 150 ms by polls one after another, and 50 ms on a WebSocket', () => {
    const d = scenario.network.oneWayLatencyMs;
    expect(d).toBe(50);
    // The feed is so fast that a poll is always under way, as the paper has it.
    const fast = lanesOf({
      ...parsed({ version: 1, techniques: [{ id: 'long-polling' }, { id: 'websocket' }] }),
      network: scenario.network,
      messages: { kind: 'poisson', perSecond: 40, payloadBytes: 20 },
      durationMs: 60_000,
    });
    const longestMs = (key: string) =>
      Math.max(
        ...must(fast[key], key)
          .messages.filter(({ publishedAtMs }) => publishedAtMs > 1000)
          .flatMap(({ publishedAtMs, deliveries }) => deliveries.map(({ atMs }) => atMs - publishedAtMs)),
      );
    expect(longestMs('long-polling')).toBeGreaterThan(149.5);
    expect(longestMs('long-polling')).toBeLessThanOrEqual(150 + 1e-6);
    expect(longestMs('websocket')).toBeCloseTo(50, 6);
    // "A series of continuous polls": never more often than one round trip allows.
    const pollCount = must(fast['long-polling'], 'polls').exchanges.length;
    expect(pollCount / 60).toBeGreaterThan(9.5);
    expect(pollCount / 60).toBeLessThanOrEqual(10.1);
  });

  it('each second one poll: a message waits for it, half a second here, while the WebSocket is told', () => {
    const stalenessesOf = (key: string) =>
      lane(key).messages.flatMap(({ publishedAtMs, deliveries }) => deliveries.map(({ atMs }) => atMs - publishedAtMs));
    expect(new Set(stalenessesOf('ajax-polling').map(Math.round))).toEqual(new Set([600]));
    expect(new Set(stalenessesOf('websocket').slice(1).map(Math.round))).toEqual(new Set([50]));
  });
});
