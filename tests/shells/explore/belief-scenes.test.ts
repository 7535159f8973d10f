import { describe, expect, it } from 'vitest';
import { must } from '../../../src/core/assert';
import { languageOf } from '../../../src/i18n/catalogue';
import { LOCALES } from '../../../src/i18n/locale';
import { measure } from '../../../src/metrics/measure';
import { beliefScenes } from '../../../src/shells/explore/belief-scenes';
import { runScenario } from '../../../src/shells/explore/run';
import { findScene } from '../../../src/shells/explore/scene';
import { beliefsAbout } from '../../../src/shells/explore/scene-menu';
import { sceneText } from '../../../src/shells/explore/scene-text';
import type { Spans } from '../../../src/trace/spans';
import { techniques } from '../../../src/techniques/index';
import { overtakings } from '../../../src/metrics/overtaking';

/** The lanes as they are where the scene rests: what comes later has not happened. */
function lanesOf(name: string): readonly Spans[] {
  const { scenario, look } = must(findScene(`belief-${name}`), name);
  const attempt = runScenario({ ...scenario, durationMs: must(look.restAtMs, name) });
  if (!attempt.isDone) throw new Error(JSON.stringify(attempt.spent));
  return attempt.lanes.map(({ spans }) => spans);
}

const firstOf = (name: string) => must(lanesOf(name)[0], name);
const outcomesOf = ({ exchanges }: Spans) => exchanges.map(({ outcome }) => outcome);
/** How long each message was under way to its first page, in ms; null: it is not there. */
const stalenessesOf = ({ messages }: Spans) =>
  messages.map(({ publishedAtMs, deliveries }) => (deliveries[0] ? deliveries[0].atMs - publishedAtMs : null));
const usedConnections = ({ exchanges }: Spans) =>
  new Set(exchanges.flatMap(({ attempts }) => attempts.map(({ connectionId }) => connectionId)));

describe('what many believe', () => {
  it.each(LOCALES)('is said in quotes, and answered by a caption (%s)', (locale) => {
    for (const id of Object.keys(beliefScenes)) {
      const { title, caption } = sceneText(id, languageOf(locale));
      expect(title).toMatch(/^“.+”$/);
      expect(caption).toMatch(/[.。]$/);
    }
  });

  it('is listed with the techniques that it is about', () => {
    const language = languageOf('en');
    const listed = new Set(techniques.flatMap(({ id }) => beliefsAbout(id, language).map((belief) => belief.id)));
    expect([...listed].sort()).toEqual(Object.keys(beliefScenes).sort());
    expect(beliefsAbout('websocket', language).map(({ id }) => id)).toContain('belief-sent-is-delivered');
    expect(beliefsAbout('sse', language).map(({ id }) => id)).not.toContain('belief-sent-is-delivered');
  });
});

describe('each scene shows what its caption says, before its playhead', () => {
  it('keep-alive, held and endless are three things', () => {
    const [polling, held, stream] = lanesOf('one-thing');
    expect(must(polling, 'polls').exchanges.length).toBeGreaterThan(2);
    for (const spans of lanesOf('one-thing')) expect(usedConnections(spans).size).toBe(1);
    const { attempts } = must(held?.exchanges[0], 'a held request');
    expect(
      must(attempts[0]?.respondedAtMs, 'an answer') - must(attempts[0]?.arrivedAtMs, 'an arrival'),
    ).toBeGreaterThan(1000);
    expect(stream?.exchanges.map(({ outcome, messageIds }) => [outcome, messageIds.length])).toEqual([['open', 3]]);
  });

  it('five long polls on one connection', () => {
    const spans = firstOf('new-connection');
    expect(spans.exchanges).toHaveLength(5);
    expect(usedConnections(spans).size).toBe(1);
  });

  it('an interval does not wait: two requests are under way at once', () => {
    const { exchanges } = firstOf('interval-waits');
    const [first, second] = exchanges;
    expect(must(first?.endedAtMs, 'an end') - must(first, 'a request').askedAtMs).toBe(1400);
    expect(second?.askedAtMs).toBeLessThan(must(first?.endedAtMs, 'an end'));
  });

  it('request 2 is answered before request 1', () => {
    const spans = firstOf('answers-in-order');
    const overtaken = overtakings(spans, Infinity).filter(({ isOvertaken }) => isOvertaken);
    expect(overtaken.map(({ earlier, later }) => [earlier.id, later.id])).toEqual([[1, 2]]);
    const [older, newer] = spans.messages.slice(1).map(({ deliveries }) => deliveries[0]?.atMs ?? NaN);
    expect(older).toBeGreaterThan(must(newer, 'message 3'));
  });

  it('given up after 3 s, and the server works on until its 8 s are over', () => {
    const [first] = firstOf('abort-stops-server').exchanges;
    expect(first).toMatchObject({ outcome: 'client-timeout', endedAtMs: 3000 });
    expect(first?.attempts[0]).toMatchObject({ workResult: 'nobody-listening', arrivedAtMs: 500, workEndedAtMs: 8500 });
  });

  it('one message alone is as fast; of three in a row the last two need three ways', () => {
    const [held, socket] = lanesOf('as-fast-as-a-socket');
    expect(stalenessesOf(must(socket, 'a socket'))).toEqual([500, 500, 500, 500]);
    const [alone, first, second] = stalenessesOf(must(held, 'long polling'));
    expect([alone, first]).toEqual([500, 500]);
    expect(second).toBeGreaterThan(1000);
    expect(second).toBeLessThanOrEqual(1500);
  });

  it('long polling asks more often than polling where news is frequent', () => {
    const [polling, held] = lanesOf('fewer-requests');
    expect(must(held, 'long polling').exchanges.length).toBeGreaterThan(3 * must(polling, 'polling').exchanges.length);
  });

  it('what falls into the gap is late with a cursor and lost without one', () => {
    const [knowing, forgetful] = lanesOf('the-gap-is-safe');
    expect(stalenessesOf(must(knowing, 'one with a cursor'))[1]).toBeGreaterThan(1000);
    expect(forgetful?.messages[1]?.losses).toMatchObject([{ reason: 'nobody-listening' }]);
  });

  it('an empty answer is a 200 after which the page asks again at once', () => {
    const { exchanges } = firstOf('empty-is-an-error');
    const empty = exchanges.filter(({ outcome }) => outcome === 'empty');
    expect(empty.length).toBeGreaterThan(1);
    for (const { id, status, endedAtMs } of empty) {
      expect(status).toBe(200);
      expect(exchanges[id + 1]?.askedAtMs).toBe(endedAtMs);
    }
  });

  it('a client that waits for less than the hold limit gives up on healthy requests, and its news is late', () => {
    const [impatient, patient] = lanesOf('any-timeout-will-do');
    expect(outcomesOf(must(impatient, 'a lane'))).toContain('client-timeout');
    expect(outcomesOf(must(patient, 'a lane'))).not.toContain('client-timeout');
    const [late, atOnce] = [impatient, patient].map((spans) => stalenessesOf(must(spans, 'a lane'))[0] ?? NaN);
    expect(late).toBeGreaterThan(must(atOnce, 'a time'));
  });

  it('neither EventSource after a 503 nor a WebSocket asks again', () => {
    const attempt = runScenario(must(findScene('belief-reconnects-by-itself'), 'the scene').scenario);
    const [stream, socket] = attempt.isDone ? attempt.lanes.map(({ spans }) => spans) : [];
    expect(stream?.exchanges.map(({ status }) => status)).toEqual([200, 503]);
    expect(socket?.exchanges).toHaveLength(1);
    expect(socket?.messages.at(-1)?.losses).toHaveLength(1);
  });

  it('the poll of the seventh tab waits in the browser until one of the six is answered', () => {
    const { exchanges } = firstOf('six-for-each-tab');
    const [seventh] = exchanges.filter(({ tab }) => tab === 6);
    expect(seventh).toMatchObject({ askedAtMs: 0, wasQueued: true });
    const firstEnd = Math.min(...exchanges.flatMap(({ endedAtMs }) => endedAtMs ?? []));
    expect(seventh?.attempts[0]?.assignedAtMs).toBe(firstEnd);
  });

  it('a buffering proxy keeps heartbeats, and message 1 with them', () => {
    const spans = firstOf('heartbeat-passes-buffers');
    expect(stalenessesOf(spans)[0]).toBeGreaterThan(2000);
    const kept = spans.exchanges[0]?.attempts[0]?.proxy?.withheld ?? [];
    expect(kept.length).toBeGreaterThan(3);
    const heartbeats = spans.transits.filter(({ content }) => content === 'comment');
    expect(Math.min(...heartbeats.map(({ sentAtMs }) => sentAtMs))).toBeGreaterThanOrEqual(kept[1]?.toMs ?? Infinity);
  });

  it('heartbeats outlive a timeout of 3 s; silence does not', () => {
    const [stream] = firstOf('read-timeout-is-total').exchanges;
    const proxy = stream?.attempts[0]?.proxy;
    expect(must(proxy?.gaveUpAtMs, 'an end') - must(stream?.openedAtMs, 'a beginning')).toBeGreaterThan(2 * 3000);
    expect(stream?.streamEndReason).toBe('connection-lost');
  });

  it('three techniques of one name bring the same news', () => {
    for (const spans of lanesOf('comet-is-a-protocol')) expect(stalenessesOf(spans)).toEqual([400, 400, 400]);
  });

  it('all that comes on HTTP/2 comes on a stream that the browser has opened, and is an answer', () => {
    for (const spans of lanesOf('http2-push')) {
      const carriers = spans.transits.filter(({ messageIds }) => messageIds.length > 0);
      expect(carriers).toHaveLength(3);
      for (const { streamId, exchangeId, sentAtMs } of carriers) {
        const request = spans.transits.find((each) => each.content === 'request' && each.streamId === streamId);
        expect(request).toMatchObject({ direction: 'up', exchangeId });
        expect(request?.sentAtMs).toBeLessThan(sentAtMs);
      }
      expect(usedConnections(spans).size).toBe(1);
    }
  });

  it('what was written to a socket that had been cut is lost, and no error told the server', () => {
    const spans = firstOf('sent-is-delivered');
    expect(spans.messages[1]?.losses).toMatchObject([{ reason: 'connection-lost' }]);
    const carrier = spans.transits.find(({ messageIds }) => messageIds.includes(2));
    expect(carrier).toMatchObject({ arrivedAtMs: null });
    expect(spans.connections[1]?.closedAtServerMs).toBeGreaterThan(must(carrier, 'a frame').sentAtMs);
  });

  it('while the server is down one client asks a dozen times, the other a few', () => {
    const [atOnce, backingOff] = lanesOf('retry-at-once').map(
      ({ exchanges }) => exchanges.filter(({ outcome }) => outcome === 'network-error').length,
    );
    expect(atOnce).toBeGreaterThanOrEqual(12);
    expect(backingOff).toBeLessThanOrEqual(4);
  });

  it('an endless iframe looks like loading, an event stream does not', () => {
    const [frame, stream] = lanesOf('push-shows-loading');
    expect(frame?.exchanges.map(({ initiator }) => initiator)).toEqual(['iframe']);
    expect(stream?.exchanges.map(({ initiator }) => initiator)).toEqual(['event-source']);
    for (const spans of [frame, stream]) expect(must(spans, 'a lane').messages[0]?.deliveries).toHaveLength(1);
  });

  it('polls of a hidden tab come a second apart; what is pushed comes as before', () => {
    const [polling, stream] = lanesOf('hidden-tabs-go-on');
    const asked = must(polling, 'polls')
      .exchanges.map(({ askedAtMs }) => askedAtMs)
      .filter((atMs) => atMs > 3200);
    const gaps = asked.slice(1).map((atMs, place) => atMs - must(asked[place], 'the one before'));
    expect(gaps.length).toBeGreaterThan(1);
    expect(new Set(gaps)).toEqual(new Set([1000]));
    expect(new Set(stalenessesOf(must(stream, 'a stream')))).toEqual(new Set([200]));
  });

  it('two threads hold two polls; the third client waits until one is answered', () => {
    const spans = firstOf('threads-are-free');
    const waiting = spans.exchanges.filter(({ attempts }) => attempts[0]?.wasBacklogged === true);
    expect(waiting[0]).toMatchObject({ client: 2 });
    expect(measure(spans, Infinity).workersBusyMax).toBe(2);
  });
});
