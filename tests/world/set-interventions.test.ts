import { sum } from 'd3';
import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { createStream, toUnitInterval } from '../../src/core/random';
import { toWholeMicroseconds } from '../../src/core/units';
import { simulate } from '../../src/simulate';
import { buildSpans } from '../../src/trace/build-spans';
import { fatesOf, publishAt, withActs } from '../support/acted-runs';
import { eventsOf, requestOf, runLane } from '../support/runs';
import { parsed } from '../support/scenarios';

const d = 60;
const quiet = { kind: 'at', timesMs: [] };

const set = (atMs: number, path: string, value: unknown, lane?: string) => ({
  atMs,
  do: 'set',
  path,
  value,
  ...(lane === undefined ? {} : { lane }),
});

describe('set', () => {
  it('changes the latency of what is sent from then on', () => {
    const run = runLane(
      withActs('websocket', [set(5000, 'network.oneWayLatencyMs', 500), ...publishAt(4990, 5000, 6000)]),
    );
    expect(fatesOf(run)).toEqual([4990 + d, 5500, 6500]);
  });

  it('of a parameter is heard by the machine, which uses it from its next step on', () => {
    const run = runLane(
      withActs('ajax-polling', [set(4500, 'params.pollIntervalMs', 500)], { answers: 'at-once', pollIntervalMs: 2000 }),
    );
    expect(
      eventsOf(run, 'machine-moved')
        .filter(({ event }) => event === 'params.changed')
        .map(({ atMs, client }) => [atMs, client]),
    ).toEqual([[4500, 0]]);
    expect(run.exchanges.slice(0, 5).map(({ askedAtMs }) => askedAtMs)).toEqual([2000, 4000, 6000, 6500, 7000]);
  });

  it('at moment 0 is there from the start, and nobody is told', () => {
    const run = runLane(withActs('ajax-polling', [set(0, 'params.pollIntervalMs', 500)], { answers: 'at-once' }));
    expect(requestOf(run, 0).askedAtMs).toBe(500);
    expect(eventsOf(run, 'machine-moved').filter(({ event }) => event === 'params.changed')).toEqual([]);
  });

  it('with a lane changes that lane, and only its trace tells of it', () => {
    const scenario = parsed({
      version: 1,
      durationMs: 10_000,
      messages: quiet,
      techniques: [{ id: 'sse' }, { id: 'websocket' }],
      interventions: [
        set(2000, 'network.oneWayLatencyMs', 500, 'sse'),
        set(3000, 'params.reconnectMs', 5, 'websocket'),
        ...publishAt(5000),
      ],
    });
    const [sse, websocket] = simulate(scenario).lanes.map((trace) => ({ trace, ...buildSpans(trace) }));
    expect([fatesOf(must(sse, 'lane')), fatesOf(must(websocket, 'lane'))]).toEqual([[5500], [5000 + d]]);
    expect(
      [must(sse, 'lane'), must(websocket, 'lane')].map((run) =>
        eventsOf(run, 'intervention-applied').map(({ index }) => index),
      ),
    ).toEqual([
      [0, 2],
      [1, 2],
    ]);
  });
});

describe('set, of messages', () => {
  /** When each was published, and how large it was. */
  const publishedIn = (messages: Record<string, unknown>, acts: readonly Record<string, unknown>[]) =>
    runLane(withActs('websocket', acts, {}, { messages })).messages.map(({ publishedAtMs, payloadBytes }) => [
      publishedAtMs,
      payloadBytes,
    ]);

  it.each([
    { kind: 'at', timesMs: [2000, 6000, 6500] },
    { kind: 'every', periodMs: 3000, firstMs: 100 },
    { kind: 'poisson', perSecond: 1 },
    { kind: 'bursts', everyMs: 4000, count: 3, withinMs: 2000 },
  ])('of their payload alone moves no publication: $kind', (messages) => {
    const asTheyWere = publishedIn(messages, []);
    const sizeAt = (atMs: number) => (atMs < 6200 ? 20 : 700);
    expect(asTheyWere.length).toBeGreaterThan(2);
    const resized = asTheyWere.map(([atMs = 0]) => [atMs, sizeAt(atMs)]);
    expect(publishedIn(messages, [set(6200, 'messages.payloadBytes', 700)])).toEqual(resized);
    expect(publishedIn(messages, [set(6200, 'messages', { ...messages, payloadBytes: 700 })])).toEqual(resized);
  });

  it('to what they are changes nothing', () => {
    const asTheyWere = publishedIn({ kind: 'poisson', perSecond: 1 }, []);
    expect(publishedIn({ kind: 'poisson', perSecond: 1 }, [set(5000, 'messages.perSecond', 1)])).toEqual(asTheyWere);
  });

  it('of their rate leaves those before it alone, and draws the next waiting time at that moment', () => {
    const before = publishedIn({ kind: 'poisson', perSecond: 1 }, []).filter(([atMs = 0]) => atMs < 5000);
    const after = publishedIn({ kind: 'poisson', perSecond: 1 }, [set(5000, 'messages.perSecond', 4)]);
    expect(after.slice(0, before.length)).toEqual(before);
    // The waiting time that was drawn already is forgotten: a Poisson stream has no memory. Its draw is spent.
    const drawnMs = Array.from({ length: 3 }, (_, place) => {
      const random01 = toUnitInterval(createStream(7, 'messages', 0, before.length + 1 + place)());
      return (1000 * -Math.log1p(-random01)) / 4;
    });
    expect(after.slice(before.length, before.length + 3).map(([atMs]) => atMs)).toEqual(
      drawnMs.map((_, place) => toWholeMicroseconds(5000 + sum(drawnMs.slice(0, place + 1)))),
    );
  });
});

describe('set, of what goes on', () => {
  it('of the messages follows another source from then on', () => {
    const acts = [
      set(5000, 'messages', { kind: 'every', periodMs: 1000 }),
      set(8500, 'messages', { kind: 'at', timesMs: [1, 9000] }),
    ];
    const run = runLane(withActs('websocket', acts, {}, { messages: { kind: 'at', timesMs: [2000, 6500] } }));
    expect(run.messages.map(({ publishedAtMs }) => publishedAtMs)).toEqual([2000, 6000, 7000, 8000, 9000]);
  });

  it('of the number of connections lets those go out at once that wait for one', () => {
    const acts = [{ on: 'ajax-polling/request/0', do: 'never-answer' }, set(3000, 'browser.connectionsPerHost', 2)];
    const rest = { browser: { connectionsPerHost: 1, warmConnection: false } };
    const run = runLane(withActs('ajax-polling', acts, { answers: 'at-once', pollIntervalMs: 1000 }, rest));
    expect(requestOf(run, 1)).toMatchObject({ askedAtMs: 2000, wasQueued: true, endedAtMs: 3000 + 4 * d });
    expect(run.connections.map(({ openingAtMs }) => openingAtMs)).toEqual([1000, 3000]);
  });

  it('of the memory forgets what the server can no longer give', () => {
    const polling = { answers: 'at-once', pollIntervalMs: 10_000 };
    const run = runLane(
      withActs('ajax-polling', [...publishAt(1000, 2000), set(3000, 'server.keepsMessages', false)], polling),
    );
    expect(fatesOf(run)).toEqual(['server-forgot', 10_000 + 4 * d]);
  });
});
