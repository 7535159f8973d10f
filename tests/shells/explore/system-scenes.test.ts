import { describe, expect, it } from 'vitest';
import { must } from '../../../src/core/assert';
import { languageOf } from '../../../src/i18n/catalogue';
import { LOCALES } from '../../../src/i18n/locale';
import { runScenario } from '../../../src/shells/explore/run';
import { findScene, foldingAfter } from '../../../src/shells/explore/scene';
import { captionOf, sceneText } from '../../../src/shells/explore/scene-text';
import { systemAbout } from '../../../src/shells/explore/system-about';
import { systemScenes } from '../../../src/shells/explore/system-scenes';
import type { ExchangeSpan, Spans } from '../../../src/trace/spans';

const ids = Object.keys(systemScenes);

/** The scene as it is where it rests: what comes later has not happened. */
function restOf(id: string) {
  const { scenario, look } = must(findScene(id), `the scene ${id}`);
  const attempt = runScenario({ ...scenario, durationMs: must(look.restAtMs, id) });
  if (!attempt.isDone) throw new Error(JSON.stringify(attempt.spent));
  return { scenario, lanes: attempt.lanes.map(({ spans }) => spans) };
}

const firstLane = (id: string): Spans => must(restOf(id).lanes[0], id);

/** How long the server held a request. */
function heldMs({ attempts }: ExchangeSpan): number {
  const { arrivedAtMs, respondedAtMs } = must(attempts.at(-1), 'an attempt');
  return must(respondedAtMs, 'an answer') - must(arrivedAtMs, 'an arrival');
}

/** From the end of the request before to the moment at which this one was asked for. */
function pausesMs(exchanges: readonly ExchangeSpan[]): readonly number[] {
  return exchanges.slice(1).map(({ askedAtMs }, place) => askedAtMs - (exchanges[place]?.endedAtMs ?? NaN));
}

function stalenessMs({ messages }: Spans, id: number): number {
  const message = must(
    messages.find((each) => each.id === id),
    `message ${id}`,
  );
  return must(message.deliveries[0], 'a delivery').atMs - message.publishedAtMs;
}

const outcomes = ({ exchanges }: Spans) => exchanges.map(({ outcome }) => outcome);

describe('the scenes of real systems', () => {
  it.each(LOCALES)('say what is the system’s own, and name a document beside the caption (%s)', (locale) => {
    const language = languageOf(locale);
    for (const id of ids) {
      const { caption } = sceneText(id, language);
      const { note, sources } = systemAbout(id, locale);
      expect(note).toMatch(/[.。]$/);
      expect(sources.every(({ url }) => url !== undefined)).toBe(true);
      expect(captionOf(id, true, language)).toContain(must(sources[0], id).label);
      expect(captionOf(id, true, language).startsWith(caption)).toBe(true);
    }
  });

  it('fold idle time where they open; a reader’s own choice stays between scenes that are alike', () => {
    expect(foldingAfter(false, 'compare', 'bosh')).toBe(true);
    expect(foldingAfter(true, 'bosh', 'compare')).toBe(false);
    expect(foldingAfter(true, 'compare', 'figure-1')).toBe(true);
    expect(foldingAfter(false, 'bosh', 'nacos')).toBe(false);
    expect(foldingAfter(true, 'bosh', null)).toBe(false);
  });
});

describe('each scene of a real system shows what its caption says, before its playhead', () => {
  it('WebQQ: news ends the held request, what came meanwhile travels in one answer, then 25 s end empty', () => {
    const [first, second, third] = firstLane('webqq').exchanges;
    expect(first?.messageIds).toEqual([1]);
    expect(second?.messageIds).toEqual([2, 3]);
    expect(third?.outcome).toBe('empty');
    expect(heldMs(must(third, 'a third request'))).toBe(25_000);
  });

  it('Baidu Hi: three requests in the first minute end empty after 20 s, and the next is asked for at once', () => {
    const { exchanges } = firstLane('baidu-hi');
    const empty = exchanges.slice(0, 3);
    expect(empty.map(({ outcome }) => outcome)).toEqual(['empty', 'empty', 'empty']);
    expect(empty.map(heldMs)).toEqual([20_000, 20_000, 20_000]);
    expect(pausesMs(exchanges)).toEqual([0, 0, 0, 0]);
  });

  it('Facebook: held for 50 s, which with both ways is less than the 60 s of the client', () => {
    const { scenario } = restOf('facebook-chat');
    const held = must(firstLane('facebook-chat').exchanges[1], 'a second request');
    expect(held.outcome).toBe('empty');
    expect(heldMs(held)).toBe(50_000);
    expect(scenario.techniques[0]?.params).toHaveProperty('clientTimeoutMs', 60_000);
    expect(held.endedAtMs! - held.askedAtMs).toBeLessThan(60_000);
  });

  it('Gmail: one response, and each line comes one way through the network after it was written', () => {
    const spans = firstLane('gmail-chat');
    expect(outcomes(spans)).toEqual(['open']);
    expect(spans.messages).not.toHaveLength(0);
    for (const { id } of spans.messages) expect(stalenessMs(spans, id)).toBe(400);
  });

  it('a Flash game: port 843 is asked first; each move is 12 bytes and one more', () => {
    const { connections, transits } = firstLane('flash-game');
    expect(connections.filter(({ kind }) => kind === 'raw').map(({ port }) => port)).toEqual([843, 9339]);
    const moves = transits.filter(({ messageIds }) => messageIds.length > 0);
    expect(moves.length).toBeGreaterThan(3);
    for (const { payloadBytes, overheadBytes } of moves) expect([payloadBytes, overheadBytes]).toEqual([12, 1]);
  });

  it('DWR: held for up to 60 s, away for a second after each answer, and what happens then waits for it', () => {
    const spans = firstLane('dwr');
    expect(heldMs(must(spans.exchanges[2], 'a third request'))).toBe(60_000);
    expect(pausesMs(spans.exchanges)).toEqual([1000, 1000, 1000]);
    const { publishedAtMs, deliveries } = must(spans.messages[1], 'a second message');
    const [before, after] = spans.exchanges;
    expect(publishedAtMs).toBeGreaterThan(before?.endedAtMs ?? Infinity);
    expect(publishedAtMs).toBeLessThan(after?.askedAtMs ?? 0);
    expect(deliveries[0]?.exchangeId).toBe(after?.id);
  });

  it('iComet: held for 30 s; a lost answer is noticed after 39 s, and the next script gets what was missed', () => {
    const spans = firstLane('icomet');
    const [, noop, lost, next] = spans.exchanges;
    expect(heldMs(must(noop, 'a second request'))).toBe(30_000);
    expect(noop?.outcome).toBe('empty');
    expect(lost?.attempts[0]?.respondedAtMs).not.toBeNull();
    expect(lost?.endedAtMs).toBeNull();
    expect(next!.askedAtMs - lost!.askedAtMs).toBe(39_000);
    expect(spans.messages[1]?.deliveries[0]?.exchangeId).toBe(next?.id);
  });

  it('CometD: held for 30 s; after a restart the page waits 1 s and gets what was published meanwhile', () => {
    const spans = firstLane('cometd');
    expect(heldMs(must(spans.exchanges[1], 'a second request'))).toBe(30_000);
    expect(outcomes(spans).slice(1, 4)).toEqual(['empty', 'network-error', 'answered']);
    expect(pausesMs(spans.exchanges)[2]).toBe(1000);
    const { publishedAtMs, deliveries } = must(spans.messages[1], 'a second message');
    expect(publishedAtMs).toBeGreaterThan(must(spans.serverStops[0], 'a restart').fromMs);
    expect(publishedAtMs).toBeLessThan(must(spans.exchanges[3], 'a fourth request').askedAtMs);
    expect(deliveries).toHaveLength(1);
  });

  it('SockJS: the response ends with the fourth message, past 128 KiB; a heartbeat comes after 25 s of silence', () => {
    const { exchanges, messages, transits } = firstLane('sockjs');
    expect(exchanges[0]?.messageIds).toEqual([1, 2, 3, 4]);
    expect(exchanges[0]?.streamEndReason).toBe('ended-by-server');
    const bytes = messages.slice(0, 4).reduce((sum, { payloadBytes }) => sum + payloadBytes, 0);
    expect(bytes).toBeGreaterThan(131_072);
    expect(bytes - must(messages[3], 'a fourth message').payloadBytes).toBeLessThan(131_072);
    expect(pausesMs(exchanges)).toEqual([0]);
    const beats = transits.filter(({ content, exchangeId }) => content === 'comment' && exchangeId === 1);
    const head = transits.find(({ content, exchangeId }) => content === 'stream-head' && exchangeId === 1);
    expect(beats[0]!.sentAtMs - head!.sentAtMs).toBe(25_000);
  });

  it('Socket.IO: 45 s after the last ping the page closes the socket, and a second later opens a session', () => {
    const { exchanges, transits, serverStalls } = firstLane('socketio');
    const lastPing = must(
      transits.findLast(({ signals }) => signals.includes('ping')),
      'a ping',
    );
    expect(serverStalls[0]?.fromMs).toBeGreaterThan(lastPing.arrivedAtMs ?? Infinity);
    const socket = must(
      exchanges.find(({ kind }) => kind === 'handshake'),
      'a socket',
    );
    expect(socket.streamEndedAtMs! - lastPing.arrivedAtMs!).toBe(45_000);
    expect(socket.streamEndReason).toBe('closed-by-client');
    expect(exchanges.at(-1)!.askedAtMs - socket.streamEndedAtMs!).toBe(1000);
  });

  it('Nacos: an empty answer after 29.5 s; a change is told one way later', () => {
    const spans = firstLane('nacos');
    expect(outcomes(spans).slice(0, 2)).toEqual(['empty', 'answered']);
    expect(heldMs(must(spans.exchanges[0], 'a request'))).toBe(29_500);
    expect(stalenessMs(spans, 1)).toBe(500);
  });

  it('BOSH: an idle request is answered empty after 60 s, and the next is asked for at once', () => {
    const { exchanges } = firstLane('bosh');
    expect(exchanges[1]?.outcome).toBe('empty');
    expect(heldMs(must(exchanges[1], 'a second request'))).toBe(60_000);
    expect(pausesMs(exchanges)[1]).toBe(0);
  });

  it('SignalR: tries again after 0, 2, 10 and 30 s; the fourth opens, and what was published meanwhile is lost', () => {
    const { exchanges, messages } = firstLane('signalr');
    const overAtMs = ({ streamEndedAtMs, endedAtMs, outcome }: ExchangeSpan) =>
      outcome === 'answered' ? streamEndedAtMs : endedAtMs;
    const waits = exchanges.slice(1).map(({ askedAtMs }, place) => askedAtMs - overAtMs(exchanges[place]!)!);
    expect(waits).toEqual([0, 2000, 10_000, 30_000]);
    expect(exchanges.slice(1).map(({ outcome }) => outcome)).toEqual([
      'network-error',
      'network-error',
      'network-error',
      'answered',
    ]);
    expect(messages.map(({ fate }) => fate)).toEqual(['delivered', 'lost', 'delivered']);
  });

  it('CORS: after the same 503 the XHR asks again after 1 s, the script when its watchdog has waited 32.5 s', () => {
    const [script, xhr] = restOf('cors').lanes.map(({ exchanges }) => exchanges);
    const [failedScript, nextScript] = script!.slice(1);
    const [failedXhr, nextXhr] = xhr!.slice(1);
    expect([failedScript?.status, failedXhr?.status]).toEqual([503, 503]);
    expect(nextXhr!.askedAtMs - failedXhr!.endedAtMs!).toBe(1000);
    expect(nextScript!.askedAtMs - failedScript!.askedAtMs).toBe(32_500);
  });
});
